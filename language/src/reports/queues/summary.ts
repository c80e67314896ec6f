/** A chain in three sentences: how long, what it costs, how much it could take. */
import { sayDuration, sayNumber, sayShare } from '../../model/index.ts';
import { UNLIMITED } from './limits.ts';
import type { Standing } from './view.ts';
import { dayOf, isSame, poolTitle, sayCost } from './words.ts';

export function summaryOf(standing: Standing): readonly string[] {
  return [times(standing), money(standing), ceiling(standing)].filter((one) => one !== '');
}

function times({ figures }: Standing): string {
  const { leadTimeSeconds, openLeadTimeSeconds, waitingTimeSeconds, touchTimeSeconds } = figures;
  if (figures.overloaded) return 'Nobody can say how long a case takes while a line grows for ever.';
  if (leadTimeSeconds === null || waitingTimeSeconds === null || touchTimeSeconds === null)
    return touchTimeSeconds === null
      ? ''
      : `Work on a case takes ${sayDuration(touchTimeSeconds)}; how long it waits is not known.`;
  const open = openLeadTimeSeconds ? ` (${sayDuration(openLeadTimeSeconds)} of open hours)` : '';
  const branches = isSame(leadTimeSeconds, waitingTimeSeconds + touchTimeSeconds) ? '' : ', branches side by side';
  return `A case takes ${sayDuration(leadTimeSeconds)}${open}: ${sayDuration(touchTimeSeconds)} of work and ${sayDuration(waitingTimeSeconds)} of waiting${branches}.`;
}

function money({ figures: { workInProgress, costPerCase, quality } }: Standing): string {
  const parts = [
    ...(workInProgress === null ? [] : [`${cases(workInProgress, 'are', 'is')} under way`]),
    ...(costPerCase === null || Object.keys(costPerCase).length === 0 ? [] : [`a case costs ${sayCost(costPerCase)}`]),
    ...(quality === null || quality === 1 ? [] : [`${sayShare(quality)} end without a fault`]),
  ];
  if (parts.length === 0) return '';
  const text = parts.join('; ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function ceiling({ workspace, figures }: Standing): string {
  const { demandPerDay, ceilingPerDay, bottleneck, relieved, missing } = figures;
  const come = demandPerDay === null ? '' : `${cases(demandPerDay, 'come', 'comes')} ${dayOf(figures.countsOpenDays)}`;
  if (bottleneck === null || ceilingPerDay === null) {
    const isUnlimited = !missing.some(({ figure }) => figure === 'ceilingPerDay');
    const parts = [come, ...(isUnlimited ? [UNLIMITED] : [])].filter((one) => one !== '');
    return parts.length === 0 ? '' : `${parts.join('; ')}.`;
  }
  const most =
    come === ''
      ? `It could take ${cases(ceilingPerDay)} ${dayOf(figures.countsOpenDays)}`
      : `${come}; it could take ${sayNumber(ceilingPerDay)}`;
  const first = `${most}: then ${poolTitle(workspace, bottleneck)} has no time left`;
  const next =
    relieved.bottleneck === null || relieved.ceilingPerDay === null
      ? 'With that relieved there is no limit.'
      : `With that relieved it is ${sayNumber(relieved.ceilingPerDay)}, and ${poolTitle(workspace, relieved.bottleneck)} is next.`;
  return `${first}. ${next}`;
}

/** `24 cases come`, `1 case comes`. */
function cases(count: number, many = '', one = ''): string {
  const said = sayNumber(count);
  return (said === '1' ? `1 case ${one}` : `${said} cases ${many}`).trimEnd();
}
