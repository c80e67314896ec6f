/** Nothing that a file, a name or a message holds forges anything in any format, and what a format can carry survives. */
import { diffDriverText, diffJson, diffMarkdown, diffText } from '@chainwright/language/diff-report';
import { LINT_FORMATS } from '@chainwright/language/formats';
import type { Finding } from '@chainwright/language/model';
import { queuesJson, queuesMarkdown, queuesText } from '@chainwright/language/queues';
import { COLORED, isOpen, PLAIN, visible } from '@chainwright/language/reports';
import fc from 'fast-check';
import type { Location } from 'sarif';
import { describe, expect, test } from 'vitest';
import { diffReportSchema } from '../../language/src/reports/diff/schema.ts';
import { inert } from '../../language/src/reports/sanitise/index.ts';
import { comparisonsWith } from './diff-fixtures.ts';
import { anyCase, type Case, optionsFor, render, uriOf } from './findings.ts';
import { HOSTILE, hostile } from './hostile-strings.ts';
import { viewsWith } from './queues-fixtures.ts';
import {
  readCheckstyle,
  readGitlab,
  readJson,
  readJunit,
  readMarkdown,
  readMarkdownBlocks,
  readMarkdownCharts,
  readRdjson,
  readSarif,
  sarifShown,
} from './readers.ts';
import { commandsIn } from './runner.ts';

const OBEYED =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not come out.
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]|[\u{e0000}-\u{e007f}]|\p{Surrogate}/u;

const open = ({ findings }: Case) => findings.filter(isOpen);
const pathsOf = ({ options }: Case, findings: readonly Finding[]) => findings.map(({ file }) => options.pathOf(file));
const messagesOf = (findings: readonly Finding[]) => findings.map(({ message }) => visible(message));
/** What XML can hold of a text: characters that no document may have stand as an escape. */
const xmlCarried = (text: string) =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML cannot hold.
  text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu, (char) => {
    return `\\u{${char.codePointAt(0)?.toString(16)}}`;
  });
const byFile = ({ options, ...rest }: Case) =>
  options.files.map((file) => open({ options, ...rest }).filter((one) => one.file === file));

/** What each format must give back; that nothing else stands in it is said once for all of them below. */
const CHECKS: Readonly<Record<string, (text: string, one: Case) => void>> = {
  stylish: (text, one) => {
    // A block for each, and the counts.
    expect(text.split('\n\n')).toHaveLength(open(one).length + 1);
  },
  json: (text, { findings, options }) => {
    const read = readJson(text).findings;
    expect(read.map(({ message }) => message)).toEqual(findings.map(({ message }) => message));
    expect(read.map(({ rule, chain, node }) => [rule, chain, node])).toEqual(
      findings.map(({ rule, chain, node }) => [rule, chain, node]),
    );
    expect(read.map(({ file }) => file)).toEqual(findings.map(({ file }) => options.pathOf(file)));
  },
  sarif: (text, { findings, options }) => {
    const { results } = readSarif(text);
    expect(results.map(({ ruleId }) => ruleId)).toEqual(findings.map(({ rule }) => rule));
    expect(results.map(({ message }) => sarifShown(message.text ?? ''))).toEqual(messagesOf(findings));
    // Nothing that a reader would take for a link or a placeholder.
    for (const { message } of results) expect(message.text).not.toMatch(/(^|[^\\])\]\(|(^|[^{])\{\d+\}/);
    expect(results.map(({ suppressions }) => suppressions?.length)).toEqual(
      findings.map(({ accepted, baselined }) => Number(accepted !== undefined) + Number(baselined === true)),
    );
    expect(results.map(({ locations }) => decodeURIComponent(uriIn(locations?.[0])))).toEqual(
      findings.map(({ file }) => options.pathOf(file).replace(/\p{Surrogate}/gu, '\ufffd')),
    );
  },
  github: (text, one) => {
    const expected = (['error', 'warning', 'info'] as const).flatMap((severity) =>
      open(one)
        .filter((finding) => finding.severity === severity)
        .slice(0, 10),
    );
    const commands = commandsIn(text);
    const names = { error: 'error', warning: 'warning', info: 'notice' };
    expect(commands.map(({ name }) => name)).toEqual(expected.map(({ severity }) => names[severity]));
    expect(commands.map(({ message }) => message)).toEqual(expected.map(({ message }) => inert(visible(message))));
    expect(commands.map(({ properties }) => properties.file)).toEqual(
      pathsOf(one, expected).map((path) => inert(visible(path))),
    );
    expect(commands.map(({ properties }) => properties.title)).toEqual(
      expected.map(({ rule }) => inert(visible(rule))),
    );
    const left = open(one).length - expected.length;
    expect(text.split('\n').length - 1).toBe(commands.length + (left > 0 ? left + 1 : 0));
  },
  gitlab: (text, one) => {
    const issues = readGitlab(text);
    expect(issues.map(({ description }) => description)).toEqual(messagesOf(open(one)));
    expect(issues.map(({ location }) => location.path)).toEqual(pathsOf(one, open(one)));
    expect(issues.map(({ check_name }) => check_name)).toEqual(open(one).map(({ rule }) => rule));
    expect(new Set(issues.map(({ fingerprint }) => fingerprint)).size).toBe(issues.length);
  },
  junit: (text, one) => {
    const suites = readJunit(text);
    expect(suites.map(({ name }) => name)).toEqual(
      one.options.files.map((file) => xmlCarried(one.options.pathOf(file))),
    );
    const messages = suites.map(({ testcase }) =>
      testcase.flatMap(({ failure }) => (typeof failure === 'object' ? [failure.message] : [])),
    );
    const failing = byFile(one).map((found) => found.filter(({ severity }) => severity !== 'info'));
    expect(messages).toEqual(failing.map((found) => messagesOf(found).map(xmlCarried)));
    expect(suites.map(({ testcase }) => testcase.length)).toEqual(byFile(one).map((found) => found.length || 1));
  },
  checkstyle: (text, one) => {
    const files = readCheckstyle(text);
    expect(files.map(({ name }) => name)).toEqual(
      one.options.files.map((file) => xmlCarried(one.options.pathOf(file))),
    );
    expect(files.map(({ error = [] }) => error.map(({ message }) => message))).toEqual(
      byFile(one).map((found) => messagesOf(found).map(xmlCarried)),
    );
    expect(files.map(({ error = [] }) => error.map(({ source }) => source))).toEqual(
      byFile(one).map((found) => found.map(({ rule }) => xmlCarried(`chainwright.${rule}`))),
    );
  },
  rdjson: (text, one) => {
    const diagnostics = readRdjson(text);
    expect(diagnostics.map(({ message }) => message)).toEqual(messagesOf(open(one)));
    expect(diagnostics.map(({ location }) => location.path)).toEqual(pathsOf(one, open(one)));
    const single = open(one).map(({ fixes }) => fixes.filter(({ edits }) => edits.length === 1));
    expect(diagnostics.map(({ suggestions = [] }) => suggestions.map(({ text }) => text))).toEqual(
      single.map((fixes) => fixes.map(({ edits }) => edits[0]?.text)),
    );
  },
  markdown: (text, one) => {
    const rows = readMarkdown(text);
    const sorted = (cells: readonly (string | undefined)[]) => cells.map((cell) => cell?.trim()).sort();
    expect(sorted(rows.map((cells) => cells[3]))).toEqual(sorted(messagesOf(open(one))));
    expect(sorted(rows.map((cells) => cells[2]))).toEqual(sorted(open(one).map(({ rule }) => visible(rule))));
    expect(rows.every((cells) => cells.length === 4)).toBe(true);
  },
};

function uriIn(location: Location | undefined): string {
  return location?.physicalLocation?.artifactLocation?.uri ?? '';
}

/** Each string of the corpus once in every place of one finding. */
const everyString: Case[] = HOSTILE.map((text) => {
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 4 } };
  const finding: Finding = {
    rule: text,
    severity: 'error',
    message: `Step ${text} of ${text}`,
    file: uriOf(0),
    range,
    chain: text,
    node: text,
    related: [{ message: text, file: uriOf(0), range }],
    fixes: [{ title: text, kind: 'safe', edits: [{ range, text }] }],
  };
  const findings = [finding, { ...finding, accepted: { reason: text } }, { ...finding, severity: 'info' as const }];
  const path = text === '' || text.startsWith('../') ? `x${text}` : text;
  return { findings, options: optionsFor(findings, [path], [`${text}\n${text}`]) };
});

describe.each(LINT_FORMATS.map(({ name }) => name))('%s', (format) => {
  const holds = async (one: Case) => {
    const text = await render(format, one);
    expect(text).not.toMatch(OBEYED);
    if (format !== 'github') expect(commandsIn(text)).toEqual([]);
    CHECKS[format]?.(text, one);
  };

  test('is checked', () => expect(CHECKS[format]).toBeDefined());

  test('each string of the corpus, everywhere', async () => {
    for (const one of everyString) await holds(one);
  });

  test('any of them, anywhere', async () => {
    await fc.assert(fc.asyncProperty(anyCase, holds), { numRuns: 100 });
  });
});

test('colours make no command of what is behind them', async () => {
  for (const { findings, options } of everyString) {
    const text = await render('stylish', { findings, options: { ...options, palette: COLORED } });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the colours of the report itself.
    const plain = text.replace(/\u001b\[\d+m/g, '');
    expect(commandsIn(plain)).toEqual([]);
    expect(plain).not.toMatch(OBEYED);
  }
});

describe('queues', () => {
  const holds = (text: string) => {
    const pathOf = () => text;
    for (const view of viewsWith(text)) {
      const shown = queuesText(view, { pathOf, palette: PLAIN, width: 80 });
      const marked = queuesMarkdown(view, { pathOf });
      const json = queuesJson(view, { pathOf });
      for (const one of [shown, marked, json]) {
        expect(one).not.toMatch(OBEYED);
        expect(commandsIn(one)).toEqual([]);
      }
      expect(() => readMarkdownBlocks(marked)).not.toThrow();
      expect(JSON.parse(json).chains.map(({ name }: { name: string }) => name)).toEqual(view.chains.map(() => text));
    }
  };

  test('each string of the corpus as every name, title, criterion and path', () => {
    for (const text of HOSTILE) holds(text);
  });

  test('any of them', () => {
    fc.assert(fc.property(hostile, holds), { numRuns: 50 });
  });

  test('colours make no command of what is behind them', () => {
    for (const text of HOSTILE) {
      for (const view of viewsWith(text)) {
        const shown = queuesText(view, { pathOf: () => text, palette: COLORED, width: 80 });
        // biome-ignore lint/suspicious/noControlCharactersInRegex: the colours of the report itself.
        const plain = shown.replace(/\u001b\[\d+m/g, '');
        expect(commandsIn(plain)).toEqual([]);
        expect(plain).not.toMatch(OBEYED);
      }
    }
  });
});

describe('diff', () => {
  /** A chart is text too, and comes from elsewhere: whatever stands in it, it cannot end its own fence. */
  const rendered = (view: ReturnType<typeof comparisonsWith>[number], text: string) => {
    const pathOf = () => text;
    const chartOf = () => `flowchart LR\n${'`'.repeat(4)}\n# x\n`;
    return {
      shown: diffText(view, { pathOf, palette: PLAIN, width: 80 }),
      driver: diffDriverText(view, { path: text, was: `${text}!` }, { palette: PLAIN, width: 80 }),
      marked: diffMarkdown(view, { pathOf }),
      drawn: diffMarkdown(view, { pathOf, chartOf }),
      json: diffJson(view, { pathOf }),
    };
  };

  const holds = (text: string) => {
    for (const view of comparisonsWith(text)) {
      const { shown, driver, marked, drawn, json } = rendered(view, text);
      for (const one of [shown, driver, marked, drawn, json]) {
        expect(one).not.toMatch(OBEYED);
        expect(commandsIn(one)).toEqual([]);
      }
      expect(marked.length).toBeLessThanOrEqual(65_000);
      expect(() => readMarkdownBlocks(marked)).not.toThrow();
      const charts = view.comparison.chains.filter(({ level }) => level !== 'none').length;
      expect(readMarkdownCharts(drawn)).toBe(charts);
      const read = diffReportSchema.parse(JSON.parse(json));
      expect(read.chains.map(({ name }) => name)).toEqual(view.comparison.chains.map(() => text));
      expect(read.findings.added.map(({ message }) => message)).toEqual([text, text]);
    }
  };

  test('each string of the corpus as every name, value, sentence and path', () => {
    for (const text of HOSTILE) holds(text);
  });

  test('any of them', () => {
    fc.assert(fc.property(hostile, holds), { numRuns: 30 });
  });

  test('colours make no command of what is behind them', () => {
    for (const text of HOSTILE) {
      for (const view of comparisonsWith(text)) {
        const shown = diffText(view, { pathOf: () => text, palette: COLORED, width: 80 });
        // biome-ignore lint/suspicious/noControlCharactersInRegex: the colours of the report itself.
        const plain = shown.replace(/\u001b\[\d+m/g, '');
        expect(commandsIn(plain)).toEqual([]);
        expect(plain).not.toMatch(OBEYED);
      }
    }
  });
});
