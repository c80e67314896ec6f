/** What each format says of the same findings, and what it does when there are more than its readers take. */
import type { Finding } from '@chainwright/language/model';
import type { Result } from 'sarif';
import { describe, expect, test } from 'vitest';
import { optionsFor, render, uriOf } from './findings.ts';
import { readCheckstyle, readGitlab, readJunit, readRdjson, readSarif } from './readers.ts';
import { commandsIn } from './runner.ts';

const TEXT = [
  'role Clerk { people 1 }',
  'chain Claim {',
  '  step Pay "Betaal 支払い 👩‍👧" { by Nobody }',
  '  step Judge { by Clerk }',
  '}',
];

const at = (line: number, from: number, to: number) => ({
  start: { line, character: from },
  end: { line, character: to },
});

const OWNER: Finding = {
  rule: 'no-owner',
  severity: 'error',
  message: 'Nobody answers for Claim.',
  file: uriOf(0),
  range: at(1, 6, 11),
  chain: 'Claim',
  related: [{ message: 'could be this role', file: uriOf(1), range: at(0, 5, 10) }],
  fixes: [
    { title: 'Name Clerk', kind: 'suggested', edits: [{ range: at(1, 13, 13), text: '\n  owner Clerk' }] },
    {
      title: 'Both',
      kind: 'suggested',
      edits: [
        { range: at(1, 0, 1), text: '' },
        { range: at(2, 0, 1), text: '' },
      ],
    },
  ],
};
const PERFORMER: Finding = {
  rule: 'unresolved-name',
  severity: 'error',
  message: 'There is no Nobody.',
  file: uriOf(0),
  range: at(2, 36, 42),
  chain: 'Claim',
  node: 'Pay',
  related: [],
  fixes: [],
};
const WORK: Finding = { ...PERFORMER, rule: 'manual-handoff', severity: 'info', message: 'By hand.', node: 'Judge' };
const QUEUE: Finding = { ...PERFORMER, rule: 'single-person-queue', severity: 'warning', message: 'Only one.' };
const ACCEPTED: Finding = {
  ...QUEUE,
  node: 'Judge',
  accepted: { reason: 'second clerk in March', until: '2027-03-31' },
};
const BASELINED: Finding = { ...QUEUE, message: 'Known.', baselined: true };
const FINDINGS = [OWNER, PERFORMER, WORK, QUEUE, ACCEPTED, BASELINED];

const PATHS = ['claims/claim one.chain', 'claims/people.chain'];
const options = (findings: readonly Finding[], lines = TEXT) =>
  optionsFor(findings, PATHS, [lines.join('\r\n'), 'role Clerk']);
const shown = (format: string, findings: readonly Finding[] = FINDINGS, lines = TEXT) =>
  render(format, { findings, options: options(findings, lines) });

test('github', async () => {
  expect(await shown('github')).toMatchInlineSnapshot(`
    "::error file=claims/claim one.chain,line=2,endLine=2,col=7,endColumn=12,title=no-owner::Nobody answers for Claim.
    ::error file=claims/claim one.chain,line=3,endLine=3,col=37,endColumn=43,title=unresolved-name::There is no Nobody.
    ::warning file=claims/claim one.chain,line=3,endLine=3,col=37,endColumn=43,title=single-person-queue::Only one.
    ::notice file=claims/claim one.chain,line=3,endLine=3,col=37,endColumn=43,title=manual-handoff::By hand.
    "
  `);
});

test('gitlab', async () => {
  expect(await shown('gitlab', [OWNER, ACCEPTED])).toMatchInlineSnapshot(`
    "[
      {
        "description": "Nobody answers for Claim.",
        "check_name": "no-owner",
        "fingerprint": "857f27726fe607b67186b33f0921b6eb",
        "severity": "critical",
        "location": {
          "path": "claims/claim one.chain",
          "lines": {
            "begin": 2,
            "end": 2
          }
        }
      }
    ]
    "
  `);
});

test('junit', async () => {
  expect(await shown('junit')).toMatchInlineSnapshot(`
    "<?xml version="1.0" encoding="UTF-8"?>
    <testsuites name="chainwright" tests="5" failures="3" errors="0" time="0.012">
      <testsuite name="claims/claim one.chain" tests="4" failures="3" errors="0">
        <testcase name="no-owner at 2:7 in Claim" classname="claims/claim one.chain" file="claims/claim one.chain" line="2">
          <failure message="Nobody answers for Claim." type="error">claims/claim one.chain:2:7: error no-owner: Nobody answers for Claim.</failure>
        </testcase>
        <testcase name="unresolved-name at 3:37 in Claim.Pay" classname="claims/claim one.chain" file="claims/claim one.chain" line="3">
          <failure message="There is no Nobody." type="error">claims/claim one.chain:3:37: error unresolved-name: There is no Nobody.</failure>
        </testcase>
        <testcase name="manual-handoff at 3:37 in Claim.Judge" classname="claims/claim one.chain" file="claims/claim one.chain" line="3">
          <system-out>claims/claim one.chain:3:37: By hand.</system-out>
        </testcase>
        <testcase name="single-person-queue at 3:37 in Claim.Pay" classname="claims/claim one.chain" file="claims/claim one.chain" line="3">
          <failure message="Only one." type="warning">claims/claim one.chain:3:37: warning single-person-queue: Only one.</failure>
        </testcase>
      </testsuite>
      <testsuite name="claims/people.chain" tests="1" failures="0" errors="0">
        <testcase name="nothing to report" classname="claims/people.chain" file="claims/people.chain"/>
      </testsuite>
    </testsuites>
    "
  `);
});

test('checkstyle', async () => {
  expect(await shown('checkstyle')).toMatchInlineSnapshot(`
    "<?xml version="1.0" encoding="UTF-8"?>
    <checkstyle version="4.3">
      <file name="claims/claim one.chain">
        <error line="2" column="7" severity="error" message="Nobody answers for Claim." source="chainwright.no-owner"/>
        <error line="3" column="37" severity="error" message="There is no Nobody." source="chainwright.unresolved-name"/>
        <error line="3" column="37" severity="info" message="By hand." source="chainwright.manual-handoff"/>
        <error line="3" column="37" severity="warning" message="Only one." source="chainwright.single-person-queue"/>
      </file>
      <file name="claims/people.chain"/>
    </checkstyle>
    "
  `);
});

test('rdjson', async () => {
  expect(await shown('rdjson', [OWNER, PERFORMER])).toMatchInlineSnapshot(`
    "{
      "source": {
        "name": "chainwright",
        "url": "https://github.com/chainwright/chainwright"
      },
      "diagnostics": [
        {
          "message": "Nobody answers for Claim.",
          "location": {
            "path": "claims/claim one.chain",
            "range": {
              "start": {
                "line": 2,
                "column": 7
              },
              "end": {
                "line": 2,
                "column": 12
              }
            }
          },
          "severity": "ERROR",
          "code": {
            "value": "no-owner",
            "url": "https://github.com/chainwright/chainwright/blob/main/language/src/rules/ownership/no-owner.md"
          },
          "suggestions": [
            {
              "range": {
                "start": {
                  "line": 2,
                  "column": 14
                },
                "end": {
                  "line": 2,
                  "column": 14
                }
              },
              "text": "\\n  owner Clerk"
            }
          ]
        },
        {
          "message": "There is no Nobody.",
          "location": {
            "path": "claims/claim one.chain",
            "range": {
              "start": {
                "line": 3,
                "column": 49
              },
              "end": {
                "line": 3,
                "column": 55
              }
            }
          },
          "severity": "ERROR",
          "code": {
            "value": "unresolved-name",
            "url": "https://github.com/chainwright/chainwright/blob/main/docs/language.md"
          }
        }
      ]
    }
    "
  `);
});

test('markdown', async () => {
  expect(await shown('markdown')).toMatchInlineSnapshot(`
    "### Chainwright: 2 errors, 1 warning, 1 info

    In 1 chain of 2 files, 1 accepted, 1 in the baseline.

    | | where | rule | what |
    | --- | --- | --- | --- |
    | ❌ | \`claims/claim one.chain:2:7\` | [no-owner](https://github.com/chainwright/chainwright/blob/main/language/src/rules/ownership/no-owner.md) | Nobody answers for Claim. |
    | ❌ | \`claims/claim one.chain:3:37\` | [unresolved-name](https://github.com/chainwright/chainwright/blob/main/docs/language.md) | There is no Nobody. |
    | ⚠️ | \`claims/claim one.chain:3:37\` | [single-person-queue](https://github.com/chainwright/chainwright/blob/main/language/src/rules/flow/single-person-queue.md) | Only one. |
    | ℹ️ | \`claims/claim one.chain:3:37\` | [manual-handoff](https://github.com/chainwright/chainwright/blob/main/language/src/rules/flow/manual-handoff.md) | By hand. |
    "
  `);
});

test.each(['github', 'gitlab', 'junit', 'checkstyle', 'rdjson', 'markdown', 'sarif', 'json', 'stylish'])(
  '%s with nothing to report',
  async (format) => {
    await expect(await shown(format, [])).toMatchFileSnapshot(`golden/nothing.${format}.txt`);
  },
);

describe('sarif', () => {
  const resultsOf = async (findings: readonly Finding[], lines = TEXT) =>
    readSarif(await shown('sarif', findings, lines)).results;
  const fingerprint = ({ partialFingerprints }: Result) => partialFingerprints?.primaryLocationLineHash;

  test('places, rules with help, fixes, what is accepted and what the baseline knows', async () => {
    const { log, results } = readSarif(await shown('sarif'));
    expect(results[0]).toMatchInlineSnapshot(`
      {
        "baselineState": "new",
        "fixes": [
          {
            "artifactChanges": [
              {
                "artifactLocation": {
                  "uri": "claims/claim%20one.chain",
                  "uriBaseId": "%SRCROOT%",
                },
                "replacements": [
                  {
                    "deletedRegion": {
                      "endColumn": 14,
                      "endLine": 2,
                      "startColumn": 14,
                      "startLine": 2,
                    },
                    "insertedContent": {
                      "text": "
        owner Clerk",
                    },
                  },
                ],
              },
            ],
            "description": {
              "text": "Name Clerk",
            },
          },
          {
            "artifactChanges": [
              {
                "artifactLocation": {
                  "uri": "claims/claim%20one.chain",
                  "uriBaseId": "%SRCROOT%",
                },
                "replacements": [
                  {
                    "deletedRegion": {
                      "endColumn": 2,
                      "endLine": 2,
                      "startColumn": 1,
                      "startLine": 2,
                    },
                    "insertedContent": {
                      "text": "",
                    },
                  },
                  {
                    "deletedRegion": {
                      "endColumn": 2,
                      "endLine": 3,
                      "startColumn": 1,
                      "startLine": 3,
                    },
                    "insertedContent": {
                      "text": "",
                    },
                  },
                ],
              },
            ],
            "description": {
              "text": "Both",
            },
          },
        ],
        "level": "error",
        "locations": [
          {
            "logicalLocations": [
              {
                "fullyQualifiedName": "Claim",
                "kind": "element",
                "name": "Claim",
              },
            ],
            "physicalLocation": {
              "artifactLocation": {
                "uri": "claims/claim%20one.chain",
                "uriBaseId": "%SRCROOT%",
              },
              "region": {
                "endColumn": 12,
                "endLine": 2,
                "snippet": {
                  "text": "Claim",
                },
                "startColumn": 7,
                "startLine": 2,
              },
            },
          },
        ],
        "message": {
          "text": "Nobody answers for Claim.",
        },
        "partialFingerprints": {
          "primaryLocationLineHash": "bffe82fd07296f75:1",
        },
        "relatedLocations": [
          {
            "id": 0,
            "message": {
              "text": "could be this role",
            },
            "physicalLocation": {
              "artifactLocation": {
                "uri": "claims/people.chain",
                "uriBaseId": "%SRCROOT%",
              },
              "region": {
                "endColumn": 11,
                "endLine": 1,
                "snippet": {
                  "text": "Clerk",
                },
                "startColumn": 6,
                "startLine": 1,
              },
            },
          },
        ],
        "ruleId": "no-owner",
        "ruleIndex": 0,
        "suppressions": [],
      }
    `);
    const rules = log.runs[0]?.tool.driver.rules ?? [];
    expect(results.map(({ ruleIndex = -1 }) => rules[ruleIndex]?.id)).toEqual(FINDINGS.map(({ rule }) => rule));
    for (const { help, helpUri } of rules) {
      expect(help?.text).toMatch(/\w+/);
      expect(helpUri).toMatch(/^https:/);
    }
    expect(results.map(({ suppressions }) => suppressions)).toEqual([
      ...[[], [], [], []],
      [{ kind: 'inSource', justification: 'second clerk in March (until 2027-03-31)' }],
      [{ kind: 'external', justification: 'known from the baseline' }],
    ]);
    expect(results.map(({ baselineState }) => baselineState)).toEqual([...Array(5).fill('new'), 'unchanged']);
  });

  test('without a baseline nothing is new or unchanged', async () => {
    for (const result of await resultsOf([OWNER])) expect(result.baselineState).toBeUndefined();
  });

  test('fingerprints stay when lines move or are set in, and differ where findings do', async () => {
    const before = (await resultsOf(FINDINGS)).map(fingerprint);
    const moved = FINDINGS.map((finding) => {
      const { start, end } = finding.range;
      const range = at(start.line + 3, start.character + 2, end.character + 2);
      return { ...finding, range };
    });
    const lines = ['', '// moved', '', ...TEXT.map((line) => `  ${line}`)];
    expect((await resultsOf(moved, lines)).map(fingerprint)).toEqual(before);
    expect(new Set(before).size).toBe(FINDINGS.length);
  });

  test('a file outside of the repository keeps its whole address', async () => {
    const text = await render('sarif', { findings: [OWNER], options: optionsFor([OWNER], ['../a.chain'], TEXT) });
    const [place] = readSarif(text).results[0]?.locations ?? [];
    expect(place?.physicalLocation?.artifactLocation).toEqual({ uri: uriOf(0) });
  });
});

test('columns of rdjson count bytes', async () => {
  const [diagnostic] = readRdjson(await shown('rdjson', [PERFORMER]));
  const before = TEXT[2]?.slice(0, PERFORMER.range.start.character) ?? '';
  expect(diagnostic?.location.range.start).toEqual({ line: 3, column: Buffer.byteLength(before) + 1 });
  expect(Buffer.byteLength(before)).toBeGreaterThan(before.length);
});

describe('more than the readers take', () => {
  const many = (count: number, one: Finding) => Array.from({ length: count }, () => one);

  test('GitHub annotates ten of each kind: the errors first, the rest as lines', async () => {
    const text = await shown('github', [...many(12, WORK), ...many(3, QUEUE), ...many(11, OWNER)]);
    const names = commandsIn(text).map(({ name }) => name);
    expect(names).toEqual([...Array(10).fill('error'), ...Array(3).fill('warning'), ...Array(10).fill('notice')]);
    const rest = text.split('\n').slice(names.length);
    expect(rest[0]).toBe('GitHub annotates 10 of each kind for a step. Not annotated: 1 error, 2 infos');
    expect(rest[1]).toBe('claims/claim one.chain:2:7 error no-owner: Nobody answers for Claim.');
    expect(rest).toHaveLength(1 + 3 + 1);
  });

  test('SARIF holds 25,000 results: the least severe are left out, and the log says so', async () => {
    const { log, results } = readSarif(await shown('sarif', [...many(24_998, WORK), ...many(5, OWNER)]));
    expect(results).toHaveLength(25_000);
    expect(results.filter(({ level }) => level === 'error')).toHaveLength(5);
    expect(log.runs[0]?.invocations?.[0]?.toolExecutionNotifications).toEqual([
      { level: 'warning', message: { text: 'Left out, because a log holds no more: 3 infos.' } },
    ]);
  });

  test('SARIF holds 10 MB once gzipped', async () => {
    const findings = [...many(1_000, { ...WORK, message: 'x'.repeat(5_000) }), OWNER];
    const most = 10_000_000;
    // A size as if nothing could be packed three times as tight.
    const gzippedSize = (text: string) => text.length * 3;
    const text = await render('sarif', { findings, options: { ...options(findings), gzippedSize } });
    const { results } = readSarif(text);
    expect(gzippedSize(text)).toBeLessThan(most);
    expect(gzippedSize(text)).toBeGreaterThan(most / 2);
    expect(results[0]?.ruleId).toBe('no-owner');
  });

  test('a summary of a step holds 1 MiB', async () => {
    const findings = [...many(300, { ...WORK, message: 'x'.repeat(5_000) }), OWNER];
    const text = await shown('markdown', findings);
    expect(Buffer.byteLength(text)).toBeLessThan(1 << 20);
    expect(text).toMatch(/Not shown, because a summary holds no more: \d+ infos\.\n$/);
    expect(text.indexOf('no-owner')).toBeLessThan(text.indexOf('manual-handoff'));
  });

  test('many findings that only their order tells apart keep fingerprints of their own', async () => {
    const issues = readGitlab(await shown('gitlab', many(100, OWNER)));
    expect(new Set(issues.map(({ fingerprint }) => fingerprint)).size).toBe(100);
  });
});

test('an info fails no test, a file without findings has one that passes', async () => {
  const [one, other] = readJunit(await shown('junit'));
  expect(one?.testcase.map(({ failure }) => failure !== undefined)).toEqual([true, true, false, true]);
  expect(other?.testcase).toEqual([expect.objectContaining({ name: 'nothing to report' })]);
  expect(readCheckstyle(await shown('checkstyle')).map(({ error = [] }) => error.length)).toEqual([4, 0]);
});
