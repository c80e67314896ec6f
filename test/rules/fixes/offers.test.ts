/** What is offered for a text with many faults, and what each fix changes: read it, then run with -u. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { onlyThese, readWorkspace, workspaceOf } from '@chainwright/language/model';
import { applyEdits, fixesOf, lintWorkspace } from '@chainwright/language/rules';
import { diffLines } from 'diff';
import { expect, test } from 'vitest';
import { TODAY } from '../expectations.ts';

const URI = 'file:///cases/claims.chain';

test('offers', async () => {
  const text = readFileSync(join(import.meta.dirname, 'claims.chain'), 'utf8');
  const sources = [
    { uri: URI, text },
    { uri: 'file:///cases/nothing.chain', text: 'field nothing\n' },
  ];
  const { models, problems } = readWorkspace(sources, { root: 'file:///cases/', files: onlyThese(sources) });
  const workspace = workspaceOf(models);
  const options = { today: TODAY, problems };
  const context = { workspace, options, textOf: (uri: string) => sources.find((one) => one.uri === uri)?.text };
  const findings = lintWorkspace(workspace, options).filter(({ file }) => file === URI);
  const said = findings.flatMap((finding) => [
    `\n${finding.range.start.line + 1}: ${finding.rule}\n`,
    ...fixesOf(finding, context).flatMap(({ title, kind, edits }) => [
      `  ${kind}: ${title}\n`,
      ...diffLines(text, applyEdits(text, edits)).flatMap(({ added, removed, value }) =>
        added || removed
          ? value
              .replace(/\n$/, '')
              .replace(/^/gm, added ? '    + ' : '    - ')
              .concat('\n')
          : [],
      ),
    ]),
  ]);
  await expect(said.join('')).toMatchFileSnapshot(join(import.meta.dirname, 'claims.fixes'));
});
