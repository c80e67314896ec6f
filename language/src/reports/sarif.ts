/**
 * SARIF 2.1.0, the standard of OASIS for what analysers find, within what GitHub takes: 25,000 results and 10 MB once
 * gzipped. What had to be left out is said in the log itself.
 */
import type { ArtifactLocation, Location, Log, Region, Result, Fix as SarifFix, Suppression } from 'sarif';
import type { Finding, Fix, Range, Related } from '../model/index.ts';
import { type Fingerprint, fingerprintsOf } from './fingerprints.ts';
import { HOME } from './home.ts';
import { LinesOf } from './lines.ts';
import type { Render, ReportOptions } from './options.ts';
import { jsonText, sarifMessage } from './sanitise/index.ts';
import { descriptorOf, LEVELS } from './sarif-rules.ts';
import { countsOf, worstFirst } from './severities.ts';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';
const MOST_RESULTS = 25_000;
const MOST_BYTES = 10_000_000;
const ROOT = '%SRCROOT%';
/** Characters: what is longer is nothing to look at in a list. */
const MOST_SNIPPET = 500;
/** GitHub shows no more places of one result. */
const MOST_RELATED = 100;

export const sarif: Render = (findings, options) => {
  const ranked = worstFirst(findings);
  for (let most = MOST_RESULTS; ; ) {
    const kept = findings.length > most ? ranked.slice(0, most) : findings;
    const text = jsonText(logOf(kept, ranked.slice(kept.length), options));
    const size = sizeOf(text, options);
    if (size <= MOST_BYTES || kept.length === 0) return text;
    most = Math.floor((kept.length * 0.9 * MOST_BYTES) / size);
  }
};

/** Bytes, gzipped; what is small before it is gzipped is not worth the try. */
function sizeOf(text: string, { gzippedSize }: ReportOptions): number {
  const most = text.length * 3;
  return most <= MOST_BYTES ? most : gzippedSize(text);
}

function logOf(findings: readonly Finding[], leftOut: readonly Finding[], options: ReportOptions): Log {
  const ids = [...new Set(findings.map(({ rule }) => rule))];
  const indexOf = new Map(ids.map((id, index) => [id, index]));
  const fingerprints = fingerprintsOf(findings, options);
  const lines = new LinesOf(options.textOf);
  const hasBaseline = findings.some(({ baselined }) => baselined);
  const results = findings.map((finding, i) => ({
    ...resultOf(finding, lines, options),
    ruleIndex: indexOf.get(finding.rule) ?? -1,
    ...(fingerprints[i] && { partialFingerprints: partialOf(fingerprints[i]) }),
    // The standard wants it on all results or on none.
    ...(hasBaseline && { baselineState: finding.baselined ? ('unchanged' as const) : ('new' as const) }),
  }));
  return {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Chainwright',
            semanticVersion: options.tool.version,
            informationUri: HOME,
            rules: ids.map(descriptorOf),
          },
        },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { [ROOT]: { description: { text: 'The root of the repository.' } } },
        invocations: [{ executionSuccessful: true, toolExecutionNotifications: notesOf(leftOut) }],
        results,
      },
    ],
  };
}

function notesOf(leftOut: readonly Finding[]) {
  if (leftOut.length === 0) return [];
  return [
    { level: 'warning' as const, message: { text: `Left out, because a log holds no more: ${countsOf(leftOut)}.` } },
  ];
}

function resultOf(finding: Finding, lines: LinesOf, options: ReportOptions): Result {
  const { rule, severity, message, file, range, related, fixes } = finding;
  return {
    ruleId: rule,
    level: LEVELS[severity],
    message: { text: sarifMessage(message) },
    locations: [{ ...locationOf({ file, range }, lines, options), ...logicalOf(finding) }],
    ...(related.length > 0 && {
      relatedLocations: related.slice(0, MOST_RELATED).map((one, id) => ({
        id,
        ...locationOf(one, lines, options),
        message: { text: sarifMessage(one.message) },
      })),
    }),
    ...(fixes.length > 0 && { fixes: fixes.map((fix) => fixOf(fix, file, options)) }),
    suppressions: suppressionsOf(finding),
  };
}

function locationOf(
  { file, range }: Pick<Related, 'file' | 'range'>,
  lines: LinesOf,
  options: ReportOptions,
): Location {
  const region = { ...regionOf(range), ...snippetOf(range, lines.of(file)) };
  return { physicalLocation: { artifactLocation: artifactOf(file, options), region } };
}

/** Relative to the root of the repository; a file outside of it keeps its whole address. */
function artifactOf(uri: string, { repositoryPathOf }: ReportOptions): ArtifactLocation {
  const path = repositoryPathOf(uri);
  if (path.startsWith('../')) return { uri };
  return { uri: path.split('/').map(encoded).join('/'), uriBaseId: ROOT };
}

function encoded(part: string): string {
  return encodeURIComponent(part.replace(/\p{Surrogate}/gu, '\ufffd'));
}

function regionOf({ start, end }: Range): Region {
  return {
    startLine: start.line + 1,
    startColumn: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}

/** The text itself, for viewers that have no copy of the file; of a single line, as nearly all are. */
function snippetOf({ start, end }: Range, lines: readonly string[]): Pick<Region, 'snippet'> {
  const text = start.line === end.line ? lines[start.line]?.slice(start.character, end.character) : undefined;
  return text && text.length <= MOST_SNIPPET ? { snippet: { text } } : {};
}

function logicalOf({ chain, node }: Finding): Pick<Location, 'logicalLocations'> {
  const name = node ?? chain;
  if (name === undefined) return {};
  const names = [chain, node].filter((one) => one !== undefined);
  return { logicalLocations: [{ name, fullyQualifiedName: names.join('.'), kind: 'element' }] };
}

function fixOf({ title, edits }: Fix, file: string, options: ReportOptions): SarifFix {
  const replacements = edits.map(({ range, text }) => ({
    deletedRegion: regionOf(range),
    insertedContent: { text },
  }));
  return {
    description: { text: sarifMessage(title) },
    artifactChanges: [{ artifactLocation: artifactOf(file, options), replacements }],
  };
}

/** On every result, empty or not: the standard wants them on all or on none. */
function suppressionsOf({ accepted, baselined }: Finding): Suppression[] {
  const until = accepted?.until === undefined ? '' : ` (until ${accepted.until})`;
  return [
    ...(accepted
      ? [{ kind: 'inSource' as const, justification: sarifMessage(`${accepted.reason ?? 'accepted'}${until}`) }]
      : []),
    ...(baselined ? [{ kind: 'external' as const, justification: 'known from the baseline' }] : []),
  ];
}

function partialOf({ hash, occurrence }: Fingerprint): Result['partialFingerprints'] {
  return { primaryLocationLineHash: `${hash}:${occurrence}` };
}
