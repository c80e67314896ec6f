/** Whatever stands in a configuration: an answer, at a place that is there, on one line. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readConfiguration } from './read.ts';

const GOOD = `{
  // a comment
  "extends": ["chainwright:strict", "./base.json"],
  "rules": { "no-owner": "off", "hot-pool": { "severity": "error", "load": 0.9 } },
  "words": { "add": ["snappy"], "remove": [] },
  "overrides": [{ "files": ["a/**", "{b,c}/[d-f]?.chain"], "rules": { "no-goal": "info" } }],
  "include": ["**"], "exclude": ["old"], "failOn": "warning",
}
`;

const PIECES = [
  ...[
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"',
    '\\',
    '//',
    '/*',
    '*/',
    '\n',
    '\u0000',
    '\u2028',
    '\u202e',
    '\ud800',
    '\u001b[31m',
  ],
  ...[
    '"__proto__":',
    '"constructor":',
    '"toString":',
    '"hasOwnProperty":{}',
    'null',
    'true',
    '-1e999',
    '1e999',
    '0.5',
    '""',
  ],
  ...[
    '"../../etc/passwd"',
    '"::error::x"',
    '"\\n##[error]"',
    '"**/**/**"',
    '"{{{{"',
    '"[[["',
    '"chainwright:x"',
    '"./a.json"',
  ],
];

const mutation = fc.tuple(fc.nat(GOOD.length), fc.nat(12), fc.constantFrom('', ...PIECES));
const mutated = fc
  .array(mutation, { maxLength: 6 })
  .map((mutations) => mutations.reduce((text, [at, cut, put]) => text.slice(0, at) + put + text.slice(at + cut), GOOD));

async function holds(text: string): Promise<void> {
  const { configuration, problems } = await readConfiguration(text, 'file:///w/chainwright.config.json', 'file:///w');
  expect(configuration === undefined).toBe(problems.length > 0);
  const lines = text.split(/\r\n|\n|\r/);
  for (const { message, range } of problems) {
    expect(message).not.toMatch(/[\n\r]/);
    expect(message.length).toBeLessThan(500);
    expect(range.end.line).toBeLessThan(lines.length);
    expect(range.start.character).toBeLessThanOrEqual(lines[range.start.line]?.length ?? -1);
  }
}

test('a good one is good', async () => {
  const { problems } = await readConfiguration(GOOD, 'file:///w/chainwright.config.json', 'file:///w');
  expect(problems).toEqual([]);
});

test('mutated ones', async () => {
  await fc.assert(fc.asyncProperty(mutated, holds), { numRuns: 1500 });
});

test('any text, and any JSON', async () => {
  await fc.assert(fc.asyncProperty(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), holds), { numRuns: 500 });
});
