/** What of `lint` needs the whole language, and is loaded only then: reading texts, running the rules, mending. */
import { setFlagsFromString } from 'node:v8';
import { shortRunOf } from '@chainwright/language/flow';
import { workspaceOf } from '@chainwright/language/model';
import { lintFiles, withSafeFixes } from '@chainwright/language/rules';

export { mendText } from '@chainwright/language/rules';

import { readInThreads } from '../reading/threads.ts';
import type { Checked, CheckOptions, Texts } from './check.ts';

// Trees of texts die young: more room for young objects only makes the process larger, by a quarter for 1,000 files.
setFlagsFromString('--semi-space-growth-factor=1');
// Several threads that look for young garbage wait for each other longer than they save.
setFlagsFromString('--no-parallel-scavenge');

export async function check(
  { root, sources, files }: Texts,
  asked: ReadonlySet<string>,
  { readers, ...options }: CheckOptions,
): Promise<Checked> {
  const { models, problems } = await readInThreads(sources, { root, files }, readers);
  const workspace = workspaceOf(models);
  const linting = { ...options, problems, shortRunOf };
  const texts = new Map(sources.map(({ uri, text }) => [uri, text]));
  const context = { workspace, options: linting, textOf: (uri: string) => texts.get(uri) };
  const findings = withSafeFixes(lintFiles(workspace, asked, linting), context);
  const chains = models.reduce((sum, model) => sum + (asked.has(model.file) ? model.chains.length : 0), 0);
  return { findings, chains };
}
