/** The XML of Checkstyle, which most tools for code review read. */
import type { Finding } from '../model/index.ts';
import { groupedByFile } from './grouped.ts';
import type { Render } from './options.ts';
import { element, visible, xmlDocument } from './sanitise/index.ts';
import { isOpen } from './summary.ts';

export const checkstyle: Render = (findings, { files, pathOf, tool }) => {
  const groups = [...groupedByFile(findings.filter(isOpen), files)];
  const written = groups.map(([file, found]) =>
    element(
      'file',
      { name: pathOf(file) },
      found.map((finding) => errorOf(finding, tool.name)),
    ),
  );
  return xmlDocument(element('checkstyle', { version: '4.3' }, written));
};

function errorOf({ rule, severity, message, range: { start } }: Finding, tool: string): string {
  const place = { line: start.line + 1, column: start.character + 1 };
  return element('error', { ...place, severity, message: visible(message), source: `${tool}.${rule}` });
}
