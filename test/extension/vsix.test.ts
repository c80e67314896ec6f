/** What is packed is what is meant: no file besides, no map of a source, no address that anything could be sent to. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import JSZip from 'jszip';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { packageExtension, VSIX_LIMIT_BYTES } from '../../scripts/lib/package-extension.mjs';

const folder = mkdtempSync(join(tmpdir(), 'chainwright-vsix-test-'));
const files = new Map<string, string>();
let size = 0;

beforeAll(async () => {
  const vsix = join(folder, 'chainwright.vsix');
  size = await packageExtension(vsix);
  const { files: entries } = await JSZip.loadAsync(readFileSync(vsix));
  for (const [path, entry] of Object.entries(entries)) if (!entry.dir) files.set(path, await entry.async('string'));
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('it holds only the files that are meant', () => {
  const paths = [...files.keys()].toSorted().map((path) => path.replace(/^extension\//, ''));
  expect(paths).toMatchInlineSnapshot(`
    [
      "[Content_Types].xml",
      "extension.vsixmanifest",
      "LICENSE.txt",
      "SUPPORT.md",
      "changelog.md",
      "dist/comparison.css",
      "dist/comparison.js",
      "dist/config.schema.json",
      "dist/elk-worker.js",
      "dist/extension-browser.js",
      "dist/extension-node.js",
      "dist/motor-claim.chain",
      "dist/motor-claim.svg",
      "dist/picture.css",
      "dist/server-browser.js",
      "dist/server-node.js",
      "dist/simulate-worker.cjs",
      "dist/simulator.js",
      "dist/webview.js",
      "icons/chain-dark.svg",
      "icons/chain-light.svg",
      "icons/chainwright.png",
      "icons/picture-dark.svg",
      "icons/picture-light.svg",
      "icons/view.svg",
      "l10n/bundle.l10n.de.json",
      "language-configuration.json",
      "package.json",
      "package.nls.de.json",
      "package.nls.json",
      "readme.md",
      "syntaxes/chain.tmLanguage.json",
      "walkthrough/checks.md",
      "walkthrough/checks.nls.de.md",
      "walkthrough/compare.md",
      "walkthrough/compare.nls.de.md",
      "walkthrough/own.md",
      "walkthrough/own.nls.de.md",
      "walkthrough/queue.md",
      "walkthrough/queue.nls.de.md",
    ]
  `);
  expect(size).toBeLessThan(VSIX_LIMIT_BYTES);
});

test('every file that the manifest names is there', () => {
  const named = [
    ...(files.get('extension/package.json') ?? '').matchAll(/"\.?\/?((?:dist|icons|walkthrough|syntaxes)\/[^"]+)"/g),
  ];
  expect(named.length).toBeGreaterThan(10);
  expect(named.map(([, path = '']) => path).filter((path) => !files.has(`extension/${path}`))).toEqual([]);
});

test('it has no map of a source, and no folder of who packed it', () => {
  for (const [path, text] of files) {
    expect(text, path).not.toMatch(/[#@] ?sourceMappingURL=/);
    expect(text.includes(join(import.meta.dirname, '..', '..')), path).toBe(false);
  }
});

/** Names of schemas and of XML, which nothing is loaded from, and pages for people. */
const KNOWN =
  /^https?:\/\/(?:(?:www\.w3\.org|json-schema\.org|schemas\.(?:microsoft|openxmlformats)\.(?:com|org)|www\.eclipse\.org|\/org\/eclipse)\/|semver\.org$|github\.com\/(?:chainwright\/chainwright|chevrotain\/chevrotain\/issues)|chevrotain\.io\/docs\/|langium\.org\/docs\/|en\.wikipedia\.org\/wiki\/|raw\.githubusercontent\.com\/martinring\/tmlanguage\/)/;

test('it has no network address but links to documentation and the repository', () => {
  const addresses = [...files].flatMap(([path, text]) =>
    [...text.matchAll(/\b(?:https?|wss?):\/\/[^\s"'`<>()\\]+/g)]
      .map(([address]) => address)
      // A pattern of a check of addresses, not one.
      .filter((address) => !address.startsWith('http://[${') && !KNOWN.test(address))
      .map((address) => `${path}: ${address}`),
  );
  expect(addresses).toEqual([]);
});

test('the images of its page are read from the repository', () => {
  const images = [...(files.get('extension/readme.md') ?? '').matchAll(/!\[[^\]]+\]\(([^)]+)\)/g)].map(
    ([, to = '']) => to,
  );
  expect(images.length).toBeGreaterThan(1);
  const REPOSITORY = 'https://github.com/chainwright/chainwright/raw/main/';
  for (const image of images) {
    expect(image.startsWith(REPOSITORY), image).toBe(true);
    const file = readFileSync(join(import.meta.dirname, '..', '..', image.slice(REPOSITORY.length)));
    expect(file.subarray(1, 4).toString()).toBe('PNG');
  }
});
