import { isHuman, poolOf, type Ref } from '../../model/index.ts';
import { replace } from '../shared/edits.ts';
import { called } from '../shared/words.ts';
import { humansFor, ownersFor } from './people.ts';
import { name, write } from './properties.ts';
import { type Choice, type Fixer, type Site, suggest } from './site.ts';

/** Somebody who answers for a step, or for all of the chain. */
export const nameOwner: Fixer = function* (site) {
  const { chain, node } = site;
  if (chain === undefined || node === undefined) return;
  yield owners(site);
  if (chain.owner !== undefined) return;
  yield ownersFor(site, undefined)
    .slice(0, 2)
    .map((pool) =>
      suggest(`Let ${called(pool)} own all of ${called(chain)}`, write(site.page, chain, `owner ${pool.name}`)),
    );
};

/** People in place of an owner who cannot answer for the work. */
export const changeOwner: Fixer = function* (site) {
  yield owners(site);
};

function owners(site: Site): Choice {
  const { chain, node, page } = site;
  const thing = node ?? chain;
  if (thing === undefined) return [];
  return ownersFor(site, node).map((pool) =>
    suggest(`Let ${called(pool)} own ${called(thing)}`, name(page, thing, 'owner', thing.owner, pool.name)),
  );
}

/** Who owns a step, and the only ones who know its field, may well do it. */
export const namePerformer: Fixer = function* (site) {
  const { node, page, workspace } = site;
  if (node === undefined) return;
  const owner = poolOf(workspace, node.owner);
  const knowing = node.field === undefined ? [] : ownersFor(site, node);
  const fit = [...new Set([...(owner === undefined ? [] : [owner]), ...knowing])].filter(isHuman);
  yield fit.map((pool) => suggest(`Let ${called(pool)} do it`, write(page, node, `by ${pool.name}`)));
};

/** Somebody who can judge what an AI helps with, in place of who cannot. */
export const changePerformer: Fixer = function* (site) {
  const { node } = site;
  if (node?.by === undefined) return;
  yield inPlaceOf(site, node.by.pool, 'do it');
};

function inPlaceOf(site: Site, was: Ref, what: string): Choice {
  const fit = site.node?.field === undefined ? humansFor(site) : ownersFor(site, site.node);
  return fit
    .filter(({ id }) => id !== was.id)
    .map((pool) => suggest(`Let ${called(pool)} ${what}`, [replace(was.place, pool.name)]));
}
