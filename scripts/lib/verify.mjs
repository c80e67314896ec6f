// Everything that must hold, step by step; what fails does not keep the rest from being run.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareVSCodeTests } from './prepare-vscode.mjs';
import { install, NODE, ROOT, run } from './tools.mjs';

const say = (text) => process.stdout.write(`${text}\n`);
const heading = (title) => say(`\n━━ ${title} ${'━'.repeat(Math.max(0, 72 - title.length))}`);

/** Returns the exit code. The last line says how many tests passed and failed, over all runners. */
export async function verify() {
  const failures = [];
  const total = { passed: 0, failed: 0 };
  const step = (title, action) => {
    heading(title);
    const problem = action();
    if (problem !== undefined) failures.push(`${title}: ${problem}`);
    return problem === undefined;
  };
  const tests = (...args) => {
    const { passed, failed, code } = vitest(args);
    total.passed += passed;
    total.failed += failed;
    return code === 0 ? undefined : `${failed} failed`;
  };

  heading('Dependencies');
  install();
  say('The dependencies are installed.');
  step('Generate', () => npmRun('generate'));
  step('Types', () => npmRun('typecheck'));
  step('Format and lint', () => npmRun('check'));
  const isBuilt = step('Build', () => npmRun('build'));
  step('Documentation', () => npmRun('docs'));
  step('Tests', () => tests());
  const isPacked = isBuilt && step('VSIX', () => npmRun('package'));

  heading('VS Code for the tests');
  const { missing, failed } = prepareVSCodeTests(say);
  if (missing !== undefined) say(`The tests in VS Code are not run: ${missing}`);
  if (failed) failures.push(`VS Code for the tests: ${missing}`);
  if (isPacked && missing === undefined) {
    step('Tests in VS Code', () => tests('--config', join('test', 'vscode', 'vitest.config.ts')));
  }

  heading('Result');
  for (const failure of failures) say(`FAILED  ${failure}`);
  say(`${total.passed} passed, ${total.failed} failed`);
  return failures.length === 0 ? 0 : 1;
}

/** Undefined when all is well, else what to say of it; the script itself has shown the rest. */
function npmRun(script) {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { code } = run(npm, ['run', '--silent', script], { show: true });
  return code === 0 ? undefined : `npm run ${script} ended with ${code}`;
}

/** Runs vitest, and counts. A file that cannot even be loaded is one failure. */
function vitest(args) {
  const folder = mkdtempSync(join(tmpdir(), 'chainwright-verify-'));
  const report = join(folder, 'report.json');
  const vitestFile = join(ROOT, 'node_modules', 'vitest', 'vitest.mjs');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  try {
    const { code } = run(NODE, [vitestFile, 'run', ...reporters, ...args], { show: true });
    return { ...count(report), code };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function count(report) {
  try {
    const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'));
    const unloaded = testResults.filter(
      ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
    );
    return { passed: numPassedTests, failed: numFailedTests + unloaded.length };
  } catch {
    return { passed: 0, failed: 1 }; // vitest did not get as far as a report
  }
}
