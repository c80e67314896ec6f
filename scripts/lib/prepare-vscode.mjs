// What the tests in VS Code need beyond npm: a browser, fonts and code-server. Installed where we may: on Debian as root.
import { existsSync } from 'node:fs';
import { findChromium } from './chromium.mjs';
import { installCodeServer, isCodeServerInstalled } from './code-server.mjs';
import { run } from './tools.mjs';

/**
 * @returns `missing`: why the tests cannot be run, absent when they can; `failed`: it should have worked here.
 */
export function prepareVSCodeTests(say) {
  const canInstall = existsSync('/etc/debian_version') && process.getuid?.() === 0;
  const packages = missingPackages();
  if (packages.length > 0) {
    const wanted = packages.join(', ');
    if (canInstall) {
      say(`Installing ${wanted} …`);
      const problem = aptInstall(packages);
      if (problem !== undefined) say(`apt-get could not install ${wanted}: ${problem}`);
    } else {
      say(`Not installed: ${wanted} (only on Debian as root does this command install them).`);
    }
  }
  if (findChromium() === undefined) {
    return { missing: 'there is no Chromium (CHROMIUM=path names one)', failed: canInstall };
  }
  if (!isCodeServerInstalled()) {
    say('Installing code-server into the cache (once per machine, two to three minutes) …');
    try {
      installCodeServer();
    } catch (error) {
      const cause =
        String(error?.stderr ?? error)
          .split('\n')
          .find((line) => /error/i.test(line)) ?? String(error);
      return { missing: `code-server could not be installed: ${cause.trim()}`, failed: canInstall };
    }
  }
  say('VS Code (code-server) and Chromium are there.');
  return { failed: false };
}

/** Debian's packages that are wanted and not there. */
function missingPackages() {
  if (process.platform !== 'linux') return findChromium() === undefined ? ['chromium'] : [];
  const missing = findChromium() === undefined ? ['chromium'] : [];
  // Not for VS Code: docs/editors.md is tested in it, where it is there.
  if (run('nvim', ['--version']).code !== 0) missing.push('neovim');
  if (!existsSync('/usr/share/fonts/truetype/dejavu')) missing.push('fonts-dejavu-core');
  if (!isCodeServerInstalled() && !existsSync('/usr/include/krb5.h')) missing.push('libkrb5-dev');
  return missing;
}

function aptInstall(packages) {
  const update = run('apt-get', ['update', '-q']);
  if (update.code !== 0) return lastLine(update.output);
  const { code, output } = run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packages]);
  return code === 0 ? undefined : lastLine(output);
}

function lastLine(text) {
  return text.trim().split('\n').at(-1);
}
