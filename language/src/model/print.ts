/** Writes a model as text: what it says and nothing else, in the canonical layout. */
import { formatText } from './format-text.ts';
import type * as M from './model.ts';
import { option, quoted } from './print-values.ts';
import {
  handoffEnds,
  type Written,
  writtenChain,
  writtenHandoff,
  writtenHours,
  writtenNode,
  writtenOverrule,
  writtenPool,
  writtenStart,
} from './written.ts';

/** Reading the text again gives the same model, apart from places. */
export function printModel(model: M.ChainModel): string {
  const blocks = [
    model.imports.map((one) => `import ${quoted(one.path)}`).join('\n'),
    ...model.fields.map((one) => documented(one, named('field', one))),
    ...model.hours.map((one) => documented(one, named('hours', one) + inline(writtenHours(one)))),
    ...model.pools.map((one) => documented(one, named(one.kind, one) + body(writtenPool(one)))),
    ...model.documents.map((one) => documented(one, named('document', one))),
    ...model.chains.map(printChain),
    ...model.scenarios.map(printScenario),
  ];
  const text = `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
  const formatted = formatText(text);
  return formatted.ok ? formatted.text : text;
}

function documented({ doc }: M.Named, declaration: string): string {
  return doc === undefined ? declaration : `${printDoc(doc)}\n${declaration}`;
}

function printDoc(doc: string): string {
  const lines = doc.split('\n');
  if (lines.length === 1 && !doc.startsWith('*')) return `/** ${doc} */`;
  return ['/**', ...lines.map((line) => ` * ${line}`.trimEnd()), ' */'].join('\n');
}

/** `step Extract "Read the claim"`. */
export function named(word: string, { name, title }: Pick<M.Named, 'name' | 'title'>): string {
  return `${word} ${name}${title === undefined ? '' : ` ${quoted(title)}`}`;
}

/** The word of a share and of opening hours is not written. */
const SILENT: ReadonlySet<string> = new Set(['share', 'open']);
const printed = ({ word, text }: Written) => (SILENT.has(word) ? text : `${word} ${text}`);

/** Behind a name, on its line. */
export function inline(all: readonly Written[]): string {
  return all.map((one) => ` ${printed(one)}`).join('');
}

/** Properties in braces, one a line. */
function body(all: readonly Written[]): string {
  return all.length === 0 ? '' : ` {\n${all.map(printed).join('\n')}\n}`;
}

function printChain(chain: M.Chain): string {
  const blocks = [
    writtenChain(chain).map(printed).join('\n'),
    chain.nodes.map(printNode).join('\n'),
    chain.handoffs.map(printHandoff).join('\n'),
  ];
  const inner = blocks.filter((block) => block !== '').join('\n\n');
  return documented(chain, `${named('chain', chain)}${option('redesigns', chain.redesigns?.name)} {\n${inner}\n}`);
}

function printNode(node: M.Node): string {
  return documented(node, named(node.kind, node) + inline(writtenStart(node)) + body(writtenNode(node)));
}

function printHandoff(handoff: M.Handoff): string {
  return handoffEnds(handoff) + inline(writtenHandoff(handoff));
}

function printScenario(scenario: M.Scenario): string {
  const lines = scenario.overrules.map((line) => writtenOverrule(line)).map(({ word, text }) => `${word} ${text}`);
  return documented(scenario, `${named('scenario', scenario)} of ${scenario.of.name} {\n${lines.join('\n')}\n}`);
}
