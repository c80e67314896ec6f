/**
 * What parsing takes for the files of a folder, what reading them takes (parsing again, and building the models), and what
 * the rules take after it, with the figures that some of them ask for. A program: prints milliseconds.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { figuresOf, shortRunOf } from '@chainwright/language/flow';
import { createChainServices } from '@chainwright/language/grammar';
import { onlyThese, readWorkspace, workspaceOf } from '@chainwright/language/model';
import { lintWorkspace } from '@chainwright/language/rules';

const folder = process.argv[2] ?? '.';
const root = `${pathToFileURL(folder).href}/`;
const sources = readdirSync(folder)
  .filter((name) => name.endsWith('.chain'))
  .map((name) => ({ uri: root + name, text: readFileSync(join(folder, name), 'utf8') }));

const { chain } = createChainServices({ rootOf: () => root, realUri: (uri) => uri });
const [parse] = timed(() => {
  for (const { text } of sources) chain.parser.LangiumParser.parse(text);
});
const [reading, { models, problems }] = timed(() => readWorkspace(sources, { root, files: onlyThese(sources) }));
const [joining, workspace] = timed(() => workspaceOf(models));
const [figures] = timed(() => figuresOf(workspace));
const [checking, findings] = timed(() => lintWorkspace(workspace, { today: '2026-11-23', problems, shortRunOf }));
const rules = joining + figures + checking;
process.stdout.write(JSON.stringify({ parse, reading, rules, figures, findings: findings.length }));

function timed<T>(action: () => T): readonly [number, T] {
  const began = performance.now();
  const result = action();
  return [performance.now() - began, result];
}
