// Bundles the script of the pages that pictures are exported as; such a page holds it, and allows no other by its hash.
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { ROOT } from './lib/tools.mjs';

const PAGE = join(ROOT, 'language', 'src', 'picture', 'page');

const { outputFiles } = await build({
  entryPoints: [join(PAGE, 'viewer.ts')],
  bundle: true,
  minify: true,
  write: false,
  format: 'iife',
  platform: 'browser',
  target: 'es2022',
  legalComments: 'none',
  charset: 'ascii',
});
// Within a page, this ends a script.
const script = outputFiles[0].text.trim().replaceAll('</script', '<\\/script');
const hash = createHash('sha256').update(script).digest('base64');

mkdirSync(join(PAGE, 'generated'), { recursive: true });
writeFileSync(
  join(PAGE, 'generated', 'script.ts'),
  `/** Made from viewer.ts by \`npm run generate\`. */
export const SCRIPT = ${JSON.stringify(script)};
export const SCRIPT_HASH = 'sha256-${hash}';
`,
);
