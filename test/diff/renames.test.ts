/** What has another name now: recognised where it is clear, never guessed. */
import { type Change, compareRedesign, compareWorkspaces } from '@chainwright/language/diff';
import { type Workspace, workspaceOf } from '@chainwright/language/model';
import { describe, expect, test } from 'vitest';
import { readFiles } from '../language/reading.ts';

function workspaceFrom(files: Readonly<Record<string, string>>): Workspace {
  const { models, problems } = readFiles(files);
  expect(problems).toEqual([]);
  return workspaceOf(models);
}

function changesBetween(
  base: string | Readonly<Record<string, string>>,
  head: string | Readonly<Record<string, string>>,
) {
  const side = (label: string, text: string | Readonly<Record<string, string>>) => ({
    label,
    workspace: workspaceFrom(typeof text === 'string' ? { 'main.chain': text } : text),
    findings: [],
  });
  const { chains, changes } = compareWorkspaces(side('base', base), side('head', head), { figures: false });
  return [...new Set([...chains.flatMap((one) => one.changes), ...changes])].map(said);
}

/** `renamed node Judge (Assess)`, `changed node Assess takes: 1h -> 2h`. */
function said({ op, what, name, was, property, before, after }: Change): string {
  if (op === 'renamed') return `renamed ${what} ${was} to ${name}`;
  return op === 'changed'
    ? `${what} ${name} ${property}: ${before ?? '-'} => ${after ?? '-'}`
    : `${op} ${what} ${name}`;
}

const PROCESS = `hours office Mon-Fri 09:00-17:00
field claims
role Clerk { people 3  works office  knows claims as expert }
role Expert { people 1  works office }
document Claim, Letter
chain Claims {
  owner Expert
  demand 8/day during office
  start Notice
  step Read "Look at the claim" { by Clerk  work extraction  field claims  takes 10min  in Claim }
  step Assess { by Expert  work judgement  takes 30min }
  step Pay { by Clerk  work copying  takes 5min }
  end Paid
  Notice -> Read
  Read -> Assess via email
  Assess -> Pay 90% when "liable"
  Assess -> Paid 10% when "not liable"
  Pay -> Paid
}
scenario More of Claims { Assess takes 20min
  Clerk people 4
}
`;

const renamed = (...names: readonly (readonly [string, string])[]) =>
  names.reduce((text, [from, to]) => text.replaceAll(new RegExp(`\\b${from}\\b`, 'g'), to), PROCESS);

describe('a new name is one change', () => {
  test.each([
    ['a step', [['Assess', 'Judge']], ['renamed node Assess to Judge']],
    ['a step without anything but its place', [['Paid', 'Done']], ['renamed node Paid to Done']],
    ['a pool', [['Clerk', 'Officer']], ['renamed pool Clerk to Officer']],
    [
      'hours, a field and a document',
      [
        ['office', 'desk'],
        ['claims', 'motor'],
        ['Claim', 'Case'],
      ],
      ['renamed hours office to desk', 'renamed field claims to motor', 'renamed document Claim to Case'],
    ],
    ['a chain', [['Claims', 'MotorClaims']], ['renamed chain Claims to MotorClaims']],
    ['a scenario', [['More', 'Less']], ['renamed scenario More to Less']],
    [
      'all steps of a chain',
      [
        ['Read', 'Scan'],
        ['Assess', 'Judge'],
        ['Pay', 'Transfer'],
      ],
      ['renamed node Read to Scan', 'renamed node Assess to Judge', 'renamed node Pay to Transfer'],
    ],
    [
      'a step and who does it',
      [
        ['Assess', 'Judge'],
        ['Expert', 'Counsel'],
      ],
      ['renamed node Assess to Judge', 'renamed pool Expert to Counsel'],
    ],
  ] as const)('%s', (_, names, expected) => {
    expect(changesBetween(PROCESS, renamed(...names)).toSorted()).toEqual([...expected].toSorted());
  });

  test('with a change beside it', () => {
    expect(changesBetween(PROCESS, renamed(['Assess', 'Judge'], ['30min', '20min']))).toEqual([
      'renamed node Assess to Judge',
      'node Judge takes: 30min => 20min',
    ]);
  });

  test('with the title that it keeps', () => {
    const changes = changesBetween(PROCESS, renamed(['Read', 'Scan'], ['10min', '1min'], ['extraction', 'summary']));
    expect(changes).toEqual([
      'renamed node Read to Scan',
      'node Scan work: extraction => summary',
      'node Scan takes: 10min => 1min',
    ]);
  });
});

describe('what is not clear is not guessed', () => {
  test('another step in the place of one that went', () => {
    const head = PROCESS.replace(
      'step Assess { by Expert  work judgement  takes 30min }',
      'step Call { by Clerk  work chasing  takes 3min }',
    )
      .replaceAll('Assess', 'Call')
      .replace('Call takes 20min', 'Call takes 2min');
    const changes = changesBetween(PROCESS, head);
    expect(changes).toContain('added node Call');
    expect(changes).toContain('removed node Assess');
  });

  test('two that are alike', () => {
    const two = (one: string, other: string) =>
      `chain C {\n start A\n decision D\n step ${one} { takes 1h }\n step ${other} { takes 1h }\n end E\n A -> D\n D -> ${one}\n D -> ${other}\n ${one} -> E\n ${other} -> E\n}`;
    const changes = changesBetween(two('B1', 'B2'), two('C1', 'C2'));
    expect(changes.filter((one) => one.startsWith('renamed'))).toEqual([]);
  });

  test('one pool that becomes two of its kind', () => {
    const split = PROCESS.replace(
      'role Clerk { people 3',
      'role Reader { people 1  works office  knows claims as expert }\nrole Payer { people 2',
    )
      .replace('by Clerk  work extraction', 'by Reader  work extraction')
      .replace('by Clerk  work copying', 'by Payer  work copying')
      .replace('Clerk people', 'Payer people');
    const changes = changesBetween(PROCESS, split);
    expect(changes).toContain('removed pool Clerk');
    expect(changes.filter((one) => one.startsWith('renamed'))).toEqual([]);
  });
});

describe('files', () => {
  const people = 'role Clerk { people 3 }\n';
  const chain = (name: string) =>
    `chain ${name} {\n start A\n step B { by Clerk  takes 1h }\n end E\n A -> B\n B -> E\n}\n`;

  test('moving things to other files changes nothing', () => {
    const base = { 'main.chain': people + chain('One') + chain('Two') };
    const head = {
      'people.chain': people,
      'one.chain': `import "./people.chain"\n${chain('One')}`,
      'two.chain': `import "./people.chain"\n${chain('Two')}`,
    };
    expect(changesBetween(base, head)).toEqual([]);
  });

  test('what several files call by one name is told apart by its file', () => {
    const base = { 'a.chain': people + chain('One'), 'b.chain': people + chain('Two') };
    const head = { ...base, 'b.chain': base['b.chain'].replace('people 3', 'people 4') };
    expect(changesBetween(base, head)).toEqual(['pool Clerk people: 3 => 4']);
  });

  test('a name that means another thing now is a change', () => {
    const base = {
      'a.chain': people,
      'b.chain': people.replace('3', '5'),
      'c.chain': `import "./a.chain"\n${chain('One')}`,
    };
    const head = { ...base, 'c.chain': `import "./b.chain"\n${chain('One')}` };
    expect(changesBetween(base, head)).toEqual(['node B by: Clerk => Clerk']);
  });
});

describe('a redesign beside what it redesigns', () => {
  const workspace = workspaceFrom({
    'main.chain': `${PROCESS.replace('takes 30min }', 'takes 30min  learns from Appeals.Hear }')}
agent Reader { model "r1" }
chain Appeals {
  start Letter
  step Hear { by Expert  takes 1h }
  end Heard
  Letter -> Hear
  Hear -> Heard
}
chain ToBe "Claims as they will be" redesigns Claims {
  owner Expert
  demand 8/day during office
  start Notice
  step Scan "Look at the claim" { by Reader  owner Clerk  work extraction  field claims  takes 10s  in Claim }
  step Assess { by Expert  work judgement  takes 30min  learns from Appeals.Hear }
  step Pay { by Clerk  work copying  takes 5min }
  end Paid
  Notice -> Scan
  Scan -> Assess via system
  Assess -> Pay 90% when "liable"
  Assess -> Paid 10% when "not liable"
  Pay -> Paid
}
`,
  });
  const chainNamed = (name: string) => [...workspace.chains.values()].find((chain) => chain.name === name);

  test('only what is designed anew differs', () => {
    const toBe = chainNamed('ToBe');
    const comparison = toBe && compareRedesign(workspace, toBe);
    expect(comparison?.chains.map(({ name, level, changes }) => ({ name, level, changes: changes.map(said) }))).toEqual(
      [
        {
          name: 'ToBe',
          level: 'workflow',
          changes: [
            'renamed node Read to Scan',
            'node Scan by: Clerk => Reader',
            'node Scan owner: - => Clerk',
            'node Scan takes: 10min => 10s',
            'handoff Scan -> Assess via: email => system',
          ],
        },
      ],
    );
    expect(comparison?.verdict).toMatch(/^Workflow level: /);
  });

  test('a chain that redesigns nothing has none', () => {
    const asIs = chainNamed('Claims');
    expect(asIs && compareRedesign(workspace, asIs)).toBeUndefined();
  });
});
