/** One line from node to node. */
import type { AstNode } from 'langium';
import type { HandoffLine, NodeRef, OnOption, ShareOption } from '../../grammar/generated/ast.ts';
import { CHANNEL_NAMES, nearest, rangeOf, readDuration, readLiteral, writtenText } from '../../grammar/index.ts';
import type * as M from '../model.ts';

import { type Context, compact, fact, missing, text, word } from './context.ts';
import { needed, ref } from './names.ts';
import { buildBecause, buildTakes, documents, share } from './values.ts';

export function ends(refs: readonly NodeRef[], at: AstNode, expected: string, context: Context): readonly M.Ref[] {
  if (refs.length === 0) missing(at, expected, context);
  return refs.flatMap((one) => ref(one.node, one, 'node', context) ?? []);
}

const OPTIONS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(['when', 'via', 'carrying', 'wait', 'because', 'on', 'and'].map((word) => [word, word])),
  exception: 'on',
  reject: 'on',
  timeout: 'on',
};

/** A word where a share stands, or behind it, that looks like one of the words of a handoff: `30% wen`, `30% "large"`. */
function misspeltOption({ share }: ShareOption): { readonly meant: string; readonly message: string } | undefined {
  const written = /^(?:[\d.,]+ ?% ?)?([\p{L}"].*)$/u.exec(writtenText(share))?.[1];
  if (written === undefined) return undefined;
  if (written.startsWith('"')) return { meant: 'when', message: `Expected when before ${written}.` };
  const near = nearest(written.split(' ')[0] ?? '', Object.keys(OPTIONS));
  const meant = near && OPTIONS[near];
  if (near === undefined || meant === undefined) return undefined;
  const fix = meant === near ? near : `${meant} ${near}`;
  return { meant, message: `${written} is nothing that a handoff can say. Did you mean ${fix}?` };
}

function endOf(option: OnOption, context: Context): M.Ref | undefined {
  return needed(option.end, option, 'end', 'exception, reject, timeout or an end of the sub-chain after on', context);
}

/** `on excption`: a word that is no end, and looks like one of those that say when a handoff is taken. */
function misspeltTrigger({ end, $cstNode }: OnOption, { problems }: Context): M.Ref | undefined {
  if (end === undefined || end.ref !== undefined || $cstNode === undefined) return undefined;
  const fix = nearest(end.$refText, ['exception', 'reject', 'timeout']);
  if (fix === undefined) return undefined;
  const name = end.$refText.normalize('NFC');
  const range = rangeOf({ $type: '', ...(end.$refNode === undefined ? { $cstNode } : { $cstNode: end.$refNode }) });
  const message = `${name} is no end of a chain that is run here. Did you mean ${fix}?`;
  problems.add({ code: 'unresolved-name', range, message, fix });
  return { name, place: range };
}

export function buildHandoff(line: HandoffLine, id: M.Id, context: Context): M.Handoff {
  const { problems } = context;
  const facts: { -readonly [K in keyof M.Handoff]?: M.Handoff[K] | undefined } = {};
  const unreadable: string[] = [];
  const seen = new Set<string>();
  /** The value behind a misspelt trigger, as in `on excption 3%`, is no share. */
  let isOfMisspelt = false;
  for (const option of line.options) {
    const place = rangeOf(option);
    if (option.$type === 'ShareOption' && isOfMisspelt) {
      isOfMisspelt = false;
      continue;
    }
    const misspelt = option.$type === 'ShareOption' ? misspeltOption(option) : undefined;
    if (misspelt !== undefined) {
      problems.add({ code: 'syntax', range: place, message: misspelt.message });
      unreadable.push('share', misspelt.meant);
      continue;
    }
    const key = option.$type === 'ShareOption' ? 'a share' : option.word;
    if (seen.has(key)) {
      problems.add({
        code: 'bad-value',
        range: place,
        message: `${key} is given twice: only the first counts. Remove one of them.`,
        mayFollow: true,
      });
      continue;
    }
    seen.add(key);
    switch (option.$type) {
      case 'ShareOption':
        facts.share = fact(share(option.share, option, '30%', context), place);
        if (facts.share === undefined) unreadable.push('share');
        break;
      case 'WhenOption':
        facts.when = fact(text(option.text, option, 'a condition in quotes', context), place);
        if (facts.when === undefined) unreadable.push('when');
        break;
      case 'ViaOption':
        facts.via = fact(word(option.channel, CHANNEL_NAMES, 'a channel', option, 'channel', context), place);
        if (facts.via === undefined) unreadable.push('via');
        break;
      case 'CarryingOption':
        facts.carrying = documents(option.documents, option, context);
        break;
      case 'WaitOption':
        facts.wait = buildTakes(option.takes, option, context);
        break;
      case 'BecauseProperty':
        facts.because = buildBecause(option, context);
        if (facts.because === undefined) unreadable.push('because');
        break;
      case 'OnOption':
        if (option.trigger === 'exception') {
          const exception = share(option.value, option, '3%', context);
          facts.on = exception === undefined ? undefined : { kind: 'exception', share: exception, place };
        } else if (option.trigger === 'timeout') {
          const after = readLiteral(option.value, (one) => readDuration(one, '5d'), problems, {
            at: option,
            expected: 'a duration such as 5d',
          });
          facts.on = after && { kind: 'timeout', after, place };
        } else if (option.trigger === 'reject') {
          facts.on = { kind: 'reject', place };
          if (option.value)
            problems.add({
              code: 'syntax',
              range: rangeOf(option.value),
              message: 'on reject takes no share: it is what the checks catch.',
            });
        } else {
          const slip = misspeltTrigger(option, context);
          isOfMisspelt = slip !== undefined;
          const end = slip ?? endOf(option, context);
          facts.on = end && { kind: 'end', end, place };
        }
        if (facts.on === undefined) unreadable.push('on');
    }
  }
  return compact<M.Handoff>({
    id,
    from: ends(line.from, line, 'the name of a node before ->', context),
    to: ends(line.to, line, 'the name of a node after ->', context),
    share: facts.share,
    when: facts.when,
    via: facts.via,
    carrying: facts.carrying ?? [],
    wait: facts.wait,
    because: facts.because,
    on: facts.on,
    place: rangeOf(line),
    unreadable,
  });
}
