/** `chainwright lint` with all rules against bpmnlint with its recommended ones, on the same processes. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { onlyThese, readWorkspace } from '@chainwright/language/model';
import { bpmnOf } from './bpmn.ts';
import { inFolder, inTurns, type Measure, node } from './measure.ts';
import { COMMAND } from './places.ts';
import { PROCESSES, processFiles } from './processes.ts';

const BPMNLINT = join(dirname(createRequire(import.meta.url).resolve('bpmnlint/package.json')), 'bin', 'bpmnlint.js');
/** Three times the processes a second. */
const AT_MOST = 1 / 3;

export async function againstBpmnlint(): Promise<Measure> {
  const files = processFiles(PROCESSES);
  return inFolder(files, (chains) =>
    inFolder({ ...asBpmn(files), '.bpmnlintrc': '{ "extends": "bpmnlint:recommended" }' }, async (diagrams) => {
      const { ours, theirs } = await inTurns(
        3,
        () => node([COMMAND, 'lint', '--no-cache', '.'], chains),
        () => node([BPMNLINT, '*.bpmn'], diagrams),
      );
      const perSecond = (milliseconds: number) => ((PROCESSES * 1000) / milliseconds).toFixed(0);
      return {
        name: '`lint` on 1,000 processes, to bpmnlint',
        seen: `${(ours / theirs).toFixed(2)} times (${perSecond(ours)} processes a second to ${perSecond(theirs)})`,
        limit: '0.33 times',
        isMet: ours / theirs <= AT_MOST,
      };
    }),
  );
}

function asBpmn(files: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const root = 'file:///bench/';
  const sources = Object.entries(files).map(([name, text]) => ({ uri: root + name, text }));
  const { models } = readWorkspace(sources, { root, files: onlyThese(sources) });
  const named = models.filter(({ chains }) => chains.length > 0);
  return Object.fromEntries(
    named.map((model) => [model.file.slice(root.length).replace(/chain$/, 'bpmn'), bpmnOf(model)]),
  );
}
