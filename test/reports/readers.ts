/** Every format read back by a reader that is not ours: what it holds, as far as the format can carry it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import MarkdownIt, { type Token } from 'markdown-it';
import type { Log, Result } from 'sarif';
import { lintReportSchema } from '../../language/src/reports/lint-schema.ts';

const SARIF_SCHEMA = join(import.meta.dirname, 'sarif-2.1.0.schema.json');

const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats.default(ajv);
const validSarif = ajv.compile<Log>(JSON.parse(readFileSync(SARIF_SCHEMA, 'utf8')));

/** The log, once the schema of the standard has found nothing wrong with it. */
export function readSarif(text: string): { readonly log: Log; readonly results: readonly Result[] } {
  const log: unknown = JSON.parse(text);
  if (!validSarif(log)) throw new Error(`not SARIF: ${ajv.errorsText(validSarif.errors)}`);
  return { log, results: log.runs[0]?.results ?? [] };
}

/** A SARIF message as its reader shows it: no placeholders, no links. */
export function sarifShown(text: string): string {
  const whole = text.replace(/\{\{(\d+)\}\}/g, '{$1}');
  return /\\\]\(/.test(whole) ? whole.replace(/\\([[\]\\])/g, '$1') : whole;
}

export function readJson(text: string) {
  return lintReportSchema.parse(JSON.parse(text));
}

export interface GitlabIssue {
  readonly description: string;
  readonly check_name: string;
  readonly fingerprint: string;
  readonly severity: string;
  readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
}

export function readGitlab(text: string): readonly GitlabIssue[] {
  return JSON.parse(text);
}

export interface Diagnostic {
  readonly message: string;
  readonly location: { readonly path: string; readonly range: { readonly start: { line: number; column: number } } };
  readonly severity: string;
  readonly code: { readonly value: string; readonly url: string };
  readonly suggestions?: readonly { readonly text: string }[];
}

export function readRdjson(text: string): readonly Diagnostic[] {
  return JSON.parse(text).diagnostics;
}

const xml = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseAttributeValue: false,
  parseTagValue: false,
  trimValues: false,
  htmlEntities: true,
  processEntities: { enabled: true, maxTotalExpansions: 1e9, maxExpandedLength: 1e9 },
  isArray: (name) => ['testsuite', 'testcase', 'file', 'error'].includes(name),
});

function readXml(text: string) {
  const valid = XMLValidator.validate(text);
  if (valid !== true) throw new Error(`not XML: ${JSON.stringify(valid.err)}`);
  return xml.parse(text);
}

type Text = string | { readonly '#text'?: string; readonly message: string; readonly type: string };

export interface JunitCase {
  readonly name: string;
  readonly file: string;
  readonly failure?: Text;
  readonly 'system-out'?: Text;
}

export function readJunit(text: string): readonly { readonly name: string; readonly testcase: readonly JunitCase[] }[] {
  return readXml(text).testsuites.testsuite ?? [];
}

export interface CheckstyleError {
  readonly line: string;
  readonly column: string;
  readonly severity: string;
  readonly message: string;
  readonly source: string;
}

export function readCheckstyle(
  text: string,
): readonly { readonly name: string; readonly error?: readonly CheckstyleError[] }[] {
  return readXml(text).checkstyle.file ?? [];
}

const markdown = new MarkdownIt({ html: true, linkify: true });

/** The rows of the one table, each cell as the text that people see; anything but text, code and our link is an error. */
export function readMarkdown(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  for (const { type, content, children } of markdown.parse(text, {})) {
    if (type === 'html_block' || type === 'fence' || type === 'code_block') throw new Error(`${type}: ${content}`);
    if (type === 'tr_open') rows.push([]);
    if (type === 'inline') rows.at(-1)?.push((children ?? []).map(shown).join(''));
  }
  return rows.slice(1);
}

function shown(token: Token): string {
  const { type, content } = token;
  if (type === 'text' || type === 'code_inline') return content.replaceAll('\u00a0', ' ');
  if (type === 'html_inline' && /^<\/?span>$/.test(content)) return '';
  const ours = String(token.attrGet('href')).startsWith('https://github.com/chainwright/chainwright/blob/main/');
  if (type === 'link_close' || (type === 'link_open' && ours)) return '';
  throw new Error(`${type}: ${content} ${token.attrGet('href')}`);
}

/** How many charts a page holds; other code in it is an error. */
export function readMarkdownCharts(text: string): number {
  const fences = markdown.parse(text, {}).filter(({ type }) => type === 'fence' || type === 'code_block');
  const other = fences.find(({ info }) => info !== 'mermaid');
  if (other !== undefined) throw new Error(`${other.type}: ${other.content}`);
  return fences.length;
}

/** A page of paragraphs, lists and tables, some of it folded: anything but text, code and emphasis is an error. */
export function readMarkdownBlocks(text: string): void {
  const ours = /^(?:<details(?: open)?>\n<summary>[\w ]+<\/summary>|<\/details>)\n?$/;
  for (const { type, content, children } of markdown.parse(text, {})) {
    if (type === 'fence' || type === 'code_block' || (type === 'html_block' && !ours.test(content)))
      throw new Error(`${type}: ${content}`);
    for (const token of children ?? []) if (!/^(?:strong|em)_(?:open|close)$/.test(token.type)) shown(token);
  }
}
