/** A chain in three sentences: how long, what it costs, how much it could take. */
import { isApproximate, type Standing } from '../../flow/index.ts';
import { sayAbout, sayDuration, sayNumber, sayShare } from '../../model/index.ts';
import { UNLIMITED } from './limits.ts';
import { dayOf, isSame, poolTitle, sayCost } from './words.ts';

export function summaryOf(standing: Standing): readonly string[] {
  return [times(standing), money(standing), ceiling(standing)].filter((one) => one !== '');
}

function times({ figures }: Standing): string {
  const { leadTimeSeconds, openLeadTimeSeconds, waitingTimeSeconds, touchTimeSeconds } = figures;
  const about = (seconds: number, figure: string) => sayAbout(sayDuration(seconds), isApproximate(figures, figure));
  if (figures.overloaded) return 'Nobody can say how long a case takes while a line grows for ever.';
  if (leadTimeSeconds === null || waitingTimeSeconds === null || touchTimeSeconds === null)
    return touchTimeSeconds === null
      ? ''
      : `Work on a case takes ${about(touchTimeSeconds, 'touchTimeSeconds')}; how long it waits is not known.`;
  const open = openLeadTimeSeconds ? ` (${sayDuration(openLeadTimeSeconds)} of open hours)` : '';
  const branches = isSame(leadTimeSeconds, waitingTimeSeconds + touchTimeSeconds) ? '' : ', branches side by side';
  const [lead, touch, waiting] = [
    about(leadTimeSeconds, 'leadTimeSeconds'),
    about(touchTimeSeconds, 'touchTimeSeconds'),
    about(waitingTimeSeconds, 'waitingTimeSeconds'),
  ];
  return `A case takes ${lead}${open}: ${touch} of work and ${waiting} of waiting${branches}.`;
}

function money({ figures }: Standing): string {
  const { workInProgress, costPerCase, quality } = figures;
  const about = (text: string, figure: string) => sayAbout(text, isApproximate(figures, figure));
  const parts = [
    ...(workInProgress === null ? [] : [`${about(cases(workInProgress, 'are', 'is'), 'workInProgress')} under way`]),
    ...(costPerCase === null || Object.keys(costPerCase).length === 0
      ? []
      : [`a case costs ${about(sayCost(costPerCase), 'costPerCase')}`]),
    ...(quality === null || quality === 1 ? [] : [`${about(sayShare(quality), 'quality')} end without a fault`]),
  ];
  if (parts.length === 0) return '';
  const text = parts.join('; ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function ceiling({ workspace, figures }: Standing): string {
  const { demandPerDay, ceilingPerDay, bottleneck, relieved, missing } = figures;
  const about = (text: string) => sayAbout(text, isApproximate(figures, 'ceilingPerDay'));
  const come = demandPerDay === null ? '' : `${cases(demandPerDay, 'come', 'comes')} ${dayOf(figures.countsOpenDays)}`;
  if (bottleneck === null || ceilingPerDay === null) {
    const isUnlimited = !missing.some(({ figure }) => figure === 'ceilingPerDay');
    const parts = [come, ...(isUnlimited ? [UNLIMITED] : [])].filter((one) => one !== '');
    return parts.length === 0 ? '' : `${parts.join('; ')}.`;
  }
  const most =
    come === ''
      ? `It could take ${about(cases(ceilingPerDay))} ${dayOf(figures.countsOpenDays)}`
      : `${come}; it could take ${about(sayNumber(ceilingPerDay))}`;
  const first = `${most}: then ${poolTitle(workspace, bottleneck)} has no time left`;
  const next =
    relieved.bottleneck === null || relieved.ceilingPerDay === null
      ? 'With that relieved there is no limit.'
      : `With that relieved it is ${about(sayNumber(relieved.ceilingPerDay))}, and ${poolTitle(workspace, relieved.bottleneck)} is next.`;
  return `${first}. ${next}`;
}

/** `24 cases come`, `1 case comes`. */
function cases(count: number, many = '', one = ''): string {
  const said = sayNumber(count);
  return (said === '1' ? `1 case ${one}` : `${said} cases ${many}`).trimEnd();
}
