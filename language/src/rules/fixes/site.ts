/** Where a finding stands, and what there is to work with when it is to be mended. */
import type {
  Chain,
  ChainModel,
  Edit,
  Finding,
  Fix,
  Handoff,
  Node,
  Pool,
  Range,
  Verify,
  Workspace,
} from '../../model/index.ts';
import type { LintOptions } from '../lint.ts';
import { type Page, pageOf } from '../shared/edits.ts';
import { within } from '../shared/graph.ts';

export interface FixContext {
  readonly workspace: Workspace;
  /** As the workspace was linted, the language's own problems among them. */
  readonly options: LintOptions;
  /** The text of a file of the workspace. */
  readonly textOf: (uri: string) => string | undefined;
}

export interface Site {
  readonly finding: Finding;
  readonly workspace: Workspace;
  readonly model: ChainModel;
  readonly chain?: Chain;
  readonly node?: Node;
  readonly handoff?: Handoff;
  readonly verify?: Verify;
  readonly pool?: Pool;
  readonly today: string;
  /** The text of the finding's file. */
  readonly page: Page;
  readonly pageOf: (file: string) => Page | undefined;
}

/** Ways to do one thing, the best first: the first that holds is offered. */
export type Choice = readonly Fix[];

/** What could mend the findings of one rule. Whether it does is tried before it is offered. */
export type Fixer = (site: Site) => Iterable<Choice>;

export function siteOf(finding: Finding, { workspace, options, textOf }: FixContext): Site | undefined {
  const model = workspace.models.find(({ file }) => file === finding.file);
  const text = textOf(finding.file);
  if (model === undefined || text === undefined) return undefined;
  const chain = model.chains.find(({ id, name }) => id === finding.subject || name === finding.chain);
  const node = chain?.nodes.find(({ id, name }) => id === finding.subject || name === finding.node);
  const handoff = chain?.handoffs.find(({ place }) => within(finding.range, place));
  const verify = node?.verifies.find(({ place }) => within(finding.range, place));
  const pool = finding.subject === undefined ? undefined : workspace.pools.get(finding.subject);
  const page = pageOf(finding.file, text);
  return {
    finding,
    workspace,
    model,
    ...(chain && { chain }),
    ...(node && { node }),
    ...(handoff && { handoff }),
    ...(verify && { verify }),
    ...(pool && { pool }),
    today: options.today,
    page,
    pageOf: (file) => {
      const other = file === finding.file ? text : textOf(file);
      return other === undefined ? undefined : pageOf(file, other);
    },
  };
}

export function suggest(title: string, edits: readonly Edit[], placeholder?: string): Fix {
  return { title, kind: 'suggested', edits, ...(placeholder === undefined ? {} : { placeholder }) };
}

export function safe(title: string, edits: readonly Edit[]): Fix {
  return { title, kind: 'safe', edits };
}

/** The edits of another file than the finding's. */
export function inFile(file: string, site: Site, edits: readonly Edit[]): readonly Edit[] {
  return file === site.finding.file ? edits : edits.map((edit) => ({ ...edit, file }));
}

export function startsAt(range: Range, other: Range): boolean {
  return range.start.line === other.start.line && range.start.character === other.start.character;
}
