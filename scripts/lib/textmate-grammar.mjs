/**
 * The TextMate grammar of the language, made from its vocabularies: colours before (and without) the language server.
 * What a word means is the parser's business; here it only has to look right in the usual places.
 */
import {
  CHANNEL_NAMES,
  DURATION_UNITS,
  GOAL_FIGURES,
  LEVELS,
  NODE_KINDS,
  POOL_KINDS,
  RATE_UNITS,
  REASON_NAMES,
  STAKES,
  WEEKDAYS,
  WORK_KIND_NAMES,
} from '../../language/src/grammar/words.ts';

/** Words that open a line or follow a value, but declare nothing and are not followed by a closed vocabulary. */
const PROPERTY_WORDS = [
  'people',
  'parallel',
  'knows',
  'costs',
  'model',
  'demand',
  'goal',
  'takes',
  'in',
  'out',
  'verify',
  'quality',
  'guardrail',
  'learns',
  'batch',
  'accept',
  'because',
  'work',
  'stakes',
  'wall',
];
const OPTION_WORDS = [
  'and',
  'on',
  'when',
  'via',
  'carrying',
  'for',
  'from',
  'as',
  'until',
  'exactly',
  'sd',
  'against',
  'sample',
  'catches',
  'every',
  'exception',
  'reject',
  'timeout',
];
/** Words that are followed by the name of something declared elsewhere. */
const REFERRING_WORDS = ['by', 'with', 'owner', 'backup', 'works', 'during', 'runs', 'redesigns', 'of', 'field'];

const NAME = '[\\p{L}_][\\p{L}\\p{M}\\p{Nd}_]*';
const NUMBER = '\\d+(?:\\.\\d+)?';
/** Longest first, so that `min` is not read as `m`, nor `wd` as `w`. */
const anyOf = (words) => [...words].sort((a, b) => b.length - a.length || a.localeCompare(b)).join('|');
const word = (words) => `(?<![\\p{L}\\p{Nd}_])(${anyOf(words)})(?![\\p{L}\\p{M}\\p{Nd}_])`;

const named = (scope) => ({ name: `${scope}.chain` });
const captures = (...scopes) => Object.fromEntries(scopes.map((scope, i) => [String(i + 1), named(scope)]));

/** `keyword value`, where the value is one of a closed list. */
const chosen = (words, values) => ({
  match: `${word(words)}[ \\t]+${word(values)}`,
  captures: captures('keyword.other.property', 'variable.other.enummember'),
});

/** `keyword NAME "title"`. A word of the language is a name where an arrow or `and` follows it. */
const declaration = (words, scope) => ({
  match: `${word(words)}[ \\t]+(?!and[ \\t])(${NAME})(?![ \\t]*(?:->|-\\p{L}))(?:[ \\t]+("(?:\\\\.|[^"\\\\])*"))?`,
  captures: captures('storage.type', scope, 'string.quoted.double.title'),
});

export function textMateGrammar() {
  return {
    $schema: 'https://raw.githubusercontent.com/martinring/tmlanguage/master/tmlanguage.json',
    name: 'Chain',
    scopeName: 'source.chain',
    patterns: ['comments', 'handoffs', 'declarations', 'properties', 'values', 'words', 'strings', 'marks'].map(
      (name) => ({ include: `#${name}` }),
    ),
    repository: {
      comments: {
        patterns: [
          { ...named('comment.block.documentation'), begin: '/\\*\\*(?!/)', end: '\\*/' },
          { ...named('comment.block'), begin: '/\\*', end: '\\*/' },
          { ...named('comment.line.double-slash'), match: '//.*$' },
        ],
      },
      handoffs: {
        patterns: [
          {
            match: `^[ \\t]*(${NAME}(?:[ \\t]+and[ \\t]+${NAME})*)[ \\t]*(->)[ \\t]*(${NAME}(?:[ \\t]+and[ \\t]+${NAME})*)?`,
            captures: {
              1: { patterns: [{ include: '#ends' }] },
              2: named('keyword.operator.arrow'),
              3: { patterns: [{ include: '#ends' }] },
            },
          },
        ],
      },
      ends: {
        patterns: [
          { ...named('keyword.operator.word'), match: '(?<=[ \\t])and(?=[ \\t])' },
          { ...named('variable.other.node'), match: NAME },
        ],
      },
      declarations: {
        patterns: [
          {
            match: `^[ \\t]*(import)(?=[ \\t]+")`,
            captures: captures('keyword.control.import'),
          },
          declaration(['chain', 'scenario'], 'entity.name.type.class'),
          declaration(NODE_KINDS, 'entity.name.function'),
          declaration([...POOL_KINDS, 'hours', 'document'], 'entity.name.type'),
          { ...declaration(['field'], 'entity.name.type'), match: `^${declaration(['field'], '').match}` },
        ],
      },
      properties: {
        patterns: [
          chosen(['work'], WORK_KIND_NAMES),
          chosen(['via'], CHANNEL_NAMES),
          chosen(['because'], REASON_NAMES),
          chosen(['stakes', 'wall'], STAKES),
          chosen(['as'], LEVELS),
          chosen(['goal'], GOAL_FIGURES),
          {
            match: `${word(['accept'])}[ \\t]+(${NAME}(?:-${NAME})*)`,
            captures: captures('keyword.other.property', 'entity.name.tag.rule'),
          },
          {
            match: `${word(['in'])}[ \\t]+(\\p{L}+(?:/[\\p{L}_+-]+)+)`,
            captures: captures('keyword.other.property', 'variable.other.enummember.zone'),
          },
          {
            match: `${word(['learns'])}[ \\t]+(from)[ \\t]+(${NAME}(?:\\.${NAME})?)`,
            captures: captures('keyword.other.property', 'keyword.other.property', 'variable.other.node'),
          },
          {
            match: `${word(REFERRING_WORDS)}[ \\t]+(${NAME})`,
            captures: captures('keyword.other.property', 'variable.other.reference'),
          },
        ],
      },
      values: {
        patterns: [
          { ...named('constant.numeric.date'), match: '\\b\\d{4}-\\d{2}-\\d{2}\\b' },
          {
            match: '\\b(\\d{1,2}:\\d{2})(-)(\\d{1,2}:\\d{2})\\b',
            captures: captures('constant.numeric.time', 'keyword.operator.range', 'constant.numeric.time'),
          },
          {
            match: `(${NUMBER})[ \\t]+(\\p{Lu}{3})(/)(h|case)(?![\\p{L}\\p{Nd}_])`,
            captures: captures(
              'constant.numeric',
              'keyword.other.unit.money',
              'punctuation.separator',
              'keyword.other.unit.per',
            ),
          },
          {
            match: `(${NUMBER})(/)${word(RATE_UNITS)}`,
            captures: captures('constant.numeric', 'punctuation.separator', 'keyword.other.unit.rate'),
          },
          {
            match: `(${NUMBER})(${anyOf(DURATION_UNITS)})(?![\\p{L}\\p{Nd}_])`,
            captures: captures('constant.numeric', 'keyword.other.unit.duration'),
          },
          { match: `(${NUMBER})(%)`, captures: captures('constant.numeric', 'keyword.other.unit.share') },
          { ...named('constant.numeric'), match: `(?<![\\p{L}\\p{Nd}_])${NUMBER}` },
          { ...named('constant.language.weekday'), match: word(WEEKDAYS) },
        ],
      },
      words: {
        patterns: [
          { ...named('keyword.other.property'), match: word([...PROPERTY_WORDS, ...OPTION_WORDS, ...REFERRING_WORDS]) },
          {
            ...named('storage.type'),
            match: `${word([...NODE_KINDS, ...POOL_KINDS, 'chain', 'hours', 'document', 'scenario'])}(?=[ \\t])`,
          },
          { ...named('variable.other.reference'), match: NAME },
        ],
      },
      strings: {
        patterns: [
          {
            ...named('string.quoted.double'),
            begin: '"',
            end: '"|$',
            patterns: [{ ...named('constant.character.escape'), match: '\\\\.' }],
          },
        ],
      },
      marks: {
        patterns: [
          { ...named('keyword.operator.arrow'), match: '->' },
          { ...named('keyword.operator.range'), match: '\\.\\.|-' },
          { ...named('keyword.operator.comparison'), match: '[<>]=?' },
          { ...named('punctuation.separator.comma'), match: ',' },
          { ...named('punctuation.section.block'), match: '[{}]' },
        ],
      },
    },
  };
}
