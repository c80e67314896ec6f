/** What the rules cost, against parsing alone; both in one process, as they come in a run of the command. */
import { spawnSync } from 'node:child_process';
import { inFolder, type Measure, median, milliseconds } from './measure.ts';
import { PROCESSES, processFiles } from './processes.ts';
import { bundled } from './program.ts';

const AT_MOST = 0.5;
const TIMES = 7;

interface Sample {
  readonly parse: number;
  /** Parsing and building the models. */
  readonly reading: number;
  readonly rules: number;
  /** Of that, what the figures take. */
  readonly figures: number;
}

export async function rulesToParse(): Promise<Measure> {
  return inFolder(processFiles(PROCESSES), async (folder) => {
    const program = await bundled('parse-and-rules', folder);
    const samples = Array.from({ length: TIMES }, (): Sample => {
      const { stdout, stderr, status } = spawnSync(process.execPath, [program, folder], { encoding: 'utf8' });
      if (status !== 0) throw new Error(stderr);
      return JSON.parse(stdout);
    });
    const share = median(samples.map(({ parse, rules }) => rules / parse));
    const toReading = median(samples.map(({ reading, rules }) => rules / reading));
    const [parse, rules, figures] = (['parse', 'rules', 'figures'] as const).map((part) =>
      milliseconds(median(samples.map((one) => one[part]))),
    );
    return {
      name: 'All rules on 1,000 processes, to their parse',
      seen: `${share.toFixed(2)} times (${rules} to ${parse}; ${figures} of it the figures; ${toReading.toFixed(2)} times the reading)`,
      limit: `${AT_MOST} times`,
      isMet: share <= AT_MOST,
    };
  });
}
