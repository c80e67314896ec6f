/** What a simulation of a chain needs, as the text stands: it runs where its results are shown. */
import { titleOf } from '@chainwright/language/model';
import type { Project } from '../project.ts';
import type { SimulationAnswer, SimulationParams } from '../protocol.ts';

export function simulationSubject(project: Project, { uri, chain: name }: SimulationParams): SimulationAnswer {
  const chain = project.model(uri)?.chains.find((one) => one.name === name);
  if (chain === undefined) return null;
  const { models } = project.workspace(uri);
  const scenarios = models.flatMap((model) => model.scenarios).filter(({ of }) => of.id === chain.id);
  return {
    chain: chain.id,
    title: titleOf(chain),
    scenarios: scenarios.map((one) => ({ id: one.id, title: titleOf(one) })),
    models: [...models],
  };
}
