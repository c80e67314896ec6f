/** `chainwright queues`: where work waits. */
import { type Chain, type Scenario, workspaceOf } from '@chainwright/language/model';
import { queuesJson, queuesMarkdown, queuesText, queuesView } from '@chainwright/language/queues';
import { URI } from 'vscode-uri';
import { type Typed, textOf, textsOf } from '../arguments.ts';
import { chosenChains } from '../chains.ts';
import type { Run } from '../commands.ts';
import { files, nameOf, open, select } from '../files/workspace.ts';
import { suggestion } from '../nearest.ts';
import { note } from '../note.ts';
import { UserProblem } from '../problem.ts';
import { readInThreads } from '../reading/threads.ts';
import { look, writeResult } from '../result.ts';

export const queues: Run = async (operands, values, io, typed) => {
  const opened = await open(await select(operands, io, textOf(values, 'stdin-filename')), io, values);
  const { models, problems } = await readInThreads(opened.sources, { root: opened.root, files }, io.readers);
  const names = new Map(opened.asked.map(({ uri, name }) => [uri, name]));
  const asked = models.filter(({ file }) => names.has(file));
  const chains = chosenChains(asked, textOf(values, 'chain'), 'look at', io);
  const scenarios = chosenScenarios(
    models.flatMap((model) => model.scenarios),
    chains,
    typed,
  );
  const shown = scenarios.length > 0 ? chains.filter(({ id }) => scenarios.some(({ of }) => of.id === id)) : chains;
  const view = queuesView(workspaceOf(models), shown, scenarios);
  const pathOf = (uri: string) => names.get(uri) ?? nameOf(URI.parse(uri).fsPath, io.cwd);
  if (values.format === 'json') writeResult(queuesJson(view, { pathOf }), values, io);
  else if (values.format === 'markdown') writeResult(queuesMarkdown(view, { pathOf }), values, io);
  else writeResult(queuesText(view, { pathOf, ...look(values, io) }), values, io);
  for (const message of opened.skipped) note(io, `${message}; the file is left out`);
  const broken = problems.filter(({ file }) => names.has(file)).length;
  if (broken > 0 && !values.quiet)
    note(
      io,
      `${broken} error${broken === 1 ? '' : 's'} in the text; the figures are of what can be read (chainwright lint says more)`,
    );
  return 0;
};

/** Scenarios of the chains that are shown, by their names. */
function chosenScenarios(
  scenarios: readonly Scenario[],
  chains: readonly Chain[],
  typed: readonly Typed[],
): readonly Scenario[] {
  const own = scenarios.filter(({ of }) => chains.some(({ id }) => id === of.id));
  const chosen = textsOf(typed, 'scenario').flatMap((name) => {
    const found = own.filter((one) => one.name === name);
    if (found.length > 0) return found;
    const names = [...new Set(own.map((one) => one.name))];
    const which = chains.length === 1 ? `${chains[0]?.name} has` : 'there is';
    throw new UserProblem(
      names.length === 0
        ? `${which} no scenario, so none is called ${JSON.stringify(name)}`
        : `${which} no scenario ${JSON.stringify(name)}${suggestion(name, names)}`,
    );
  });
  return [...new Set(chosen)];
}
