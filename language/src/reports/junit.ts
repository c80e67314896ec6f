/** Test results: a suite for each file, a test for each finding; a file without any has one test, which passes. */
import type { Finding } from '../model/index.ts';
import { groupedByFile } from './grouped.ts';
import type { Render } from './options.ts';
import { type Attributes, element, textElement, visible, xmlDocument } from './sanitise/index.ts';
import { isOpen } from './summary.ts';

export const junit: Render = (findings, options) => {
  const groups = [...groupedByFile(findings.filter(isOpen), options.files)];
  const suites = groups.map(([file, found]) => suiteOf(options.pathOf(file), found));
  const tests = groups.reduce((sum, [, found]) => sum + testsIn(found), 0);
  const counts = { tests, failures: failuresIn(groups.flatMap(([, found]) => found)), errors: 0 };
  const seconds = (options.durationMs / 1000).toFixed(3);
  return xmlDocument(element('testsuites', { name: options.tool.name, ...counts, time: seconds }, suites));
};

function suiteOf(path: string, findings: readonly Finding[]): string {
  const cases =
    findings.length === 0
      ? [element('testcase', { name: 'nothing to report', classname: path, file: path })]
      : findings.map((finding) => caseOf(finding, path));
  const counts = { tests: testsIn(findings), failures: failuresIn(findings), errors: 0 };
  return element('testsuite', { name: path, ...counts }, cases);
}

function testsIn(findings: readonly Finding[]): number {
  return Math.max(findings.length, 1);
}

function failuresIn(findings: readonly Finding[]): number {
  return findings.filter(({ severity }) => severity !== 'info').length;
}

/** An info is no failure: it stands beside a test that passes. */
function caseOf({ rule, severity, message, chain, node, range: { start } }: Finding, path: string): string {
  const about = [chain, node].filter((name) => name !== undefined).join('.');
  const place = `${path}:${start.line + 1}:${start.character + 1}`;
  const attributes: Attributes = {
    name: `${rule} at ${start.line + 1}:${start.character + 1}${about === '' ? '' : ` in ${about}`}`,
    classname: path,
    file: path,
    line: start.line + 1,
  };
  const text = visible(message);
  const inside =
    severity === 'info'
      ? textElement('system-out', {}, `${visible(place)}: ${text}`)
      : textElement(
          'failure',
          { message: text, type: severity },
          `${visible(place)}: ${severity} ${visible(rule)}: ${text}`,
        );
  return element('testcase', attributes, [inside]);
}
