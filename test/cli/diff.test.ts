/** `chainwright diff`: which two things are compared, in real repositories, and what is said when that cannot be. */
import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { commit, GIT_ENV, git, madeOn, repository } from './repository.ts';
import { chainwright, folderWith } from './surroundings.ts';

/** A chain with these steps in a row. */
function chain(name: string, ...steps: string[]): string {
  const nodes = ['Begun', ...steps, 'Done'];
  return [
    `role ${name}Clerk { people 2 }`,
    `chain ${name} {`,
    `  owner ${name}Clerk`,
    '  start Begun',
    ...steps.map((step) => `  step ${step} { by ${name}Clerk  takes 10min }`),
    '  end Done',
    ...nodes.slice(1).map((node, i) => `  ${nodes[i]} -> ${node}`),
    '}',
    '',
  ].join('\n');
}

async function run(cwd: string, ...args: string[]) {
  return chainwright(cwd, ['diff', ...args], '', GIT_ENV);
}

/** The nodes that came, went or got another name, as `+ Review`. */
async function nodes(cwd: string, ...args: string[]): Promise<readonly string[]> {
  const { code, out, err } = await run(cwd, '--format', 'json', ...args);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return nodesIn(out);
}

interface Reported {
  readonly op: string;
  readonly what: string;
  readonly name: string;
}

function nodesIn(json: string): readonly string[] {
  const { chains }: { chains: { changes: Reported[] }[] } = JSON.parse(json);
  const signs: Readonly<Record<string, string>> = { added: '+', removed: '-', renamed: '>' };
  return chains.flatMap(({ changes }) =>
    changes.filter(({ what, op }) => what === 'node' && op !== 'changed').map(({ op, name }) => `${signs[op]} ${name}`),
  );
}

const write = (cwd: string, name: string, text: string) => writeFileSync(join(cwd, name), text);
const OLD = chain('Pay', 'Check', 'Post');
const NEW = chain('Pay', 'Check', 'Review', 'Post');

describe('which two are compared', () => {
  test('nothing named: the last commit and the working tree', async () => {
    const cwd = repository({ 'pay.chain': OLD });
    expect(await nodes(cwd)).toEqual([]);
    write(cwd, 'pay.chain', NEW);
    expect(await nodes(cwd)).toEqual(['+ Review']);
    expect(await nodes(cwd, 'HEAD')).toEqual(['+ Review']);
  });

  test('a revision and the working tree; two revisions; both ends of a range', async () => {
    const cwd = repository({ 'pay.chain': OLD });
    write(cwd, 'pay.chain', NEW);
    commit(cwd);
    write(cwd, 'pay.chain', chain('Pay', 'Check', 'Review'));
    expect(await nodes(cwd, 'main')).toEqual(['> Review']);
    expect(await nodes(cwd, 'main', 'HEAD')).toEqual(['+ Review']);
    expect(await nodes(cwd, 'main..change')).toEqual(['+ Review']);
    expect(await nodes(cwd, 'main..')).toEqual(['+ Review']);
    expect(await nodes(cwd, '..main')).toEqual(['- Review']);
    expect(await nodes(cwd, 'change', 'main')).toEqual(['- Review']);
  });

  test('three dots: only what the branch brings, not what main got meanwhile', async () => {
    const cwd = repository({ 'pay.chain': OLD });
    write(cwd, 'pay.chain', NEW);
    commit(cwd, 'on change');
    git(cwd, 'checkout', '--quiet', 'main');
    write(cwd, 'bill.chain', chain('Bill', 'Send'));
    commit(cwd, 'on main');
    expect(await nodes(cwd, 'main...change')).toEqual(['+ Review']);
    git(cwd, 'checkout', '--quiet', 'change');
    expect(await nodes(cwd, 'main...')).toEqual(['+ Review']);
    expect(await nodes(cwd, '...main')).toEqual(['+ Begun', '+ Send', '+ Done']);
    const { out } = await run(cwd, 'main...');
    expect(out).toContain('main (merge base) → HEAD');
  });

  test('a merge: against each of its parents', async () => {
    const cwd = repository({ 'pay.chain': OLD, 'bill.chain': chain('Bill', 'Send') });
    write(cwd, 'pay.chain', NEW);
    commit(cwd, 'on change');
    git(cwd, 'checkout', '--quiet', 'main');
    write(cwd, 'bill.chain', chain('Bill', 'Send', 'File'));
    commit(cwd, 'on main');
    git(cwd, 'merge', '--quiet', '-m', 'merged', 'change');
    expect(await nodes(cwd, 'HEAD^1', 'HEAD')).toEqual(['+ Review']);
    expect(await nodes(cwd, 'HEAD^2', 'HEAD')).toEqual(['+ File']);
  });

  test.each(['--staged', '--cached'])('%s: what a commit would bring', async (option) => {
    const cwd = repository({ 'pay.chain': OLD });
    write(cwd, 'pay.chain', NEW);
    expect(await nodes(cwd, option)).toEqual([]);
    git(cwd, 'add', '--all');
    write(cwd, 'pay.chain', OLD);
    expect(await nodes(cwd, option)).toEqual(['+ Review']);
    expect(await nodes(cwd, option, 'main')).toEqual(['+ Review']);
    expect(await nodes(cwd)).toEqual([]);
  });

  test('two files, each with what it imports', async () => {
    const importing = (text: string) => `import "./people.chain"\n${text.replace(/^role.*\n/, '')}`;
    const cwd = folderWith({
      'old/pay.chain': importing(OLD),
      'old/people.chain': 'role PayClerk\n',
      'new/payments.chain': importing(NEW),
      'new/people.chain': 'role PayClerk { people 2 }\n',
    });
    expect(await nodes(cwd, 'old/pay.chain', 'new/payments.chain')).toEqual(['+ Review']);
    const { out } = await run(cwd, 'old/pay.chain', 'new/payments.chain', '-f', 'json');
    expect(JSON.parse(out).findings).toMatchObject({ added: [] });
  });

  test('two folders, and a file moved inside', async () => {
    const cwd = folderWith({ 'old/pay.chain': OLD, 'new/sub/payments.chain': NEW, 'new/bill.chain': '// nothing\n' });
    expect(await nodes(cwd, 'old', 'new')).toEqual(['+ Review']);
    expect(await nodes(cwd, 'new', 'old')).toEqual(['- Review']);
  });

  test('standard input as one side', async () => {
    const cwd = folderWith({ 'pay.chain': OLD });
    const { out } = await chainwright(cwd, ['diff', 'pay.chain', '-', '--format', 'json'], NEW, GIT_ENV);
    expect(nodesIn(out)).toEqual(['+ Review']);
    expect(JSON.parse(out).head).toBe('standard input');
  });

  test('one chain of many', async () => {
    const cwd = repository({ 'pay.chain': OLD, 'bill.chain': chain('Bill', 'Send') });
    write(cwd, 'pay.chain', NEW);
    write(cwd, 'bill.chain', chain('Bill', 'Send', 'File'));
    expect(await nodes(cwd, '--chain', 'Pay')).toEqual(['+ Review']);
    const { code, err } = await run(cwd, '--chain', 'Pya');
    expect({ code, err }).toEqual({
      code: 2,
      err: 'chainwright: there is no chain "Pya" on either side; did you mean Pay?\n',
    });
  });
});

describe('what is the same', () => {
  test('a file under another name, in another folder, committed or not', async () => {
    const cwd = repository({ 'pay.chain': OLD });
    mkdirSync(join(cwd, 'sub'));
    renameSync(join(cwd, 'pay.chain'), join(cwd, 'sub', 'payments.chain'));
    expect(await nodes(cwd)).toEqual([]);
    commit(cwd);
    expect(await nodes(cwd, 'main', 'HEAD')).toEqual([]);
  });

  test('comments, order of files, line ends, a byte order mark', async () => {
    const cwd = repository({ 'pay.chain': OLD });
    write(cwd, 'pay.chain', `\ufeff// new words\n${OLD}`.replaceAll('\n', '\r\n'));
    const { out } = await run(cwd);
    expect(out).toMatch(/^Nothing changes in the process\.\n/);
  });

  test('what .gitignore leaves out now, and what the configuration does', async () => {
    const cwd = repository({
      'pay.chain': OLD,
      'draft.chain': chain('Draft', 'Think'),
      'old/x.chain': chain('X', 'Y'),
    });
    write(cwd, '.gitignore', 'draft.chain\n');
    write(cwd, 'chainwright.config.json', '{ "exclude": ["old/**"] }');
    rmSync(join(cwd, 'old'), { recursive: true });
    const { out } = await run(cwd);
    expect(out).toMatch(/^Nothing changes in the process\.\n/);
  });

  test('nothing is written: no index, no lock, no file', async () => {
    const cwd = repository({ 'pay.chain': OLD });
    write(cwd, 'pay.chain', NEW);
    const before = git(cwd, 'status', '--porcelain');
    await run(cwd);
    await run(cwd, 'main...HEAD');
    expect(git(cwd, 'status', '--porcelain')).toBe(before);
    expect(readFileSync(join(cwd, 'pay.chain'), 'utf8')).toBe(NEW);
  });
});

describe('where a workspace lies', () => {
  test('names with spaces, umlauts, quotes and line ends, in a part of the repository', async () => {
    const folder = 'it"s\n é';
    const name = `${folder}/w/zahlung "ü"\nx.chain`;
    const cwd = repository({
      [`${folder}/w/chainwright.config.json`]: '{}',
      [name]: OLD,
      'other.chain': chain('O', 'P'),
    });
    const inside = join(cwd, folder, 'w');
    writeFileSync(join(cwd, name), NEW);
    write(cwd, 'other.chain', chain('O', 'P', 'Q'));
    expect(await nodes(inside)).toEqual(['+ Review']);
    symlinkSync(join(cwd, folder), join(cwd, 'link'));
    expect(await nodes(join(cwd, 'link', 'w'))).toEqual(['+ Review']);
    const { out } = await run(inside);
    expect(out).not.toMatch(/\n"?x\.chain/);
  });

  test('imports through links that git keeps', async () => {
    const importing = `import "./people/all.chain"\n${OLD.replace(/^role.*\n/, '')}`;
    const cwd = repository({ 'pay.chain': importing, 'real/all.chain': 'role PayClerk { people 2 }\n' });
    symlinkSync('real', join(cwd, 'people'));
    commit(cwd);
    write(cwd, 'pay.chain', importing.replace('10min', '20min'));
    const { out } = await run(cwd, 'HEAD', '--format', 'json');
    const { findings } = JSON.parse(out);
    expect(findings.added.filter(({ rule }: { rule: string }) => rule === 'unknown-import')).toEqual([]);
    expect(findings.removed.filter(({ rule }: { rule: string }) => rule === 'unknown-import')).toEqual([]);
  });

  test('a submodule: at the commit that each side names', async () => {
    const other = repository({ 'sub.chain': chain('Sub', 'One') });
    const cwd = repository({ 'pay.chain': OLD });
    git(cwd, '-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', pathToFileURL(other).href, 'sub');
    commit(cwd);
    expect(await nodes(cwd)).toEqual([]);
    writeFileSync(join(cwd, 'sub', 'sub.chain'), chain('Sub', 'One', 'Two'));
    expect(await nodes(cwd)).toEqual(['+ Two']);
    git(join(cwd, 'sub'), 'commit', '--quiet', '-a', '-m', 'two');
    commit(cwd, 'sub moves on');
    expect(await nodes(cwd, 'HEAD^', 'HEAD')).toEqual(['+ Two']);
  });

  test('a submodule whose commit is not here is left out, and it is said', async () => {
    const other = repository({ 'sub.chain': chain('Sub', 'One') });
    const cwd = repository({ 'pay.chain': OLD });
    git(cwd, '-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', pathToFileURL(other).href, 'sub');
    commit(cwd);
    const clone = join(folderWith({}), 'clone');
    git(cwd, 'clone', '--quiet', pathToFileURL(cwd).href, clone);
    write(clone, 'pay.chain', NEW);
    const { code, out, err } = await run(clone, 'HEAD', '--format', 'json');
    expect(code).toBe(0);
    expect(nodesIn(out)).toEqual(['+ Review']);
    expect(err).toBe(
      'chainwright: sub: the commit of this submodule is not here (git submodule update --init sub); it is left out of both sides\n',
    );
  });
});

describe('what cannot be read', () => {
  test.each([
    ['no UTF-8', Uint8Array.of(0x66, 0xff, 0x0a), /not UTF-8: byte 0xff at offset 1, line 1/],
    ['binary', Uint8Array.from({ length: 300 }, (_, i) => i % 256), /not UTF-8/],
    ['too large', new Uint8Array(5 * 1024 * 1024).fill(0x20), /5\.0 MB is too much for one file/],
  ])('%s: the file is left out of both sides, and it is said', async (_, bytes, reason) => {
    const cwd = repository({ 'pay.chain': OLD, 'other.chain': bytes });
    write(cwd, 'pay.chain', NEW);
    write(cwd, 'other.chain', chain('Other', 'One'));
    const { code, out, err } = await run(cwd, '--format', 'json');
    expect(code).toBe(0);
    expect(JSON.parse(out).chains.map(({ name }: { name: string }) => name)).toEqual(['Pay']);
    expect(err).toMatch(/^chainwright: other\.chain: [^\n]+ \(in HEAD\); the file is left out of both sides\n$/);
    expect(err).toMatch(reason);
  });

  test('a file without permission in the working tree', async () => {
    const cwd = repository({ 'pay.chain': OLD, 'other.chain': chain('Other', 'One') });
    chmodSync(join(cwd, 'other.chain'), 0);
    rmSync(join(cwd, 'other.chain'), { force: true });
    mkdirSync(join(cwd, 'other.chain'));
    write(cwd, 'pay.chain', NEW);
    const { code, out } = await run(cwd, '--format', 'json');
    expect(code).toBe(0);
    expect(nodesIn(out)).toEqual(['+ Review']);
  });

  test('a revision that does not parse: the report says what may be missing', async () => {
    const cwd = repository({ 'pay.chain': OLD.replace('step Post {', 'step Post { {{ by') });
    write(cwd, 'pay.chain', NEW);
    const { code, out } = await run(cwd);
    expect(code).toBe(0);
    expect(out).toMatch(/pay\.chain:\d+ \(HEAD\): .*syntax/);
    const { out: json } = await run(cwd, '--format', 'json');
    expect(JSON.parse(json).unread).toMatchObject([{ side: 'base', file: 'pay.chain', conflict: false }]);
  });

  test('a conflict left in a file', async () => {
    const cwd = repository({ 'pay.chain': OLD });
    const marked = OLD.replace(
      '  step Post { by PayClerk  takes 10min }\n',
      '<<<<<<< HEAD\n  step Post { by PayClerk  takes 10min }\n=======\n  step Post { by PayClerk  takes 5min }\n>>>>>>> other\n',
    );
    write(cwd, 'pay.chain', marked);
    const { code, out } = await run(cwd);
    expect(code).toBe(0);
    expect(out).toContain('pay.chain:6 (the working tree): a conflict of a merge is left here');
  });

  test('a conflict in the index', async () => {
    const cwd = repository({ 'pay.chain': OLD });
    write(cwd, 'pay.chain', OLD.replace('10min', '20min'));
    commit(cwd, 'on change');
    git(cwd, 'checkout', '--quiet', 'main');
    write(cwd, 'pay.chain', OLD.replace('10min', '30min'));
    commit(cwd, 'on main');
    expect(() => git(cwd, 'merge', '--quiet', 'change')).toThrow();
    const { code, out, err } = await run(cwd, '--staged');
    expect({ code, out, err }).toEqual({
      code: 2,
      out: '',
      err: 'chainwright: the merge is not resolved: pay.chain; mend the conflict, then git add\n',
    });
    expect((await run(cwd)).out).toContain('a conflict of a merge is left here');
  });

  test('everything deleted, everything new, nothing at all', async () => {
    const cwd = repository({ 'pay.chain': OLD });
    rmSync(join(cwd, 'pay.chain'));
    expect((await run(cwd)).code).toBe(0);
    const empty = repository({ 'readme.md': '' });
    expect((await run(empty)).out).toMatch(/^Nothing changes/);
    write(empty, 'pay.chain', OLD);
    expect((await run(empty)).code).toBe(0);
  });
});

describe('what cannot be compared is one clear line', () => {
  const refused = async (
    cwd: string,
    args: readonly string[],
    env: Readonly<Record<string, string | undefined>> = GIT_ENV,
  ) => {
    const { code, out, err } = await chainwright(cwd, ['diff', ...args], '', env);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^chainwright: [^\n]*\n$/);
    return err.slice('chainwright: '.length, -1);
  };

  test('a name that is a path and a revision', async () => {
    const cwd = repository({ 'pay.chain': OLD, 'main/pay.chain': chain('Bill', 'Send') });
    expect(await refused(cwd, ['main'])).toBe(
      '"main" is a folder and a revision: ./main means the path, main^0 the revision',
    );
    expect((await run(cwd, 'main^0')).code).toBe(0);
    expect((await run(cwd, './main', './main')).code).toBe(0);
  });

  test('a path and a revision, a file and a folder', async () => {
    const cwd = repository({ 'pay.chain': OLD, 'sub/x.chain': OLD });
    expect(await refused(cwd, ['pay.chain', 'main'])).toBe(
      'pay.chain is a path and main a revision: diff compares two of a kind (--chain shows one chain of two revisions)',
    );
    expect(await refused(cwd, ['pay.chain', 'sub'])).toBe(
      'pay.chain is a file and sub a folder: diff compares two of a kind',
    );
    expect(await refused(cwd, ['pay.chain'])).toMatch(/^pay\.chain is a path: name another one/);
    expect(await refused(cwd, ['main:pay.chain'])).toMatch(/^"main:pay\.chain" names a file of a revision/);
    expect(await refused(cwd, ['main..change', 'main'])).toMatch(/names both sides already/);
    expect(await refused(cwd, ['--staged', 'main', 'change'])).toMatch(/there is no place for "change"/);
    expect(await refused(cwd, ['main', 'change', 'main'])).toMatch(/there is no place for "main"/);
    expect(await refused(cwd, ['-', '-'])).toMatch(/one side only/);
  });

  test('a branch that was deleted, and one that is only at its origin', async () => {
    const cwd = repository({ 'pay.chain': OLD });
    const clone = join(folderWith({}), 'clone');
    git(cwd, 'clone', '--quiet', '--branch', 'change', pathToFileURL(cwd).href, clone);
    expect(await refused(clone, ['main'])).toBe(
      '"main" is no file or folder, and no revision that git knows; did you mean origin/main?',
    );
    git(cwd, 'branch', '--quiet', '-D', 'main');
    expect(await refused(cwd, ['release...HEAD'])).toBe('git knows no revision "release"');
  });

  test('no commit', async () => {
    const cwd = folderWith({ 'pay.chain': OLD });
    git(cwd, 'init', '--quiet');
    expect(await refused(cwd, [])).toBe('this repository has no commit yet');
    expect(await refused(cwd, ['HEAD'])).toBe('this repository has no commit yet');
    expect(await refused(cwd, ['--staged'])).toBe('this repository has no commit yet');
  });

  test('no repository, no git', async () => {
    const cwd = folderWith({ 'pay.chain': OLD });
    const alone = { ...GIT_ENV, GIT_CEILING_DIRECTORIES: join(cwd, '..') };
    expect(await refused(cwd, [], alone)).toBe(`${cwd} is in no git repository`);
    expect(await refused(cwd, ['main'], alone)).toBe(
      `"main": no such file or folder, and ${cwd} is in no git repository`,
    );
    expect(await refused(repository({ 'pay.chain': OLD }), ['HEAD'], { ...GIT_ENV, PATH: '/nowhere' })).toMatch(
      /git is needed and was not found/,
    );
    expect(await refused(cwd, ['pay.chain', 'none.chain'], alone)).toMatch(/^"none\.chain": no such file or folder/);
  });

  test('a shallow clone', async () => {
    const cwd = repository({ 'pay.chain': OLD });
    commit(cwd, 'on change');
    git(cwd, 'checkout', '--quiet', 'main');
    commit(cwd, 'on main');
    const shallow = join(folderWith({}), 'clone');
    git(cwd, 'clone', '--quiet', '--depth', '1', '--no-single-branch', pathToFileURL(cwd).href, shallow);
    expect(await refused(shallow, ['origin/change...HEAD'])).toBe(
      'origin/change and HEAD have no commit in common in this shallow clone; ' +
        'fetch the whole history (git fetch --unshallow, or fetch-depth: 0 for actions/checkout)',
    );
    expect(await refused(shallow, ['HEAD~5'])).toMatch(/this is a shallow clone: fetch the whole history/);
  });

  test('histories that never met', async () => {
    const cwd = repository({ 'pay.chain': OLD });
    git(cwd, 'checkout', '--quiet', '--orphan', 'other');
    write(cwd, 'pay.chain', NEW);
    commit(cwd, 'a new beginning');
    expect(await refused(cwd, ['main...other'])).toBe('main and other have no commit in common');
    expect(await nodes(cwd, 'main', 'other')).toEqual(['+ Review']);
  });

  test.each(['--upload-pack=x', '--output', '$(touch owned)', 'x\ny', 'main..', '@{-9}', ':pay.chain'])(
    'an operand that is none: %j',
    async (operand) => {
      const cwd = repository({ 'pay.chain': OLD });
      if (operand === 'main..') return expect((await run(cwd, operand)).code).toBe(0);
      await refused(cwd, [operand]);
      return expect(git(cwd, 'status', '--porcelain')).toBe('');
    },
  );
});

describe('--redesign', () => {
  const TO_BE = NEW.replace('chain Pay {', 'chain PayNew redesigns Pay {').replace(/^role.*\n/, '');

  test('a chain as it is to be beside the one that it redesigns, without any git', async () => {
    const cwd = folderWith({ 'pay.chain': OLD, 'new.chain': `import "./pay.chain"\n${TO_BE}` });
    expect(await nodes(cwd, '--redesign')).toEqual(['+ Review']);
    expect(await nodes(cwd, '--redesign', 'new.chain')).toEqual(['+ Review']);
    expect(await nodes(cwd, '--redesign', '--chain', 'Pay')).toEqual(['+ Review']);
    expect((await run(cwd, '--redesign', '--fail-on', 'process')).code).toBe(1);
    const wrong = await run(cwd, '--redesign', '--chain', 'PayNex');
    expect(wrong.err).toBe('chainwright: no redesign has a chain "PayNex"; did you mean PayNew?\n');
  });

  test('several at once, and none', async () => {
    const cwd = folderWith({ 'pay.chain': OLD + TO_BE + TO_BE.replace('PayNew', 'PayLater') });
    expect((await run(cwd, '--redesign')).out).toMatch(
      /^2 chains are designed anew, the deepest change at process level/,
    );
    const none = await run(folderWith({ 'pay.chain': OLD }), '--redesign');
    expect({ code: none.code, err: none.err }).toEqual({
      code: 2,
      err: 'chainwright: no chain redesigns another one here; a line “redesigns NAME” in a chain says which\n',
    });
  });
});

describe('--fail-on', () => {
  const outcome = async (...args: string[]) => {
    const cwd = repository({ 'pay.chain': OLD });
    write(cwd, 'pay.chain', NEW);
    const { code, err } = await run(cwd, ...args.flatMap((word) => ['--fail-on', word]));
    return { code, err };
  };

  test('a level fails for itself and for what is deeper', async () => {
    for (const level of ['task', 'workflow', 'process'])
      expect(await outcome(level)).toEqual({
        code: 1,
        err: `chainwright: --fail-on ${level}: the change is one of the process\n`,
      });
  });

  test('several words, by commas or repeated', async () => {
    expect((await outcome('new-errors')).code).toBe(0);
    expect((await outcome('new-errors,process')).code).toBe(1);
    expect((await outcome('new-errors', 'process')).code).toBe(1);
  });

  test('figures: a lead time that gets longer, a ceiling that falls, and neither where nobody knows', async () => {
    const demand = (text: string) => text.replace('  start', '  demand 40/day\n  start');
    const failing = async (before: string, after: string) => {
      const cwd = folderWith({ 'a.chain': before, 'b.chain': after });
      const codes = await Promise.all(
        ['slower', 'ceiling', 'new-errors'].map(
          async (word) => (await run(cwd, 'a.chain', 'b.chain', '--fail-on', word)).code,
        ),
      );
      return ['slower', 'ceiling', 'new-errors'].filter((_, i) => codes[i] === 1);
    };
    const fast = demand(OLD);
    const slow = fast.replace('10min', '20min');
    expect(await failing(fast, slow)).toEqual(['slower', 'ceiling']);
    expect(await failing(slow, fast)).toEqual([]);
    // Without a demand nobody knows how long a case waits.
    expect(await failing(OLD, OLD.replace('10min', '20min'))).not.toContain('slower');
    expect(await failing(fast, fast.replace('40/day', '4000/day'))).toEqual(['slower', 'new-errors']);
    expect(await failing(fast, fast.replace('by PayClerk  takes 10min', 'by Nobody'))).toEqual(['new-errors']);
  });

  test('nothing changes: nothing fails', async () => {
    const cwd = repository({ 'pay.chain': OLD });
    expect((await run(cwd, '--fail-on', 'task,new-errors,slower,ceiling')).code).toBe(0);
  });

  test('a word that is none', async () => {
    expect(await outcome('workflows')).toEqual({
      code: 2,
      err: 'chainwright: --fail-on cannot be "workflows"; did you mean workflow?\n',
    });
  });
});

test('--output writes the report, whole or not at all', async () => {
  const cwd = repository({ 'pay.chain': OLD });
  write(cwd, 'pay.chain', NEW);
  const { code, out } = await run(cwd, '--format', 'markdown', '--output', 'diff.md');
  expect({ code, out }).toEqual({ code: 0, out: '' });
  expect(readFileSync(join(cwd, 'diff.md'), 'utf8')).toMatch(/^### /);
});

test('an accept that ran out since the base was committed is told, whoever changed what', async () => {
  const accept = 'accept single-person-queue because "a second judge starts in spring" until 2026-05-31';
  const weigh = (takes: string) =>
    `person Judge\nchain C {\n  owner Judge\n  start A\n  step Weigh { by Judge  takes ${takes}\n    ${accept} }\n  end B\n  A -> Weigh\n  Weigh -> B\n}\n`;
  const cwd = repository({ 'c.chain': weigh('30min') });
  madeOn(cwd, '2026-03-01');
  write(cwd, 'c.chain', weigh('20min'));
  const { out } = await run(cwd, 'HEAD');
  expect(out.replace(/\s+/g, ' ')).toContain('1 accept ran out');
  expect(out).toContain('single-person-queue');
  expect((await run(cwd, 'HEAD', '--today', '2026-05-31')).out).not.toContain('ran out');
});
