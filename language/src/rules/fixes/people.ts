/** Who could take something on: of those that a file sees, the fittest first. */
import {
  type Document,
  isHuman,
  levelOf,
  type Node,
  type Pool,
  poolOf,
  type Ref,
  serversOf,
} from '../../model/index.ts';
import type { Site } from './site.ts';

/** The pools that a file may name: its own and those of the files that it imports. */
export function poolsSeenFrom(site: Site, file: string = site.model.file): readonly Pool[] {
  return modelsSeenFrom(site, file).flatMap(({ pools }) => pools);
}

export function documentsSeenFrom(site: Site): readonly Document[] {
  return modelsSeenFrom(site, site.model.file).flatMap(({ documents }) => documents);
}

function modelsSeenFrom({ workspace }: Site, file: string) {
  const own = workspace.models.find((model) => model.file === file);
  const imported = new Set(own?.imports.flatMap((one) => one.file ?? []));
  return [...(own === undefined ? [] : [own]), ...workspace.models.filter((model) => imported.has(model.file))];
}

export function humansFor(site: Site, file?: string): readonly Pool[] {
  return byReserve(poolsSeenFrom(site, file).filter(isHuman));
}

/** Roles and people who know a field as experts. */
export function expertsIn(site: Site, field: Ref | undefined): readonly Pool[] {
  return field?.id === undefined ? [] : humansFor(site).filter((pool) => levelOf(pool, field) === 'expert');
}

/** Who could check a step: experts, those who know its field, its owner, others, and then systems. */
export function checkersFor(site: Site, node: Node): readonly Pool[] {
  const humans = humansFor(site);
  const owner = poolOf(site.workspace, node.owner ?? site.chain?.owner);
  const adjacent =
    node.field === undefined ? [] : humans.filter((pool) => levelOf(pool, node.field ?? NONE) === 'adjacent');
  const systems = poolsSeenFrom(site).filter(({ kind }) => kind === 'system');
  const all = [
    ...expertsIn(site, node.field),
    ...adjacent,
    ...humans.filter((pool) => pool === owner),
    ...humans,
    ...systems,
  ];
  const involved = new Set([node.by?.pool.id, node.by?.with?.id]);
  return [...new Set(all)].filter(({ id }) => !involved.has(id));
}

/** Who could answer for a step: the experts in its field; where it has none, who does it, and who owns what is around. */
export function ownersFor(site: Site, node: Node | undefined): readonly Pool[] {
  if (node?.field?.id !== undefined) return expertsIn(site, node.field);
  const around = site.chain?.nodes ?? [];
  const named = [
    node?.by?.pool,
    site.chain?.owner,
    ...around.map(({ owner }) => owner),
    ...around.map(({ by }) => by?.pool),
  ];
  const pools = named.flatMap((ref) => poolOf(site.workspace, ref) ?? []).filter(isHuman);
  return [...new Set([...pools, ...humansFor(site)])];
}

/** What a step could be checked against: what it reads, what is handed to it, systems, and any other document. */
export function sourcesFor(site: Site, node: Node): readonly string[] {
  const handed = (site.chain?.handoffs ?? [])
    .filter(({ to }) => to.some(({ id }) => id === node.id))
    .flatMap(({ carrying }) => carrying);
  const documents = [...node.in, ...handed].filter(({ id }) => id !== undefined).map(({ name }) => name);
  const systems = poolsSeenFrom(site).filter(({ kind, id }) => kind === 'system' && id !== node.by?.pool.id);
  const others = documentsSeenFrom(site).filter(({ id }) => !node.out.some((ref) => ref.id === id));
  return [...new Set([...documents, ...systems.map(({ name }) => name), ...others.map(({ name }) => name)])];
}

const NONE: Ref = { name: '', place: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } } };

/** One person without anybody behind them comes last: whoever asks them waits. */
function byReserve(pools: readonly Pool[]): readonly Pool[] {
  const isAlone = (pool: Pool) => serversOf(pool) === 1 && pool.backup === undefined;
  return [...pools.filter((pool) => !isAlone(pool)), ...pools.filter(isAlone)];
}
