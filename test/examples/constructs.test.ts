/** Together the examples use the whole language: who looks for how something is written finds it in one of them. */
import {
  CHANNEL_NAMES,
  COMPARISONS,
  DURATION_UNITS,
  GOAL_FIGURES,
  LEVELS,
  NODE_KINDS,
  RATE_UNITS,
  REASON_NAMES,
  STAKES,
  WALLS,
  WORK_KIND_NAMES,
} from '@chainwright/language/model';
import { expect, test } from 'vitest';
import {
  CHAIN_PROPERTIES,
  constructsOf,
  HANDOFF_OPTIONS,
  POOL_PROPERTIES,
  VERIFY_OPTIONS,
  WORK_PROPERTIES,
} from './constructs.ts';
import { EXAMPLES, READING } from './workspace.ts';

const used = new Set(READING.models.flatMap((model) => [...constructsOf(model)]));
const all = (prefix: string, words: readonly string[]) => words.map((word) => `${prefix}${word}`);
const without = (words: readonly string[], ...left: string[]) => words.filter((word) => !left.includes(word));

const MACHINES_LACK = ['people', 'works', 'knows', 'backup'];

test.each([
  [
    'the forms of files and declarations',
    // None leads up with `../`: an example can be opened as a folder of its own.
    ['import ./', 'field titled', 'field plain', 'document titled'],
  ],
  ['hours', ['hours in zone', 'hours local', 'hours several spans', 'hours overnight']],
  ['the properties of a role', all('role.', without(POOL_PROPERTIES, 'parallel', 'model'))],
  ['the properties of a person', all('person.', without(POOL_PROPERTIES, 'parallel', 'model', 'people', 'accepts'))],
  ['the properties of an agent', all('agent.', without(POOL_PROPERTIES, ...MACHINES_LACK))],
  ['the properties of a system', all('system.', without(POOL_PROPERTIES, ...MACHINES_LACK, 'model'))],
  ['levels and costs', [...all('knows ', LEVELS), 'costs per h', 'costs per case']],
  ['the properties of a chain', all('chain.', CHAIN_PROPERTIES)],
  ['goals', [...all('goal ', GOAL_FIGURES), ...all('comparison ', COMPARISONS), 'goal for', 'demand during']],
  ['rates', all('rate ', RATE_UNITS)],
  ['nodes', all('node ', NODE_KINDS)],
  ['starts', ['start.share', 'start.channels', 'channel share', 'channel alone']],
  ['the properties of a step', all('step.', WORK_PROPERTIES)],
  ['a decision that is done by somebody', all('decision.', ['by', 'owner', 'work', 'takes'])],
  ['waits', ['wait.takes', 'wait.because']],
  ['the options of a check', all('verify.', VERIFY_OPTIONS)],
  ['work, stakes and walls', [...all('work ', WORK_KIND_NAMES), ...all('stakes ', STAKES), ...all('wall ', WALLS)]],
  ['reasons', [...all('because ', REASON_NAMES), 'because alone', 'accept.because', 'accept.until']],
  [
    'performers, batches, learning',
    ['by with', 'batch count', 'batch interval', 'learns from NODE', 'learns from CHAIN.NODE'],
  ],
  ['shapes of time', all('takes ', ['exponential', 'exactly', 'uniform', 'triangular', 'lognormal'])],
  ['units of time', all('unit ', DURATION_UNITS)],
  ['the options of a handoff', all('handoff.', HANDOFF_OPTIONS)],
  ['channels', all('via ', CHANNEL_NAMES)],
  [
    'the forms of a handoff',
    ['fork', 'join', 'when otherwise', ...all('on ', ['exception', 'reject', 'timeout', 'end'])],
  ],
  ['scenario lines', all('scenario ', ['takes', 'by', 'quality', 'people', 'parallel', 'demand', 'share'])],
])('%s', (_, constructs) => {
  expect(constructs.filter((one) => !used.has(one))).toEqual([]);
});

test.each([
  ['a line comment', /^\/\/ /m],
  ['a block comment', /\/\*[^*]/],
  ['a documentation comment', /\/\*\*/],
  ['several properties in one line', /\{ by \w+ {2}\w+/],
  ['a list over several lines', /,\n/],
  ['a short form without braces', /^ +decision \w+ "[^"]+" by \w+$/m],
])('%s', (_, form) => {
  expect(EXAMPLES.some(({ text }) => form.test(text))).toBe(true);
});
