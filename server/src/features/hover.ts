/** What a name or a word means: title, documentation comment, facts. */
import { ast, resolveImport, wordFor } from '@chainwright/language/grammar';
import {
  CHANNELS,
  type Chain,
  KEYWORDS,
  LEVELS,
  type Named as ModelThing,
  type Node,
  type Pool,
  printDuration,
  printRate,
  printShare,
  printTakes,
  REASONS,
  titleOf,
  WORK_KINDS,
  type Workspace,
  wallOf,
} from '@chainwright/language/model';
import { ruleById } from '@chainwright/language/rules';
import { AstUtils, GrammarUtils, type LangiumDocument, type LeafCstNode } from 'langium';
import { type Hover, MarkupKind, type Position, type Range } from 'vscode-languageserver';
import type { Figured } from '../figures.ts';
import type { Project } from '../project.ts';
import { figuresText } from './figures-text.ts';
import { bullets, escaped } from './markdown.ts';
import { leafAt, type Named, nameAt, uriOf } from './names.ts';

export function hoverAt(
  project: Project,
  document: LangiumDocument,
  position: Position,
  figured: Figured | undefined,
): Hover | null {
  const use = nameAt(project, document, position);
  if (use !== undefined) return hover(describe(project, use.target, figured), use.range);
  const leaf = leafAt(document, position);
  const text = leaf === undefined ? undefined : explain(project, document, leaf);
  return leaf === undefined || text === undefined ? null : hover(text, leaf.range);
}

function hover(value: string, { start, end }: Range): Hover {
  return { contents: { kind: MarkupKind.Markdown, value }, range: { start, end } };
}

// ---- names ----

/** Title, documentation, facts and figures of a thing, as Markdown. */
export function describe(project: Project, target: Named, figured: Figured | undefined): string {
  const thing = modelOf(project, target);
  const name = target.name ?? '';
  const title = titleOf(thing ?? { name });
  const head = `${wordFor(target)} \`${name}\` · **${escaped(title)}**`;
  const facts = thing === undefined ? [] : factsOf(thing, project.workspace(uriOf(target)));
  const figures = thing === undefined || figured === undefined ? undefined : figuresText(figured, thing.id);
  const parts = [
    head,
    thing?.doc === undefined ? '' : paragraphs(thing.doc),
    bullets(facts),
    figures === undefined ? '' : `---\n\n${figures}`,
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

function modelOf(project: Project, target: Named): ModelThing | undefined {
  const uri = uriOf(target);
  const model = project.model(uri);
  if (model === undefined) return undefined;
  if (ast.isNodeDeclaration(target)) {
    const around = AstUtils.getContainerOfType(target, ast.isChainDeclaration);
    return project.workspace(uri).nodes.get(`${uri}#${around?.name ?? ''}.${target.name ?? ''}`);
  }
  const { fields, hours, pools, documents, chains, scenarios } = model;
  const things: readonly ModelThing[] = [...fields, ...hours, ...pools, ...documents, ...chains, ...scenarios];
  return things.find((one) => one.name === target.name);
}

function factsOf(thing: ModelThing, workspace: Workspace): readonly string[] {
  const pool = workspace.pools.get(thing.id);
  if (pool !== undefined) return poolFacts(pool);
  const chain = workspace.chains.get(thing.id);
  if (chain !== undefined) return chainFacts(chain);
  const node = workspace.nodes.get(thing.id);
  return node === undefined ? [] : nodeFacts(node);
}

const some = (facts: readonly (string | undefined | false)[]): readonly string[] =>
  facts.filter((fact) => typeof fact === 'string');

function poolFacts({ people, parallel, works, knows, costs, backup, model }: Pool): readonly string[] {
  const known = knows.map(({ field, level }) => `${field.name} (${level})`).join(', ');
  const cost = costs && `${costs.value.amount} ${costs.value.currency}/${costs.value.per}`;
  return some([
    people && `people: ${people.value}`,
    parallel && `at once: ${parallel.value}`,
    works && `works: ${works.name}`,
    known !== '' && `knows: ${known}`,
    cost && `costs: ${cost}`,
    backup && `backup: ${backup.name}`,
    model && `model: ${model.value}`,
  ]);
}

function chainFacts({ owner, demand, nodes, redesigns }: Chain): readonly string[] {
  return some([
    owner && `owner: ${owner.name}`,
    demand && `demand: ${printRate(demand.rate)}`,
    redesigns && `redesigns: ${redesigns.name}`,
    `steps: ${nodes.filter(({ kind }) => kind === 'step').length}`,
  ]);
}

function nodeFacts(node: Node): readonly string[] {
  const { by, owner, work, field, takes, quality, stakes, verifies, batch, runs } = node;
  const wall = wallOf(node);
  const size = batch?.kind === 'count' ? `${batch.size} cases` : batch && `every ${printDuration(batch.every)}`;
  return some([
    by && `by: ${by.pool.name}${by.with === undefined ? '' : ` with ${by.with.name}`}`,
    owner && `owner: ${owner.name}`,
    work && `work: ${work.value}, of which the value is ${WORK_KINDS[work.value].value}`,
    wall && `wall: ${wall}`,
    field && `field: ${field.name}`,
    takes && `takes: ${printTakes(takes)}`,
    quality && `quality: ${printShare(quality.value)}`,
    stakes && `stakes: ${stakes.value}`,
    verifies.length > 0 && `checks: ${verifies.length}`,
    size && `batch: ${size}`,
    runs && `runs: ${runs.name}`,
  ]);
}

// ---- words ----

function explain(project: Project, document: LangiumDocument, leaf: LeafCstNode): string | undefined {
  const { text, tokenType, astNode } = leaf;
  if (ast.isImportLine(astNode) && tokenType.name === 'STRING') return importedFile(project, document, astNode);
  if (tokenType.name === text) return keyword(text);
  if (tokenType.name !== 'ID') return undefined;
  if (ast.isWorkProperty(astNode)) return workKind(text);
  if (ast.isViaOption(astNode)) return summary('channel', text, CHANNELS);
  if (ast.isBecauseProperty(astNode)) return summary('reason', text, REASONS);
  if (ast.isKnownField(astNode)) return LEVELS.some((one) => one === text) ? `level \`${text}\`` : undefined;
  if (ast.isAcceptProperty(astNode)) return rule(astNode, leaf);
  return undefined;
}

function keyword(word: string): string | undefined {
  const facts = own(KEYWORDS, word);
  return facts === undefined ? undefined : `\`${word}\`: ${escaped(facts.summary)}`;
}

function workKind(word: string): string | undefined {
  const facts = own(WORK_KINDS, word);
  return facts === undefined ? undefined : `work \`${word}\`: wall ${facts.wall}, value ${facts.value}`;
}

function summary(
  what: string,
  word: string,
  list: Readonly<Record<string, { readonly summary: string }>>,
): string | undefined {
  const facts = own(list, word);
  return facts === undefined ? undefined : `${what} \`${word}\`: ${escaped(facts.summary)}`;
}

function rule(accept: ast.AcceptProperty, leaf: LeafCstNode): string | undefined {
  const place = GrammarUtils.findNodeForProperty(accept.$cstNode, 'rule');
  const found = place !== undefined && leaf.end <= place.end ? ruleById(accept.rule ?? '') : undefined;
  return found === undefined ? undefined : `rule \`${found.id}\`: ${escaped(found.summary)}`;
}

function importedFile(project: Project, document: LangiumDocument, line: ast.ImportLine): string | undefined {
  const target = resolveImport(line.path ?? '', document.uri.toString(), project.services.files);
  const model = target.kind === 'file' ? project.model(target.uri) : undefined;
  if (model === undefined) return undefined;
  const { fields, hours, pools, documents, chains } = model;
  const names = [...pools, ...chains, ...fields, ...hours, ...documents].map(({ name }) => name);
  return escaped(names.length === 0 ? 'Declares nothing.' : `Declares ${names.join(', ')}.`);
}

/** Words of the text may be named like what every object has. */
function own<T>(list: Readonly<Record<string, T>>, word: string): T | undefined {
  return Object.hasOwn(list, word) ? list[word] : undefined;
}

function paragraphs(doc: string): string {
  return doc
    .split(/\n\s*\n/)
    .map(escaped)
    .join('\n\n');
}
