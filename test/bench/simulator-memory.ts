/** Simulates so many cases and says the most memory that it held, in kilobytes. A program. */
import { simulate } from '@chainwright/language/flow';
import { workspaceOfNetwork } from './networks.ts';

const workspace = workspaceOfNetwork('tandem');
const [chain = ''] = workspace.chains.keys();
const request = { chain, cases: Number(process.argv[2]), replications: 2, precision: 1e-9, warmUp: 1_000 };
const outcome = await simulate(workspace, request);
if (outcome.kind !== 'done') throw new Error(outcome.kind);
process.stdout.write(String(process.resourceUsage().maxRSS));
