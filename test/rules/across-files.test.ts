/** What chains of other files change: who runs whom, what is redesigned, and where a demand comes from. */
import { expect, test } from 'vitest';
import { expected, found, lintTexts } from './expectations.ts';

const PEOPLE = `
hours office Mon-Fri 09:00-17:00
role Clerk { people 6  works office }
role Courier // expect: capacity-unknown, hours-unknown
role Typist { people 2  works office }
`;

function chain(name: string, body: string, head = ''): string {
  return `chain ${name} ${head} {\n  owner Clerk\n${body}\n}\n`;
}

const ONE_STEP = '  end Done\n  start In\n  In -> A\n  A -> Done';

/** A file whose chain runs that of the next. */
function ring(name: string, next: string): Record<string, string> {
  const text = chain(name, `  step A { runs ${next} } // expect: runs-cycle\n${ONE_STEP}`);
  return { [`${name}.chain`]: `import "./people.chain"\nimport "./${next}.chain"\n${text}` };
}

test.each<[string, Record<string, string>]>([
  [
    'a demand reaches the people of what is run, through two files',
    {
      'people.chain': PEOPLE,
      'top.chain': `import "./people.chain"\nimport "./middle.chain"\n${chain('Top', `  demand 10/day during office\n  goal lead time < 5d // expect: goal-unmeasurable\n  step A { runs Middle }\n${ONE_STEP}`)}`,
      'middle.chain': `import "./people.chain"\nimport "./low.chain"\n${chain('Middle', `  step A { runs Low }\n${ONE_STEP}`)}`,
      'low.chain': `import "./people.chain"\n${chain('Low', `  step A { by Courier } // expect: duration-unknown\n${ONE_STEP}`)}`,
    },
  ],
  [
    'a circle through three files, told in each of them',
    { 'people.chain': 'role Clerk { people 2 }\n', ...ring('A', 'B'), ...ring('B', 'C'), ...ring('C', 'A') },
  ],
  [
    'a redesign keeps people in what it runs, wherever that stands',
    {
      'people.chain': PEOPLE.replace(' // expect: capacity-unknown, hours-unknown', ''),
      'old.chain': `import "./people.chain"\n${chain('Old', `  step A { by Clerk  takes 1h }\n  step B { by Typist  takes 1h }\n  start In\n  end Done\n  In -> A\n  A -> B\n  B -> Done`)}`,
      'part.chain': `import "./people.chain"\n${chain('Part', `  step A { by Clerk  takes 1h }\n${ONE_STEP}`)}`,
      'new.chain':
        `import "./people.chain"\nimport "./old.chain"\nimport "./part.chain"\n${chain('New', `  step A { runs Part }\n${ONE_STEP}`, 'redesigns Old')}`.replace(
          '{\n  owner',
          '{ // expect: human-out\n  owner',
        ),
    },
  ],
])('%s', (_, files) => {
  const wanted = Object.entries(files).flatMap(([name, text]) => expected(name, text, 'expect'));
  const told = found(lintTexts(files), ({ rule }) => rule !== 'unused-declaration');
  expect(told.sort()).toEqual(wanted.sort());
});
