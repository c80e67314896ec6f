/**
 * An entry is offered when a trial shows that it holds: the line, or the thing that it is a property of, is read with the
 * entry in it, and nothing is wrong there that was not before. All entries are tried at once, each in a chain of its own.
 */
import { ast, fileOf, type LanguageProblem, symbolsOf } from '@chainwright/language/grammar';
import { buildModel, findingOf, workspaceOf } from '@chainwright/language/model';
import { checkModels, DEFAULT_SETTINGS, RULES, type RuleSettings } from '@chainwright/language/rules';
import { type AstNode, AstUtils, DocumentState, type LangiumDocument, type Mutable, TextDocument } from 'langium';
import type { Project } from '../project.ts';
import type { Entry } from './names.ts';
import type { Region } from './region.ts';
import { plainOf } from './snippet.ts';

/** An entry with the one of its texts that fits. */
export interface Tried {
  readonly entry: Entry;
  readonly text: string;
  readonly isSnippet: boolean;
}

/**
 * What contradicts itself, whatever is still to be written. The other errors speak of what is missing, or of what is not
 * reached yet: that comes with the next lines.
 */
const CONTRADICTIONS = [
  'machine-owner',
  'self-check',
  'unqualified-executor',
  'unqualified-checker',
  'ai-over-the-wall',
];

/** Only these are asked. */
const SETTINGS: RuleSettings = {
  ...DEFAULT_SETTINGS,
  severities: Object.fromEntries(
    RULES.flatMap(({ id }) =>
      CONTRADICTIONS.includes(id) || id === 'unverifiable-ai-task' ? [] : [[id, 'off' as const]],
    ),
  ),
};

/** So many entries at most are judged one by one; of more, those of one shape stand or fall together. */
const FEW = 64;

interface Candidate {
  readonly text: string;
  readonly isSnippet: boolean;
}

/** @param owner of the chain around, as it is written. */
export function tried(
  entries: readonly Entry[],
  {
    project,
    document,
    region,
    owner,
  }: {
    readonly project: Project;
    readonly document: LangiumDocument;
    readonly region: Region;
    readonly owner: string | undefined;
  },
): readonly Tried[] {
  const judgesRules = region.isWhole && region.within === 'chain';
  const isFew = judgesRules && entries.length <= FEW;
  /** By shape: the candidates of its first entry. */
  const shapes = new Map<string, readonly Candidate[]>();
  for (const entry of entries) {
    const shape = shapeOf(entry, isFew);
    if (!shapes.has(shape)) shapes.set(shape, candidatesOf(entry));
  }
  const texts = [
    ...new Set([...shapes.values()].flat().map(({ text, isSnippet }) => (isSnippet ? plainOf(text) : text))),
  ];
  const wrong = judgeAll(texts, { project, document, region, owner, judgesRules });
  return entries.flatMap((entry) => {
    const [own, first] = [candidatesOf(entry), shapes.get(shapeOf(entry, isFew)) ?? []];
    const fit = first.findIndex(({ text, isSnippet }) => !wrong.has(isSnippet ? plainOf(text) : text));
    const chosen = own[fit];
    return chosen === undefined ? [] : [{ entry, ...chosen }];
  });
}

function candidatesOf({ label, snippets = [], plain = true }: Entry): readonly Candidate[] {
  const written = snippets.map((text) => ({ text, isSnippet: true }));
  return plain ? [...written.filter(({ text }) => text !== label), { text: label, isSnippet: false }] : written;
}

function shapeOf({ label, kind, snippets = [] }: Entry, isFew: boolean): string {
  if (isFew) return `${kind} ${label} ${snippets.join('\n')}`;
  const isWord = /^[\p{Ll}]+$/u.test(label) ? label : '';
  return `${kind} ${isWord} ${snippets.map((one) => one.replace(label, '')).join('\n')}`;
}

interface Site {
  readonly project: Project;
  readonly document: LangiumDocument;
  readonly region: Region;
  readonly owner: string | undefined;
  readonly judgesRules: boolean;
}

/** What cannot be read in one trial may explain names in another: who stands is tried again without those who fell. */
function judgeAll(texts: readonly string[], site: Site): ReadonlySet<string> {
  const wrong = new Set<string>();
  for (let standing = texts; standing.length > 0; ) {
    const fallen = judge(standing, site);
    if (fallen.size === 0) break;
    for (const one of fallen) wrong.add(one);
    standing = standing.filter((one) => !fallen.has(one));
  }
  return wrong;
}

/** Which of the texts would bring something wrong. */
function judge(texts: readonly string[], { project, document, region, owner, judgesRules }: Site): ReadonlySet<string> {
  const uri = document.uri.toString();
  const prelude = declarationsOf(document);
  const parts = [region.word, ...texts].map((text, i) => variant(region, text, i, owner));
  let line = lineCount(prelude);
  const lines = parts.map((part) => {
    const from = line;
    line += lineCount(part);
    return { from, to: line };
  });
  const trial = parsed(project, document, prelude + parts.join(''));
  const { model, problems } = buildModel(trial, project.services);
  const chains = namesInChains(project, document);
  const found = parts.map(() => new Map<string, number>());
  const note = (i: number, what: string) => found[i]?.set(what, (found[i]?.get(what) ?? 0) + 1);
  for (const problem of problems) {
    const i = lines.findIndex(({ from, to }) => problem.range.start.line >= from && problem.range.start.line < to);
    if (i >= 0 && counts(problem, i === 0 ? '' : (texts[i - 1] ?? ''), chains))
      note(i, `${problem.code} ${problem.message}`);
  }
  if (judgesRules) {
    const imported = model.imports.flatMap(({ file }) => (file === undefined ? [] : (project.model(file) ?? [])));
    const findings = checkModels(workspaceOf([...imported.filter(({ file }) => file !== uri), model]), [model], {
      today: '',
      problems: problems.map((one) => findingOf(one, uri)),
      settingsOf: () => SETTINGS,
    });
    for (const { rule, chain } of findings) {
      if (CONTRADICTIONS.includes(rule)) note(Number(/\d+$/.exec(chain ?? '')?.[0] ?? -1), rule);
    }
  }
  const [before = new Map<string, number>(), ...after] = found;
  const isNew = (one: ReadonlyMap<string, number>) => [...one].some(([what, count]) => count > (before.get(what) ?? 0));
  return new Set(texts.filter((_, i) => isNew(after[i] ?? new Map())));
}

/** The names of an entry are there, if not in the trial; a name that stood there before may be taken for something else. */
function counts({ code, message }: LanguageProblem, written: string, chains: ReadonlySet<string>): boolean {
  if (code === 'unresolved-name') {
    const name = message.split(' ')[0] ?? '';
    const isOfChain = /not declared here; an? (?:node of|end of|chain)/.test(message);
    return !written.includes(name) && !(isOfChain && chains.has(name));
  }
  return code === 'syntax' || code === 'bad-value';
}

/** Chains that the file sees, and their nodes: they are not in the trial. */
function namesInChains(project: Project, document: LangiumDocument): ReadonlySet<string> {
  const file = fileOf(document);
  if (file === undefined) return new Set();
  const seen = project.services.references.ScopeProvider.visible(file);
  const chains = [...seen.values()].filter(ast.isChainDeclaration);
  const nodes = chains.flatMap((chain) => {
    const of = AstUtils.getContainerOfType(chain, ast.isFile);
    return of === undefined ? [] : [...(symbolsOf(of).chains.get(chain)?.byName.keys() ?? [])];
  });
  return new Set([...chains.flatMap(({ name }) => name ?? []), ...nodes]);
}

/** The region with a text in the place of the word that is being typed. */
function variant({ before, after, within, isWhole }: Region, text: string, i: number, owner = ''): string {
  const name = `Trial__${i}`;
  const written = before + text + after;
  if (within === 'file') {
    // Each thing has its own name: what has the name of another is not read.
    return `${written.replace(DECLARED, `$1${name}`)}\n`;
  }
  return `chain ${name} {\n${isWhole && owner !== '' ? `owner ${owner}` : ''}\n${written}\n}\n`;
}

const DECLARED = /^((?:role|person|agent|system|field|hours|chain|scenario)[^\S\r\n]+)[\p{L}_][\p{L}\p{M}\p{Nd}_]*/u;

const lineCount = (text: string) => text.split(/\r\n|\n|\r/).length - 1;

/** Imports, and what the file declares beside its chains. */
function declarationsOf(document: LangiumDocument): string {
  const file = fileOf(document);
  const kept = (file?.declarations ?? []).filter(
    (one) => !ast.isChainDeclaration(one) && !ast.isScenarioDeclaration(one),
  );
  return [...(file?.imports ?? []), ...kept].map((one) => `${one.$cstNode?.text ?? ''}\n`).join('');
}

/** In the place of the file, for its names, and known to nobody. */
function parsed({ services }: Project, { uri }: LangiumDocument, text: string): LangiumDocument {
  const parseResult = services.parser.LangiumParser.parse(text);
  const document: LangiumDocument = {
    uri,
    textDocument: TextDocument.create(uri.toString(), 'chain', 0, text),
    parseResult,
    references: [],
    state: DocumentState.ComputedScopes,
  };
  const root: Mutable<AstNode> = parseResult.value;
  root.$document = document;
  return document;
}
