// Writes all documentation that is made from the sources: docs/rules, docs/schemas, and what each generate-*.mjs writes.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { ROOT } from './lib/tools.mjs';

const SOURCE = `
export { rulesOverview } from './language/src/reports/overview.ts';
export { lintJsonSchema } from './language/src/reports/lint-schema.ts';
export { simulateJsonSchema } from './language/src/reports/simulate/schema.ts';
export { diffJsonSchema } from './language/src/reports/diff/schema.ts';
export { queuesJsonSchema } from './language/src/reports/queues/schema.ts';
export { configurationJsonSchema } from './language/src/config/schema.ts';
export { withConfigurationLists } from './language/src/config/page.ts';
export { configurationPrintJsonSchema } from './language/src/config/print-schema.ts';
`;

/** The rules import their pages as text, which only a bundler can do. */
async function load() {
  const { outputFiles } = await build({
    stdin: { contents: SOURCE, resolveDir: ROOT, loader: 'ts' },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    loader: { '.md': 'text' },
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}

function write(path, text) {
  mkdirSync(dirname(join(ROOT, path)), { recursive: true });
  writeFileSync(join(ROOT, path), text);
}

for (const name of readdirSync(join(ROOT, 'scripts'))) if (/^generate-.*\.mjs$/.test(name)) await import(`./${name}`);

const {
  rulesOverview,
  diffJsonSchema,
  lintJsonSchema,
  simulateJsonSchema,
  queuesJsonSchema,
  configurationJsonSchema,
  configurationPrintJsonSchema,
  withConfigurationLists,
} = await load();
write('docs/rules/README.md', rulesOverview());
write('docs/schemas/lint.schema.json', `${JSON.stringify(lintJsonSchema(), undefined, 2)}\n`);
write('docs/schemas/diff.schema.json', `${JSON.stringify(diffJsonSchema(), undefined, 2)}\n`);
write('docs/schemas/queues.schema.json', `${JSON.stringify(queuesJsonSchema(), undefined, 2)}\n`);
write('docs/schemas/simulate.schema.json', `${JSON.stringify(simulateJsonSchema(), undefined, 2)}\n`);
write('docs/schemas/config.schema.json', `${JSON.stringify(configurationJsonSchema(), undefined, 2)}\n`);
write('docs/schemas/config-print.schema.json', `${JSON.stringify(configurationPrintJsonSchema(), undefined, 2)}\n`);
const page = 'docs/configuration.md';
write(page, withConfigurationLists(readFileSync(join(ROOT, page), 'utf8')));
