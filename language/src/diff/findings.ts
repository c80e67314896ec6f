/** Findings that came and went: known by their rule and by what they are about, wherever that stands now. */
import type { Finding, Named } from '../model/index.ts';
import { brought } from '../rules/index.ts';
import type { FindingsChange, Side } from './comparison.ts';
import type { Matching } from './match/matching.ts';
import { fileOf } from './match/paths.ts';
import type { Scope } from './match/scope.ts';

export function compareFindings(
  base: { readonly side: Side; readonly scope: Scope },
  head: { readonly side: Side; readonly scope: Scope },
  matching: Matching,
): FindingsChange {
  if (base.side.findings.length === 0 && head.side.findings.length === 0)
    return { added: [], removed: [], unchanged: 0 };
  const renaming = new Renaming(base.scope, head.scope, matching);
  const originals = new Map(base.side.findings.map((finding) => [renaming.inHead(finding), finding]));
  const before = [...originals.keys()];
  const added = brought(head.side.findings, before);
  const removed = brought(before, head.side.findings).flatMap((finding) => originals.get(finding) ?? []);
  return { added, removed, unchanged: head.side.findings.length - added.length };
}

/** Findings of the base as they would stand in the head. */
class Renaming {
  readonly #base: Scope;
  readonly #head: Scope;
  readonly #matching: Matching;
  readonly #chains: ReadonlyMap<string, readonly Named[]>;
  readonly #files: ReadonlyMap<string, string>;

  constructor(base: Scope, head: Scope, matching: Matching) {
    this.#base = base;
    this.#head = head;
    this.#matching = matching;
    this.#chains = Map.groupBy(base.chains, (chain) => `${fileOf(chain.id)} ${chain.name}`);
    this.#files = new Map(head.workspace.models.map(({ file }) => [head.pathOf(file), file]));
  }

  inHead(finding: Finding): Finding {
    const [chain] = this.#chains.get(`${finding.file} ${finding.chain}`) ?? [];
    if (chain !== undefined) return this.#inChain(finding, chain.id);
    const { subject } = finding;
    const now = subject === undefined ? undefined : this.#matching.headOf(subject);
    if (now !== undefined) return { ...finding, subject: now, file: fileOf(now) };
    return { ...finding, file: this.#fileInHead(finding.file) };
  }

  #inChain(finding: Finding, id: string): Finding {
    const now = this.#matching.headOf(id);
    const chain = now === undefined ? undefined : this.#head.workspace.chains.get(now);
    if (chain === undefined) return { ...finding, file: this.#fileInHead(finding.file) };
    const node = finding.node === undefined ? undefined : this.#matching.headOf(`${id}.${finding.node}`);
    const name = node === undefined ? finding.node : (this.#head.workspace.nodes.get(node)?.name ?? finding.node);
    return { ...finding, file: fileOf(chain.id), chain: chain.name, ...(name !== undefined && { node: name }) };
  }

  #fileInHead(file: string): string {
    return this.#files.get(this.#base.pathOf(file)) ?? file;
  }
}
