/** `lint --fix` and `lint --fix --dry-run`, on files and on standard input. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { chainwright, folderWith } from './surroundings.ts';

const PEOPLE = 'role Clerk { people 3 }\n';
const UNUSED = 'import "./people.chain" // who works\n';
const CHAIN = `role Desk { costs 30 EUR/h  people 2 }

chain Orders {
  owner Desk
  demand 20/day
  goal lead time < 3d
  start In
  step Enter { takes 5min  by Desk }
  end Done
  end Gone
  end Lost
  In -> Enter
  Enter -> Done 60%
  Enter -> Gone when "otherwise"
  Enter -> Lost
}
`;
const MENDED = `role Desk { people 2  costs 30 EUR/h }

chain Orders {
  owner Desk
  demand 20/day
  goal lead time < 3d
  start In
  step Enter { by Desk  takes 5min }
  end Done
  end Gone
  end Lost
  In -> Enter
  Enter -> Done 60%
  Enter -> Gone 40% when "otherwise"
  Enter -> Lost 0%
}
`;

const read = (folder: string, name: string) => readFileSync(join(folder, name), 'utf8');

test('mends what is safe, and says what is left', async () => {
  const folder = folderWith({ 'people.chain': PEOPLE, 'orders.chain': UNUSED + CHAIN });
  const { code, out, err } = await chainwright(folder, ['lint', '--fix', 'orders.chain', '--format', 'json']);
  expect(err).toBe('chainwright: mended orders.chain\n');
  expect(read(folder, 'orders.chain')).toBe(MENDED);
  expect(JSON.parse(out).findings.map(({ rule }: { rule: string }) => rule)).not.toContain('shares-missing');
  expect(code).toBe(0);
  const before = read(folder, 'orders.chain');
  await chainwright(folder, ['lint', '--fix']);
  expect(read(folder, 'orders.chain')).toBe(before);
});

test('says of a finding whether it would be mended', async () => {
  const folder = folderWith({ 'people.chain': PEOPLE, 'orders.chain': UNUSED + CHAIN });
  const { out } = await chainwright(folder, ['lint', 'orders.chain', '--format', 'json']);
  const findings: { rule: string; fixable: boolean }[] = JSON.parse(out).findings;
  expect(findings.filter(({ fixable }) => fixable).map(({ rule }) => rule)).toEqual([
    'unused-import',
    'shares-missing',
  ]);
});

test('keeps the byte order mark and the ends of lines', async () => {
  const windows = (text: string) => `\uFEFF${text.replaceAll('\n', '\r\n')}`;
  const folder = folderWith({ 'people.chain': PEOPLE, 'orders.chain': windows(UNUSED + CHAIN) });
  await chainwright(folder, ['lint', '--fix', 'orders.chain']);
  expect(read(folder, 'orders.chain')).toBe(windows(MENDED));
});

test('leaves alone what nobody asked for, what is accepted, and what cannot be read', async () => {
  const broken = `${UNUSED}role Desk { costs 30 EUR/h  peeple 2 }\n`;
  const accepted = CHAIN.replace('goal lead time < 3d', 'accept shares-missing because "new"')
    .replace('costs 30 EUR/h  people 2', 'people 2')
    .replace('takes 5min  by Desk', 'by Desk  takes 5min');
  const folder = folderWith({
    'people.chain': PEOPLE,
    'other.chain': CHAIN,
    'broken.chain': broken,
    'a.chain': accepted,
  });
  await chainwright(folder, ['lint', '--fix', 'broken.chain', 'a.chain']);
  expect(read(folder, 'other.chain')).toBe(CHAIN);
  expect(read(folder, 'broken.chain')).toBe(broken);
  expect(read(folder, 'a.chain')).toBe(accepted);
});

test('a dry run shows the change and writes nothing', async () => {
  const folder = folderWith({ 'people.chain': PEOPLE, 'orders.chain': UNUSED + CHAIN });
  const { code, out } = await chainwright(folder, ['lint', '--fix', '--dry-run', 'orders.chain']);
  expect(code).toBe(1);
  expect(out).toBe(`--- a/orders.chain
+++ b/orders.chain
@@ -1,17 +1,16 @@
-import "./people.chain" // who works
-role Desk { costs 30 EUR/h  people 2 }
+role Desk { people 2  costs 30 EUR/h }
 
 chain Orders {
   owner Desk
   demand 20/day
   goal lead time < 3d
   start In
-  step Enter { takes 5min  by Desk }
+  step Enter { by Desk  takes 5min }
   end Done
   end Gone
   end Lost
   In -> Enter
   Enter -> Done 60%
-  Enter -> Gone when "otherwise"
-  Enter -> Lost
+  Enter -> Gone 40% when "otherwise"
+  Enter -> Lost 0%
 }
`);
  expect(read(folder, 'orders.chain')).toBe(UNUSED + CHAIN);
  await chainwright(folder, ['lint', '--fix', 'orders.chain']);
  expect(await chainwright(folder, ['lint', '--fix', '--dry-run', 'orders.chain'])).toMatchObject({ code: 0, out: '' });
});

test('of standard input the mended text is the result', async () => {
  const folder = folderWith({ 'people.chain': PEOPLE });
  const asked = ['lint', '--fix', '-', '--stdin-filename', 'orders.chain'];
  const { out, err } = await chainwright(folder, asked, UNUSED + CHAIN);
  expect(out).toBe(MENDED);
  expect(err).toContain('nothing to report');
  const shown = await chainwright(folder, [...asked, '--dry-run'], UNUSED + CHAIN);
  expect(shown.out).toContain('-import "./people.chain"');
});

test('a diff forges nothing in a terminal or a log', async () => {
  const hostile = `/*\n::error::forged\n##[error]forged \u001b[31m\u202e*/\nrole Desk { costs 30 EUR/h  people 2 }\n`;
  const { out } = await chainwright(folderWith({ 'a.chain': hostile }), ['lint', '--fix', '--dry-run', 'a.chain']);
  expect(out).toContain('+role Desk');
  expect(out).not.toMatch(/^\s*::|##\[/m);
  expect(['\u001b', '\u202e'].filter((one) => out.includes(one))).toEqual([]);
});

test('options that do not go together', async () => {
  const folder = folderWith({ 'a.chain': PEOPLE });
  expect(await chainwright(folder, ['lint', '--dry-run'])).toMatchObject({
    code: 2,
    err: 'chainwright: --dry-run goes with --fix: it shows what that would change\n',
  });
  expect((await chainwright(folder, ['lint', '--fix', '--watch'])).code).toBe(2);
});
