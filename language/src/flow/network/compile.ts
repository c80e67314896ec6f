/** Compiles a chain into its network: once, for as long as nothing that it stands on changes. */
import type { Chain, Workspace } from '../../model/index.ts';
import { Draft } from './draft.ts';
import { Facts } from './facts.ts';
import { layChain } from './lay.ts';
import type { ChainNetwork } from './network.ts';

const compiled = new WeakMap<Chain, { readonly network: ChainNetwork; readonly facts: Facts }>();

/** A workspace never changes: what held in it once need not be asked again. */
const sure = new WeakMap<Workspace, Map<Chain, ChainNetwork>>();

export function networkOf(workspace: Workspace, chain: Chain): ChainNetwork {
  const networks = sure.get(workspace) ?? new Map<Chain, ChainNetwork>();
  sure.set(workspace, networks);
  const network = networks.get(chain) ?? compiledFor(workspace, chain);
  networks.set(chain, network);
  return network;
}

function compiledFor(workspace: Workspace, chain: Chain): ChainNetwork {
  const known = compiled.get(chain);
  if (known?.facts.holdIn(workspace)) return known.network;
  const facts = new Facts(workspace);
  const network = build(chain, facts);
  compiled.set(chain, { network, facts });
  return network;
}

function build(chain: Chain, facts: Facts): ChainNetwork {
  const draft = new Draft();
  const { entries, heads } = layChain(chain, { draft, facts, path: [chain.id] });
  return { chain: chain.id, name: chain.name, points: draft.points, entries, gaps: draft.gaps, heads };
}
