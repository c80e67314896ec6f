/** `chainwright config --print`: what holds for one file, and where each value comes from. */
import type { Origin, Placed, ResolvedConfiguration } from '@chainwright/language/config';
import { inert, jsonText, visible } from '@chainwright/language/reports';
import { RULES } from '@chainwright/language/rules';

export interface Names {
  /** The file that it holds for, as people know it. */
  readonly file: string;
  readonly nameOf: (uri: string) => string;
  readonly placeOf: (origin: Origin) => string;
}

type Row = readonly [what: string, value: string, from: string];

const DEFAULT: Origin = { kind: 'default' };

export function configurationText(holds: ResolvedConfiguration, { file, nameOf, placeOf }: Names): string {
  const { settings, origins, failOn, include, exclude } = holds;
  const row = (what: string, value: string, from: Origin): Row => [what, visible(value), placeOf(from)];
  const words = (what: string, list: readonly Placed<string>[]) =>
    list.map(({ value, from }) => row(what, JSON.stringify(value), from));
  const general: Row[] = [
    ['configuration', holds.file === undefined ? 'none' : nameOf(holds.file), ''],
    ...holds.bases.map((base): Row => ['extends', baseName(base, nameOf), '']),
    ['linted', holds.isIncluded ? 'yes' : 'no', ''],
    row('include', include.value.join(' ') || 'every file', include.from),
    row('exclude', exclude.value.join(' ') || 'no file', exclude.from),
    row('failOn', failOn.value, failOn.from),
    row('hot-pool load', String(settings.hotLoad), origins.hotLoad),
    ...words('words added', origins.add),
    ...words('words removed', origins.remove),
  ];
  const rules = ruleList(holds).map(({ id, severity, from }) => row(id, severity, from));
  return inert(`${visible(file)}\n${table(general)}\n${table(rules)}`);
}

export function configurationJson(holds: ResolvedConfiguration, { file, nameOf, placeOf }: Names): string {
  const { settings, origins, failOn, include, exclude } = holds;
  const listed = ({ value, from }: Placed<unknown>) => ({ value, from: placeOf(from) });
  const value = {
    version: 1,
    file,
    configuration: holds.file === undefined ? null : nameOf(holds.file),
    extends: holds.bases.map((base) => baseName(base, nameOf)),
    linted: holds.isIncluded,
    include: listed(include),
    exclude: listed(exclude),
    failOn: listed(failOn),
    hotLoad: { value: settings.hotLoad, from: placeOf(origins.hotLoad) },
    words: { add: origins.add.map(listed), remove: origins.remove.map(listed) },
    rules: Object.fromEntries(ruleList(holds).map(({ id, severity, from }) => [id, { severity, from: placeOf(from) }])),
  };
  return jsonText(value);
}

function ruleList({ settings, origins }: ResolvedConfiguration) {
  return RULES.map(({ id, severity }) => ({
    id,
    severity: settings.severities[id] ?? severity,
    from: origins.severities.get(id) ?? DEFAULT,
  }));
}

function baseName(base: string, nameOf: (uri: string) => string): string {
  return base.startsWith('chainwright:') ? base : nameOf(base);
}

function table(rows: readonly Row[]): string {
  const widthOf = (column: 0 | 1) => Math.max(...rows.map((row) => row[column].length));
  const [first, second] = [widthOf(0), widthOf(1)];
  return rows
    .map(([what, value, from]) => `  ${what.padEnd(first)}  ${value.padEnd(second)}  ${from}`.trimEnd())
    .map((line) => `${line}\n`)
    .join('');
}
