/** What `lint` remembers: the answer of an unchanged workspace, and of no other. */
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_SETTINGS, type RuleSettings } from '@chainwright/language/rules';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { folderStore } from '../../cli/src/cache/store.ts';
import { files, open, select } from '../../cli/src/files/workspace.ts';
import type { Io } from '../../cli/src/io.ts';
import { type Check, checkWith } from '../../cli/src/lint/check.ts';
import { remembered } from '../../cli/src/lint/remember.ts';
import { process } from './processes.ts';
import { chainwright, folderWith } from './surroundings.ts';

interface Given {
  readonly today?: string;
  readonly tool?: string;
  readonly settings?: RuleSettings;
  readonly operands?: readonly string[];
}

/** Lints as often as it is asked to with one store, and says each time whether the rules ran. */
function linting(cwd: string) {
  const store = folderStore(join(folderWith({}), 'store'));
  return async ({ today = '2026-11-23', tool = '1', settings = DEFAULT_SETTINGS, operands = [] }: Given = {}) => {
    const options = { today, settingsOf: () => settings };
    let ran = false;
    const check: Check = (texts, asked) => {
      ran = true;
      return checkWith(options)(texts, asked);
    };
    const io = { cwd } as Io;
    const opened = await open(await select(operands, io), io);
    const asked = new Set(opened.asked.map(({ uri }) => uri));
    const texts = { ...opened, files };
    const answer = await remembered(check, options, { store, tool })(texts, asked);
    expect(answer).toEqual(await checkWith(options)(texts, asked));
    return ran;
  };
}

const CONFIG = { 'chainwright.config.json': '{}' };
const IMPORTING = `import "./people.chain"\n${process('Pay').replace('by PayClerk', 'by Boss')}`;
const BOSS = 'role Boss { people 1 }\n';

test('an unchanged workspace is not checked again; what was there before is known still', async () => {
  const cwd = folderWith({ ...CONFIG, 'a.chain': process('Pay', { undone: ['Post'] }) });
  const lint = linting(cwd);
  expect([await lint(), await lint()]).toEqual([true, false]);
  writeFileSync(join(cwd, 'a.chain'), process('Pay'));
  expect([await lint(), await lint()]).toEqual([true, false]);
  writeFileSync(join(cwd, 'a.chain'), process('Pay', { undone: ['Post'] }));
  expect(await lint()).toBe(false);
});

describe('the rules run again', () => {
  const changes: Readonly<Record<string, (cwd: string) => void>> = {
    'when an imported file changes': (cwd) => writeFileSync(join(cwd, 'people.chain'), 'role Chief { people 1 }\n'),
    'when an imported file goes': (cwd) => rmSync(join(cwd, 'people.chain')),
    'when an imported file that git ignores changes': (cwd) => writeFileSync(join(cwd, 'own.chain'), '// nothing\n'),
    'when an imported file that git ignores goes': (cwd) => rmSync(join(cwd, 'own.chain')),
    'when an import leads out of the workspace': (cwd) => {
      rmSync(join(cwd, 'own.chain'));
      symlinkSync(join(folderWith({ 'own.chain': BOSS }), 'own.chain'), join(cwd, 'own.chain'));
    },
    'when a missing import appears': (cwd) => writeFileSync(join(cwd, 'missing.chain'), BOSS),
    'when a file comes': (cwd) => writeFileSync(join(cwd, 'b.chain'), process('Bill')),
    'when a file is renamed': (cwd) => renameSync(join(cwd, 'c.chain'), join(cwd, 'd.chain')),
    'when a file goes': (cwd) => rmSync(join(cwd, 'c.chain')),
    'when .gitignore leaves out another file': (cwd) => writeFileSync(join(cwd, '.gitignore'), 'own.chain\nc.chain\n'),
    'when .gitignore lets a file in': (cwd) => writeFileSync(join(cwd, '.gitignore'), ''),
  };
  test.each(Object.entries(changes))('%s', async (_, change) => {
    const cwd = folderWith({
      ...CONFIG,
      '.gitignore': 'own.chain\nmissing.chain\n',
      'a.chain': IMPORTING.replace('\n', '\nimport "./own.chain"\nimport "./missing.chain"\n'),
      'people.chain': BOSS,
      'own.chain': 'role Owner { people 1 }\n',
      'c.chain': process('Count'),
    });
    const lint = linting(cwd);
    expect([await lint(), await lint()]).toEqual([true, false]);
    change(cwd);
    expect([await lint(), await lint()]).toEqual([true, false]);
  });

  test('with another version, day, configuration, or other files asked for', async () => {
    const accepted = process('Pay', { undone: ['Post'] }).replace(
      '  step Post',
      '  step Post { accept no-performer because "we know" until 2026-12-01 }',
    );
    const lint = linting(folderWith({ ...CONFIG, 'a.chain': accepted, 'b.chain': process('Bill') }));
    const others: Given[] = [
      {},
      { tool: '2' },
      { today: '2026-12-02' },
      { settings: { ...DEFAULT_SETTINGS, severities: { 'no-performer': 'off' } } },
      { operands: ['a.chain'] },
    ];
    for (const given of others) expect([await lint(given), await lint(given)]).toEqual([true, false]);
    for (const given of others) expect(await lint(given)).toBe(false);
  });
});

test('whatever happens to the files, what is remembered is what would be found', async () => {
  const texts = [process('Pay'), IMPORTING, BOSS, `import "./c.chain"\n${BOSS}`, 'chain {', ''];
  const step = fc.record({
    file: fc.constantFrom('a.chain', 'people.chain', 'c.chain', 'sub/d.chain'),
    text: fc.option(fc.constantFrom(...texts), { freq: 2 }),
    ignored: fc.constantFrom('', 'people.chain\n', 'c.chain\n'),
    today: fc.constantFrom('2026-11-23', '2027-11-23'),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 8 }), async (steps) => {
      const cwd = folderWith({ ...CONFIG, 'a.chain': IMPORTING, 'people.chain': BOSS, 'sub/e.chain': process('End') });
      const lint = linting(cwd);
      for (const { file, text, ignored, today } of steps) {
        if (text === null) rmSync(join(cwd, file), { force: true });
        else writeFileSync(join(cwd, file), text);
        writeFileSync(join(cwd, '.gitignore'), ignored);
        await lint({ today });
        expect(await lint({ today })).toBe(false);
      }
    }),
    { numRuns: 25 },
  );
});

describe('the command', () => {
  const LINT = ['lint', '-f', 'json'];
  const FILES = { ...CONFIG, 'sub/a.chain': process('Pay', { undone: ['Post'], unused: ['Ghost'] }) };

  function at(cwd: string) {
    const cache = folderWith({});
    return {
      entries: () => readdirSync(cache, { recursive: true, withFileTypes: true }).filter((one) => one.isFile()),
      lint: async (...more: string[]) => {
        const { code, out, err } = await chainwright(cwd, [...LINT, ...more], '', { XDG_CACHE_HOME: cache });
        return { code, err, report: { ...JSON.parse(out), durationMs: 0 } };
      },
    };
  }

  test('says the same the second time, from another folder too, and leaves nothing in the workspace', async () => {
    const cwd = folderWith(FILES);
    const { lint, entries } = at(cwd);
    const first = await lint();
    expect(first.report.findings.length).toBeGreaterThanOrEqual(2);
    expect(await lint()).toEqual(first);
    expect(entries()).toHaveLength(1);
    expect(await lint('--no-cache')).toEqual(first);
    expect(readdirSync(cwd).sort()).toEqual(['chainwright.config.json', 'sub']);
    const within = await chainwright(join(cwd, 'sub'), ['lint'], '', {});
    expect(within.out).toContain('a.chain:');
  });

  test('--no-cache keeps nothing', async () => {
    const { lint, entries } = at(folderWith(FILES));
    await lint('--no-cache');
    expect(entries()).toEqual([]);
  });

  test('does not believe what a workspace brings along', async () => {
    const cwd = folderWith(FILES);
    const { lint, entries } = at(cwd);
    const first = await lint();
    const [entry] = entries();
    if (entry === undefined) throw new Error('there is an entry');
    for (const folder of ['.cache', 'node_modules/.cache', '.chainwright']) {
      mkdirSync(join(cwd, folder, 'chainwright', 'lint'), { recursive: true });
      const text = readFileSync(join(entry.parentPath, entry.name), 'utf8');
      writeFileSync(join(cwd, folder, 'chainwright', 'lint', entry.name), text.replaceAll('Post', 'Past'));
    }
    rmSync(join(entry.parentPath, entry.name));
    expect(await lint()).toEqual(first);
  });
});
