/** A workspace in which every name, title and criterion is a string of somebody's choice. */

import { type ChainModel, workspaceOf } from '@chainwright/language/model';
import { type QueuesView, queuesView } from '@chainwright/language/queues';
import { readFiles } from '../language/reading.ts';

const TEXT = `
hours office Mon-Fri 09:00-17:00
person Judge "Judge" { works office  costs 80 EUR/h }
role Clerk "Clerk" { people 2 }
role Silent "Silent"
agent Reader "Reader" { parallel 3 }
document Paper "Paper"
chain Busy "Busy" {
  demand 20/day during office
  goal lead time < 1wd
  goal lead time < 3d for 90%
  start Filed "Filed"
  step Read "Read" { by Reader  takes 30s  quality 90%  verify "as on paper" against Paper by Clerk takes 2min }
  step Decide "Decide" { by Judge  work judgement  takes 12min }
  end Told "Told"
  Filed  -> Read
  Read   -> Decide wait 1h
  Decide -> Told
}
chain Full "Full" {
  demand 200/day during office
  start In "In"
  step Do "Do" { by Judge  takes 12min }
  end Out "Out"
  In -> Do
  Do -> Out
}
chain Quiet "Quiet" {
  start In "In"
  step Do "Do" { by Silent }
  end Out "Out"
  In -> Do
  Do -> Out
}
scenario Two "Two" of Busy { Judge people 2 }
`;

const { models } = readFiles({ 'main.chain': TEXT });
const SAID = new Set(['name', 'title', 'criterion', 'text']);

/** What `queues` sees of each chain alone, and of all of them at once. */
export function viewsWith(text: string): readonly QueuesView[] {
  const workspace = workspaceOf(models.map((model) => renamed(model, text)));
  const chains = [...workspace.chains.values()];
  const scenarios = workspace.models.flatMap((model) => model.scenarios);
  return [...chains.map((chain) => queuesView(workspace, [chain], scenarios)), queuesView(workspace, chains)];
}

function renamed(model: ChainModel, text: string): ChainModel {
  return JSON.parse(JSON.stringify(model), (key, value) => (SAID.has(key) && typeof value === 'string' ? text : value));
}
