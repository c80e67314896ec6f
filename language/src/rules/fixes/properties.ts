/** Properties of the things of the model as text: where the written ones end, and how one is added or changed. */
import {
  type Chain,
  type Edit,
  type Node,
  type Pool,
  type Position,
  PROPERTY_ORDER,
  type Range,
  type Ref,
} from '../../model/index.ts';
import { addProperties, type Insertion, type Page, replace } from '../shared/edits.ts';

export type Thing = Node | Chain | Pool;

/** Writes properties into a thing, each behind those that come before it in the order of the reference. */
export function write(page: Page, thing: Thing, ...texts: readonly string[]): readonly Edit[] {
  return addProperties(
    page,
    thing.extent,
    texts.map((text) => insertion(thing, text)),
    endsOf(thing),
  );
}

/** Names somebody: in place of who is named there, or in a property of its own. */
export function name(page: Page, thing: Thing, word: string, was: Ref | undefined, becomes: string): readonly Edit[] {
  return was === undefined ? write(page, thing, `${word} ${becomes}`) : [replace(was.place, becomes)];
}

function insertion(thing: Thing, text: string): Insertion {
  const rank = PROPERTY_ORDER.indexOf(/^\w+/.exec(text)?.[0] ?? '');
  let after: { rank: number; end: Position } | undefined;
  for (const [word, places] of placesOf(thing)) {
    const own = PROPERTY_ORDER.indexOf(word);
    const end = places.at(-1)?.end;
    if (end !== undefined && own <= rank && own >= (after?.rank ?? 0)) after = { rank: own, end };
  }
  return { text, after: after?.end };
}

/** Words whose one property names several things; of the others each place is a property. */
const LISTS: readonly string[] = ['in', 'out', 'knows', 'learns'];

function endsOf(thing: Thing): readonly Position[] {
  return placesOf(thing).flatMap(([word, places]) =>
    (LISTS.includes(word) ? places.slice(-1) : places).map(({ end }) => end),
  );
}

type Places = readonly (readonly [string, readonly Range[]])[];

function placesOf(thing: Thing): Places {
  if ('nodes' in thing) return placesOfChain(thing);
  return 'verifies' in thing ? placesOfNode(thing) : placesOfPool(thing);
}

const one = (part: { readonly place: Range } | undefined) => (part === undefined ? [] : [part.place]);
const all = (parts: readonly { readonly place: Range }[]) => parts.map(({ place }) => place);

function placesOfNode(node: Node): Places {
  return [
    ['by', one(node.by)],
    ['owner', one(node.owner)],
    ['work', one(node.work)],
    ['field', one(node.field)],
    ['stakes', one(node.stakes)],
    ['wall', one(node.wall)],
    ['takes', one(node.takes)],
    ['batch', one(node.batch)],
    ['runs', one(node.runs)],
    ['in', all(node.in)],
    ['out', all(node.out)],
    ['quality', one(node.quality)],
    ['verify', all(node.verifies)],
    ['guardrail', all(node.guardrails)],
    ['learns', all(node.learnsFrom)],
    ['because', one(node.because)],
    ['accept', all(node.accepts)],
  ];
}

function placesOfChain(chain: Chain): Places {
  return [
    ['owner', one(chain.owner)],
    ['demand', one(chain.demand)],
    ['goal', all(chain.goals)],
    ['because', one(chain.because)],
    ['accept', all(chain.accepts)],
  ];
}

function placesOfPool(pool: Pool): Places {
  return [
    ['people', one(pool.people)],
    ['parallel', one(pool.parallel)],
    ['works', one(pool.works)],
    ['knows', all(pool.knows)],
    ['model', one(pool.model)],
    ['costs', one(pool.costs)],
    ['backup', one(pool.backup)],
    ['accept', all(pool.accepts)],
  ];
}
