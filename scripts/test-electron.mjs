// npm run test:electron: the suite of test/vscode in a desktop VS Code, which is downloaded where the network allows.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  downloadAndUnzipVSCode,
  resolveCliArgsFromVSCodeExecutablePath,
  runTests,
  SilentReporter,
} from '@vscode/test-electron';
import { bundleSuite } from '../test/vscode/bundle-suite.ts';
import { copyOf } from '../test/vscode/workspace.ts';
import { packageExtension, VSIX } from './lib/package-extension.mjs';
import { fail, run } from './lib/tools.mjs';

const download = { version: 'stable', timeout: 60_000, reporter: new SilentReporter() };
const program = await downloadAndUnzipVSCode(download).catch((error) =>
  fail(`VS Code could not be downloaded, so its tests were not run: ${error.message}`),
);
await packageExtension();
const folder = mkdtempSync(join(tmpdir(), 'chainwright-electron-'));
const workspace = copyOf('motor-claim');
let code = 1;
try {
  const own = ['--user-data-dir', join(folder, 'user'), '--extensions-dir', join(folder, 'extensions')];
  const [cli, ...args] = resolveCliArgsFromVSCodeExecutablePath(program);
  const installed = run(cli, [...args, ...own, '--install-extension', VSIX, '--force']);
  if (installed.code !== 0) throw new Error(`VS Code would not install the extension:\n${installed.output}`);
  const suite = await bundleSuite(folder);
  const manifest = { name: 'suite', publisher: 'test', version: '0.0.0', engines: { vscode: '*' } };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  const launchArgs = [workspace.folder, ...own, '--disable-workspace-trust', '--no-sandbox', '--disable-gpu'];
  code = await runTests({
    vscodeExecutablePath: program,
    extensionDevelopmentPath: folder,
    extensionTestsPath: suite,
    launchArgs,
  });
} catch (error) {
  process.stderr.write(`${error.message}\n`);
} finally {
  workspace.remove();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
process.exit(code);
