/** From what was typed to what is asked of the simulation. */
import type { SimulationRequest } from '@chainwright/language/flow';
import type { Chain, Scenario, Workspace } from '@chainwright/language/model';
import { countOf, type Typed, textOf, textsOf, type Values } from '../arguments.ts';
import { suggestion } from '../nearest.ts';
import { UserProblem } from '../problem.ts';

/** The chain that is named; without a name, the only one that has a demand, or the only one there is. */
export function chosenChain(
  chains: readonly Chain[],
  name: string | undefined,
  placeOf: (chain: Chain) => string,
): Chain {
  const [first, ...others] = name === undefined ? candidates(chains) : chains.filter((chain) => chain.name === name);
  if (first !== undefined && others.length === 0) return first;
  const names = [...new Set(chains.map((chain) => chain.name))];
  if (name === undefined)
    throw new UserProblem(
      names.length === 0
        ? 'there is no chain to simulate'
        : `there are ${names.length} chains; name one: ${some(names)}`,
    );
  if (first === undefined) throw new UserProblem(`there is no chain ${JSON.stringify(name)}${suggestion(name, names)}`);
  const places = [first, ...others].map(placeOf);
  throw new UserProblem(`${places.join(' and ')} each have a chain ${name}; name the file that is meant`);
}

function candidates(chains: readonly Chain[]): readonly Chain[] {
  const demanded = chains.filter(({ demand }) => demand !== undefined);
  return demanded.length > 0 ? demanded : chains;
}

const some = (names: readonly string[]) => [...names.slice(0, 5), ...(names.length > 5 ? ['…'] : [])].join(', ');

export function requestOf(
  workspace: Workspace,
  chain: Chain,
  values: Values,
  typed: readonly Typed[],
): SimulationRequest {
  const own = workspace.models.flatMap(({ scenarios }) => scenarios.filter(({ of }) => of.id === chain.id));
  const scenarios = [...new Set(textsOf(typed, 'scenario'))].map((name) => scenarioOf(own, chain, name).id);
  const counts = {
    seed: countOf(values, 'seed'),
    cases: positive(values, 'cases'),
    replications: positive(values, 'replications'),
    warmUp: countOf(values, 'warm-up'),
    precision: precisionOf(textOf(values, 'precision')),
  };
  const given = Object.fromEntries(Object.entries(counts).filter(([, value]) => value !== undefined));
  if (counts.replications === 1) throw new UserProblem('--replications cannot be 1; an interval needs at least 2');
  return { chain: chain.id, scenarios, ...given };
}

function scenarioOf(own: readonly Scenario[], chain: Chain, name: string): Scenario {
  const found = own.find((one) => one.name === name);
  if (found !== undefined) return found;
  const names = own.map((one) => one.name);
  if (names.length === 0)
    throw new UserProblem(`${chain.name} has no scenario, so none is called ${JSON.stringify(name)}`);
  throw new UserProblem(`${chain.name} has no scenario ${JSON.stringify(name)}${suggestion(name, names)}`);
}

export function positive(values: Values, name: string): number | undefined {
  const count = countOf(values, name);
  if (count === 0) throw new UserProblem(`--${name} cannot be 0; it is a whole number from 1`);
  return count;
}

/** `1%` or `0.5%`. */
function precisionOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const share = /^(\d{1,3}(?:\.\d{1,6})?)%$/.exec(text)?.[1];
  const value = Number(share) / 100;
  if (!(value > 0 && value < 1))
    throw new UserProblem(`--precision cannot be ${JSON.stringify(text)}; it is a share of the mean such as 1%`);
  return value;
}
