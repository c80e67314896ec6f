/** Runs every measure and writes the table into docs/performance.md, between its marks. */
import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { activation } from './activation.ts';
import { againstBpmnlint } from './against-bpmnlint.ts';
import { comparison } from './comparison.ts';
import { diffOfWorkspace } from './diff.ts';
import { edit } from './edit.ts';
import { figuresAfterEdit, figuresOfOneChain, figuresOfWorkspace } from './figures.ts';
import { keystroke } from './keystroke.ts';
import { large } from './large.ts';
import type { Measure } from './measure.ts';
import { memory } from './memory.ts';
import { oneFile } from './one-file.ts';
import { picture } from './picture.ts';
import { ROOT } from './places.ts';
import { rulesToParse } from './rules-to-parse.ts';
import { secondRun } from './second-run.ts';
import { simulatorByHand, simulatorMemory, simulatorThreads, simulatorToSimjs, simulatorToSimPy } from './simulator.ts';
import { thousandFiles } from './thousand-files.ts';
import { vsix } from './vsix.ts';

const PAGE = join(ROOT, 'docs', 'performance.md');
const MARKS = ['<!-- bench -->', '<!-- /bench -->'] as const;

const MEASURES = [
  oneFile,
  thousandFiles,
  secondRun,
  againstBpmnlint,
  rulesToParse,
  memory,
  diffOfWorkspace,
  edit,
  keystroke,
  large,
  figuresOfOneChain,
  figuresOfWorkspace,
  figuresAfterEdit,
  comparison,
  simulatorByHand,
  simulatorToSimPy,
  simulatorToSimjs,
  simulatorThreads,
  simulatorMemory,
  picture,
  vsix,
  activation,
];

const rows: Measure[] = [];
for (const measure of MEASURES) {
  for (const row of await rowsOf(measure)) {
    rows.push(row);
    process.stdout.write(`${row.isMet ? '✔' : '✖'} ${row.name}: ${row.seen}; at most ${row.limit}\n`);
  }
}

const processor = cpus()[0]?.model.trim() ?? 'processor';
const machine = `Node ${process.versions.node}, ${availableParallelism()} × ${processor}, load ${loadavg()[0]?.toFixed(1)}`;
const table = [
  '| Measure | Seen | At most | |',
  '| --- | --- | --- | --- |',
  ...rows.map(({ name, seen, limit, isMet }) => `| ${name} | ${seen} | ${limit} | ${isMet ? 'met' : 'not met'} |`),
].join('\n');

const page = readFileSync(PAGE, 'utf8');
const [before = '', rest = ''] = page.split(MARKS[0]);
const after = rest.split(MARKS[1])[1] ?? '';
writeFileSync(PAGE, `${before}${MARKS[0]}\n${machine}.\n\n${table}\n${MARKS[1]}${after}`);

type Taken = () => Measure | Promise<Measure | readonly Measure[]>;

/** One measure that cannot be taken does not lose those that were. */
async function rowsOf(measure: Taken): Promise<readonly Measure[]> {
  try {
    return [await measure()].flat();
  } catch (error) {
    const why = String(error).split('\n')[0] ?? '';
    return [{ name: measure.name, seen: `not measured: ${why}`, limit: '?', isMet: false }];
  }
}
