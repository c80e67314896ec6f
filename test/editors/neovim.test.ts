/** The set-up of docs/editors.md in a real Neovim, where there is one: findings, rename, format over `chainwright lsp --stdio`. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..', '..');
const NVIM = process.env.NVIM_EXECUTABLE ?? 'nvim';
const version = /^NVIM v(\d+)\.(\d+)/.exec(spawnSync(NVIM, ['--version'], { encoding: 'utf8' }).stdout ?? '');

const FILES = {
  'people.chain': 'role Seller { people 2 }\n',
  'orders.chain': `import "./people.chain"

chain Orders {
  owner Seller
  start Request
  step Check { by Sellerr   takes 10min }
  step Send {   by Seller  takes 1h }
  end Done
  Request -> Check
  Check -> Send
  Send -> Done
}
`,
};

/** Before version 0.11 Neovim has no list of servers: the page shows both ways. */
function setUp(): string {
  const page = readFileSync(join(ROOT, 'docs', 'editors.md'), 'utf8');
  const blocks = [...page.matchAll(/```lua\n([\s\S]*?)```/g)].map((found) => found[1] ?? '');
  const [, major = 0, minor = 0] = (version ?? []).map(Number);
  const isNew = major > 0 || minor >= 11;
  const block = blocks.find((one) => one.includes('vim.lsp.config') === isNew);
  if (block === undefined) throw new Error('docs/editors.md does not show how this Neovim is set up');
  return block;
}

test.skipIf(version === null)('findings, rename over two files, and the canonical layout', { timeout: 180_000 }, () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'chainwright-nvim-')));
  try {
    for (const [name, text] of Object.entries(FILES)) writeFileSync(join(folder, name), text);
    mkdirSync(join(folder, '.git'));
    // As in a project that has the command among its dependencies.
    mkdirSync(join(folder, 'node_modules', '.bin'), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules', '.bin', 'chainwright'), join(folder, 'node_modules', '.bin', 'chainwright'));
    writeFileSync(join(folder, 'init.lua'), setUp());
    const script = join(import.meta.dirname, 'neovim.lua');
    const env = { ...process.env, XDG_STATE_HOME: folder, XDG_DATA_HOME: folder, XDG_CACHE_HOME: folder };
    const args = ['--headless', '--clean', '-n', '-c', 'luafile init.lua', '-c', `luafile ${script}`];
    const { stderr } = spawnSync(NVIM, args, { cwd: folder, env, encoding: 'utf8', timeout: 170_000 });
    const results = JSON.parse(readFileSync(join(folder, 'results.json'), 'utf8'));
    expect(results.failed, stderr).toBeUndefined();
    expect(results.messages).toEqual([
      'Sellerr is not declared here; a role, person, agent or system is expected. Did you mean Seller?',
    ]);
    expect(results.text).toBe(
      FILES['orders.chain']
        .replace('owner Seller', 'owner Clerk')
        .replace('by Sellerr   takes', 'by Sellerr  takes')
        .replace('{   by Seller ', '{ by Clerk ')
        .replace('  Check -> Send\n', '  Check   -> Send\n')
        .replace('  Send -> Done\n', '  Send    -> Done\n')
        .trimEnd(),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
