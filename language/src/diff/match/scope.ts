/** What of a workspace is compared: all of it, or one chain with everything around it. */
import type { Chain, Document, Field, Hours, Pool, Scenario, Workspace } from '../../model/index.ts';
import { pathsBelow } from './paths.ts';

export interface Scope {
  readonly workspace: Workspace;
  readonly chains: readonly Chain[];
  readonly pools: readonly Pool[];
  readonly hours: readonly Hours[];
  readonly fields: readonly Field[];
  readonly documents: readonly Document[];
  readonly scenarios: readonly Scenario[];
  /** What a file is called on both sides. */
  readonly pathOf: (file: string) => string;
}

export function wholeOf(workspace: Workspace, pathOf = pathsBelow(workspace)): Scope {
  const { models } = workspace;
  return {
    workspace,
    chains: models.flatMap(({ chains }) => chains),
    pools: models.flatMap(({ pools }) => pools),
    hours: models.flatMap(({ hours }) => hours),
    fields: models.flatMap(({ fields }) => fields),
    documents: models.flatMap(({ documents }) => documents),
    scenarios: models.flatMap(({ scenarios }) => scenarios),
    pathOf,
  };
}

/** A chain seen alone, in a workspace in which nothing else changes. */
export function onlyChain(workspace: Workspace, chain: Chain): Scope {
  return { ...wholeOf(workspace), chains: [chain], scenarios: [] };
}
