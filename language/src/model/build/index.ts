/**
 * Turns a syntax tree into a ChainModel, and says on the way what the text gets wrong. The only folder outside of grammar/
 * (and the language server's own features) that knows the tree. Everything in the tree may be missing: the grammar is
 * lenient, so that a broken file keeps all that its readable part says.
 */
import type { AstNode, LangiumDocument } from 'langium';
import {
  isChainDeclaration,
  isDocumentDeclaration,
  isDocumentLine,
  isFieldDeclaration,
  isHoursDeclaration,
  isPoolDeclaration,
  isScenarioDeclaration,
  type NodeDeclaration,
} from '../../grammar/generated/ast.ts';
import {
  type ChainServices,
  collectProblems,
  documentationOf,
  fileOf,
  importedFile,
  junkIn,
  type LanguageProblem,
  type NamedDeclaration,
  namesInJunk,
  rangeOf,
  reportJunk,
  reportUnclosed,
  reportUnended,
  resolveImport,
  symbolsOf,
  wordFor,
} from '../../grammar/index.ts';
import type * as M from '../model.ts';
import { buildChain } from './chain.ts';
import { article, type Context, type Elsewhere, missing, requireName } from './context.ts';
import { buildNamed } from './names.ts';
import { buildHours, buildPool } from './pools.ts';
import { buildScenario } from './scenario.ts';

export type { Elsewhere } from './context.ts';

export interface Built {
  readonly model: M.ChainModel;
  readonly problems: readonly LanguageProblem[];
}

/**
 * `elsewhere` knows what other files declare, to say which import is missing; without it, the services' documents do.
 * @param names the same object as before while every name that the file sees means the same: of a tree of which a part was
 * read again, only that is built again then.
 */
export function buildModel(
  document: LangiumDocument,
  services: ChainServices,
  elsewhere: Elsewhere = amongDocuments(document, services),
  names?: object,
): Built {
  const problems = collectProblems();
  const file = fileOf(document);
  const uri = document.uri.toString();
  if (file === undefined) throw new Error(`${uri} is not a parsed .chain file`);
  const unread = namesInJunk(file);
  const context: Context = {
    document,
    services,
    problems,
    elsewhere,
    unread,
    docs: documentationOf(document),
    ...(names && { names }),
  };
  reportUnended(document, problems);
  reportUnclosed(document, problems);
  const symbols = symbolsOf(file);
  for (const junk of junkIn(file)) reportJunk(junk, problems);
  for (const { later, first } of symbols.duplicates) {
    const place = rangeOf(first, 'name');
    problems.add({
      code: 'duplicate-name',
      range: rangeOf(later, 'name'),
      message: `${later.name} is already the name of ${article(wordFor(first))} in line ${place.start.line + 1}. Give this one another name.`,
      related: { message: `${first.name} is declared here`, file: uri, range: place },
    });
  }
  const later = new Set<NamedDeclaration | NodeDeclaration>(symbols.duplicates.map((one) => one.later));
  const imports = file.imports.map((line) => buildImport(line, line.path, context));
  reportClashes(context, symbols.byName);
  const kept = symbols.declarations.filter((one) => !later.has(one));
  for (const one of kept) requireName(one, context);
  for (const line of file.declarations.filter(isDocumentLine)) {
    if (line.documents.length === 0) missing(line, 'the name of a document such as Invoice', context);
  }
  const named = kept.filter((one) => one.name !== undefined);
  const model: M.ChainModel = {
    file: uri,
    imports,
    fields: named.filter(isFieldDeclaration).map((one) => buildNamed(one, context)),
    hours: named.filter(isHoursDeclaration).map((one) => buildHours(one, context)),
    pools: named.filter(isPoolDeclaration).map((one) => buildPool(one, context)),
    documents: named.filter(isDocumentDeclaration).map((one) => buildNamed(one, context)),
    chains: named.filter(isChainDeclaration).map((one) => {
      const members = symbols.chains.get(one) ?? { nodes: [], handoffs: [] };
      return buildChain(
        one,
        members.nodes.filter((node) => !later.has(node)),
        members.handoffs,
        context,
      );
    }),
    scenarios: named.filter(isScenarioDeclaration).map((one) => buildScenario(one, context)),
  };
  return { model, problems: problems.found() };
}

function amongDocuments(document: LangiumDocument, services: ChainServices): Elsewhere {
  return (name, fits) => {
    const found = services.shared.workspace.LangiumDocuments.all.find((one) => {
      const file = one === document ? undefined : fileOf(one);
      const target = file && symbolsOf(file).byName.get(name);
      return target !== undefined && fits(wordFor(target));
    });
    return found?.uri.toString();
  };
}

function buildImport(line: AstNode, path: string | undefined, context: Context): M.Import {
  const place = rangeOf(line, path === undefined ? undefined : 'path');
  const uri = context.document.uri.toString();
  if (path === undefined) {
    context.problems.add({
      code: 'syntax',
      range: place,
      message: 'Expected a file such as "./people.chain" after import.',
    });
    return { path: '', place };
  }
  const target = resolveImport(path, uri, context.services.files);
  if (target.kind === 'file') return { path, file: target.uri, place };
  const report = {
    missing: { code: 'unknown-import', message: `There is no file ${path}.` },
    outside: {
      code: 'import-outside-workspace',
      message: `${path} lies outside of the workspace: a chain may only use files that are reviewed with it.`,
    },
    shape: {
      code: 'bad-value',
      message: `An import is a relative path of a .chain file, such as "./people.chain"; found ${path}.`,
    },
  } as const;
  context.problems.add({ range: place, ...report[target.kind] });
  return { path, place };
}

/** A name that an imported file has too: the file's own counts, and everybody is told. */
function reportClashes(context: Context, own: ReadonlyMap<string, NamedDeclaration>): void {
  const { document, services, problems } = context;
  const seen = new Map<string, { file: string; target: NamedDeclaration }>();
  for (const line of fileOf(document)?.imports ?? []) {
    const target = resolveImport(line.path ?? '', document.uri.toString(), services.files);
    if (target.kind !== 'file' || target.uri === document.uri.toString()) continue;
    const imported = importedFile(target.uri, services.files, services.shared.workspace.LangiumDocuments);
    if (imported === undefined) continue;
    for (const [name, theirs] of symbolsOf(imported).byName) {
      const mine = own.get(name);
      const other = seen.get(name);
      const related = { message: `${name} is declared here too`, file: target.uri, range: rangeOf(theirs, 'name') };
      if (mine !== undefined) {
        problems.add({
          code: 'duplicate-name',
          range: rangeOf(mine, 'name'),
          message: `${name} is declared in ${line.path} too. Give one of them another name.`,
          related,
        });
      } else if (other !== undefined && other.target !== theirs) {
        problems.add({
          code: 'duplicate-name',
          range: rangeOf(line, 'path'),
          message: `${name} is declared both here and in another imported file. Give one of them another name.`,
          related,
        });
      } else seen.set(name, { file: target.uri, target: theirs });
    }
  }
}
