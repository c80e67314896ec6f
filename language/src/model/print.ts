/** Writes a model as text: what it says and nothing else, in the canonical layout. */
import { type Duration, type Money, type Opening, type Rate, WEEKDAYS, type Weekday } from '../grammar/index.ts';
import { formatText } from './format-text.ts';
import type * as M from './model.ts';

/** Reading the text again gives the same model, apart from places. */
export function printModel(model: M.ChainModel): string {
  const blocks = [
    model.imports.map((one) => `import ${quoted(one.path)}`).join('\n'),
    ...model.fields.map((one) => named('field', one)),
    ...model.hours.map((one) => `${named('hours', one)} ${printOpenings(one.openings)}${option('in', one.zone)}`),
    ...model.pools.map(printPool),
    ...model.documents.map((one) => named('document', one)),
    ...model.chains.map(printChain),
    ...model.scenarios.map(printScenario),
  ];
  const text = `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
  const formatted = formatText(text);
  return formatted.ok ? formatted.text : text;
}

/** A text in the quotes of the language. */
export function quoted(text: string): string {
  const escaped = text.replace(/\\/g, '\\\\').replace(/"/g, '\\"');
  return `"${escaped.replace(/\n/g, '\\n').replace(/\r/g, '\\r').replace(/\t/g, '\\t')}"`;
}

function named(word: string, thing: M.Named): string {
  const doc = thing.doc === undefined ? '' : `${printDoc(thing.doc)}\n`;
  return `${doc}${word} ${thing.name}${thing.title === undefined ? '' : ` ${quoted(thing.title)}`}`;
}

function printDoc(doc: string): string {
  const lines = doc.split('\n');
  if (lines.length === 1 && !doc.startsWith('*')) return `/** ${doc} */`;
  return ['/**', ...lines.map((line) => ` * ${line}`.trimEnd()), ' */'].join('\n');
}

function option(word: string, value: string | undefined): string {
  return value === undefined ? '' : ` ${word} ${value}`;
}

/** Properties in braces, one a line. */
function body(properties: readonly string[]): string {
  return properties.length === 0 ? '' : ` {\n${properties.join('\n')}\n}`;
}

/** Plain digits, for the language knows no exponents; `shift` moves the point to the right without rounding. */
function number(value: number, shift = 0): string {
  const [mantissa = '', exponent] = value.toExponential().split('e');
  const digits = mantissa.replace('.', '');
  const point = 1 + Number(exponent) + shift;
  const padded = '0'.repeat(Math.max(0, 1 - point)) + digits.padEnd(point, '0');
  const split = Math.max(1, point);
  const whole = padded.slice(0, split).replace(/^0+(?=\d)/, '');
  const fraction = padded.slice(split).replace(/0+$/, '');
  return fraction === '' ? whole : `${whole}.${fraction}`;
}

export const printDuration = (duration: Duration) => `${number(duration.value)}${duration.unit}`;
export const printShare = (share: number) => `${number(share, 2)}%`;
export const printRate = (rate: Rate) => `${number(rate.count)}/${rate.per}`;
export const printMoney = (money: Money) => `${number(money.amount)} ${money.currency}/${money.per}`;
const names = (refs: readonly M.Ref[], between = ', ') => refs.map((ref) => ref.name).join(between);
const time = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** `Mon-Fri`, `Sat`, `Mon, Wed-Thu`: three and more in a row as a range. */
function printDays(days: readonly Weekday[]): string {
  const runs: Weekday[][] = [];
  for (const day of days) {
    const last = runs.at(-1)?.at(-1);
    const follows = last !== undefined && WEEKDAYS[(WEEKDAYS.indexOf(last) + 1) % 7] === day;
    if (follows) runs.at(-1)?.push(day);
    else runs.push([day]);
  }
  return runs.map((run) => (run.length < 3 ? run.join(', ') : `${run[0]}-${run.at(-1)}`)).join(', ');
}

function printOpenings(openings: readonly Opening[]): string {
  let before = '';
  return openings
    .map((opening) => {
      const days = printDays(opening.days);
      const shown = days === before ? '' : `${days} `;
      before = days;
      return `${shown}${time(opening.open)}-${time(opening.close)}`;
    })
    .join(', ');
}

/** As the text writes it: `12min`, `exactly 12min`, `5min..20min`, `12min sd 3min`. */
export function printTakes(takes: M.Takes): string {
  switch (takes.shape) {
    case 'exponential':
      return printDuration(takes.mean);
    case 'exactly':
      return `exactly ${printDuration(takes.time)}`;
    case 'uniform':
      return `${printDuration(takes.least)}..${printDuration(takes.most)}`;
    case 'triangular':
      return `${printDuration(takes.least)}..${printDuration(takes.usual)}..${printDuration(takes.most)}`;
    case 'lognormal':
      return `${printDuration(takes.mean)} sd ${printDuration(takes.deviation)}`;
  }
}

const printAccept = (one: M.Accept) => `accept ${one.rule} because ${quoted(one.because)}${option('until', one.until)}`;

const printBecause = (one: M.Because) => `because ${one.reason}${one.text === undefined ? '' : ` ${quoted(one.text)}`}`;

/** The lines that are there. */
const lines = (...all: readonly (string | undefined | readonly string[])[]) =>
  all.flat().filter((one) => one !== undefined);

function line<T>(value: T | undefined, print: (value: T) => string): string | undefined {
  return value === undefined ? undefined : print(value);
}

function printPool(pool: M.Pool): string {
  const knows = pool.knows.map((one) => `${one.field.name} as ${one.level}`).join(', ');
  return (
    named(pool.kind, pool) +
    body(
      lines(
        line(pool.people, (one) => `people ${one.value}`),
        line(pool.parallel, (one) => `parallel ${one.value}`),
        line(pool.works, (one) => `works ${one.name}`),
        knows === '' ? undefined : `knows ${knows}`,
        line(pool.model, (one) => `model ${quoted(one.value)}`),
        line(pool.costs, (one) => `costs ${printMoney(one.value)}`),
        line(pool.backup, (one) => `backup ${one.name}`),
        pool.accepts.map(printAccept),
      ),
    )
  );
}

/** What a goal asks: `lead time < 3d for 90%`. */
export function printGoal(goal: M.Goal): string {
  const { target } = goal;
  const value = {
    duration: () => (target.kind === 'duration' ? printDuration(target.duration) : ''),
    rate: () => (target.kind === 'rate' ? printRate(target.rate) : ''),
    money: () => (target.kind === 'money' ? printMoney(target.money) : ''),
    share: () => (target.kind === 'share' ? printShare(target.share) : ''),
  }[target.kind]();
  return `${goal.figure} ${goal.comparison} ${value}${option('for', line(goal.percentile, printShare))}`;
}

function printChain(chain: M.Chain): string {
  const head = lines(
    line(chain.owner, (one) => `owner ${one.name}`),
    line(chain.demand, (one) => `demand ${printRate(one.rate)}${option('during', one.during?.name)}`),
    chain.goals.map((goal) => `goal ${printGoal(goal)}`),
    line(chain.because, printBecause),
    chain.accepts.map(printAccept),
  );
  const blocks = [head.join('\n'), chain.nodes.map(printNode).join('\n'), chain.handoffs.map(printHandoff).join('\n')];
  const inner = blocks.filter((block) => block !== '').join('\n\n');
  return `${named('chain', chain)}${option('redesigns', chain.redesigns?.name)} {\n${inner}\n}`;
}

function printNode(node: M.Node): string {
  const channels = node.channels.map(
    (one) => `${one.channel}${one.share === undefined ? '' : ` ${printShare(one.share)}`}`,
  );
  const share = node.share === undefined ? '' : ` ${printShare(node.share.value)}`;
  const header = `${named(node.kind, node)}${share}${channels.length === 0 ? '' : ` from ${channels.join(', ')}`}`;
  return (
    header +
    body(
      lines(
        line(node.by, (one) => `by ${one.pool.name}${option('with', one.with?.name)}`),
        line(node.owner, (one) => `owner ${one.name}`),
        line(node.work, (one) => `work ${one.value}`),
        line(node.field, (one) => `field ${one.name}`),
        line(node.stakes, (one) => `stakes ${one.value}`),
        line(
          node.wall,
          (one) => `wall ${one.value}${option('because', one.because === undefined ? undefined : quoted(one.because))}`,
        ),
        line(node.takes, (one) => `takes ${printTakes(one)}`),
        line(node.batch, printBatch),
        line(node.runs, (one) => `runs ${one.name}`),
        node.in.length === 0 ? undefined : `in ${names(node.in)}`,
        node.out.length === 0 ? undefined : `out ${names(node.out)}`,
        line(node.quality, (one) => `quality ${printShare(one.value)}`),
        node.verifies.map(printVerify),
        node.guardrails.map((one) => `guardrail ${quoted(one.value)}`),
        node.learnsFrom.length === 0 ? undefined : `learns from ${names(node.learnsFrom)}`,
        line(node.because, printBecause),
        node.accepts.map(printAccept),
      ),
    )
  );
}

function printBatch(batch: M.Batch): string {
  const size = batch.kind === 'count' ? String(batch.size) : `every ${printDuration(batch.every)}`;
  return `batch ${size}${batch.because === undefined ? '' : ` ${printBecause(batch.because)}`}`;
}

function printVerify(verify: M.Verify): string {
  return [
    `verify ${quoted(verify.criterion)}`,
    option('against', verify.against.length === 0 ? undefined : names(verify.against)),
    option('by', verify.by?.name),
    option('takes', line(verify.takes, printTakes)),
    option('sample', line(verify.sample, printShare)),
    option('catches', line(verify.catches, printShare)),
  ].join('');
}

function printTrigger(on: M.Trigger): string {
  switch (on.kind) {
    case 'exception':
      return `exception ${printShare(on.share)}`;
    case 'reject':
      return 'reject';
    case 'timeout':
      return `timeout ${printDuration(on.after)}`;
    case 'end':
      return on.end.name;
  }
}

function printHandoff(handoff: M.Handoff): string {
  return [
    `${names(handoff.from, ' and ')} -> ${names(handoff.to, ' and ')}`,
    handoff.share === undefined ? '' : ` ${printShare(handoff.share.value)}`,
    option('on', line(handoff.on, printTrigger)),
    option(
      'when',
      line(handoff.when, (one) => quoted(one.value)),
    ),
    option('via', handoff.via?.value),
    option('carrying', handoff.carrying.length === 0 ? undefined : names(handoff.carrying)),
    option('wait', line(handoff.wait, printTakes)),
    handoff.because === undefined ? '' : ` ${printBecause(handoff.because)}`,
  ].join('');
}

function printScenario(scenario: M.Scenario): string {
  return `${named('scenario', scenario)} of ${scenario.of.name} {\n${scenario.overrules.map(printOverrule).join('\n')}\n}`;
}

function printOverrule(one: M.Overrule): string {
  switch (one.kind) {
    case 'takes':
      return `${one.node.name} takes ${printTakes(one.takes)}`;
    case 'by':
      return `${one.node.name} by ${one.by.pool.name}${option('with', one.by.with?.name)}`;
    case 'quality':
      return `${one.node.name} quality ${printShare(one.quality)}`;
    case 'people':
      return `${one.pool.name} people ${one.people}`;
    case 'parallel':
      return `${one.pool.name} parallel ${one.parallel}`;
    case 'demand':
      return `demand ${printRate(one.rate)}`;
    case 'share':
      return `${names(one.from, ' and ')} -> ${names(one.to, ' and ')} ${printShare(one.share)}`;
  }
}
