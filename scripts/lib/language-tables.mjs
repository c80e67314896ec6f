/** The tables of docs/language.md that are made from the vocabularies of the language. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { KEYWORDS } from '../../language/src/grammar/keywords.ts';
import { CHANNELS, REASONS, WORK_KINDS } from '../../language/src/grammar/words.ts';
import { ROOT } from './tools.mjs';

export const languagePage = join(ROOT, 'docs', 'language.md');

const START = '<!-- generated: words -->';
const END = '<!-- end -->';

function table(head, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function section(title, introduction, head, rows) {
  return `### ${title}\n\n${introduction}\n\n${table(head, rows)}`;
}

function sections() {
  const kinds = Object.entries(WORK_KINDS).map(([kind, { wall, value }]) => [`\`${kind}\``, wall, value]);
  const channels = Object.entries(CHANNELS).map(([name, { manual, summary }]) => [
    `\`${name}\``,
    summary,
    manual ? 'by hand' : 'automatic or shared',
  ]);
  const reasons = Object.entries(REASONS).map(([name, { humanLimit, summary }]) => [
    `\`${name}\``,
    summary,
    humanLimit ? 'a limit of people' : 'stays',
  ]);
  const words = Object.entries(KEYWORDS).map(([word, facts]) => [`\`${word}\``, facts.summary, facts.in.join(', ')]);
  return [
    section(
      'Work',
      'The wall says where AI stops being enough: on high work it takes somebody who could have done it to judge what an AI made. The value says what becomes of the work when a chain is redesigned: glue goes into the system, routine to AI under checks, craft is lifted by AI and finished by those who know the field, human is where people move up to. `stakes high` makes any wall high.',
      ['kind', 'wall', 'value'],
      kinds,
    ),
    section('Channels', 'How work is handed over.', ['channel', 'what it is', ''], channels),
    section(
      'Reasons',
      'A limit of people may fall away when a chain is redesigned; the other reasons stay.',
      ['reason', 'meaning', ''],
      reasons,
    ),
    section('Words', 'Where each word of the language may stand.', ['word', 'meaning', 'in'], words),
  ];
}

/** The page with its tables brought up to date. */
export function languageText() {
  const page = readFileSync(languagePage, 'utf8');
  const [before, rest] = page.split(START);
  const after = rest?.split(END)[1];
  if (after === undefined) throw new Error(`docs/language.md lacks ${START} or ${END}`);
  return `${before}${START}\n\n${sections().join('\n\n')}\n\n${END}${after}`;
}
