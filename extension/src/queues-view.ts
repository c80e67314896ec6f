/** The view *Queues*: who has how much to do, and where work waits for them. A click leads to the line. */
import { type QueueOfPool, type QueuesAnswer, REVEAL_COMMAND, type Waiting } from '@chainwright/server/protocol';
import * as vscode from 'vscode';
import type { LanguageServer } from './language-server.ts';

const VIEW = 'chainwright.queues';

type Entry =
  | { readonly kind: 'pool'; readonly id: string; readonly pool: QueueOfPool }
  | { readonly kind: 'waits'; readonly id: string; readonly waits: readonly Waiting[] }
  | { readonly kind: 'step'; readonly id: string; readonly step: Waiting; readonly parent: Entry };

export class QueuesView implements vscode.TreeDataProvider<Entry>, vscode.Disposable {
  readonly #server: LanguageServer;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChangeTreeData = this.#changed.event;
  readonly #view: vscode.TreeView<Entry>;
  readonly #subscriptions: vscode.Disposable[];
  #pools: readonly Entry[] = [];

  constructor(server: LanguageServer) {
    this.#server = server;
    this.#view = vscode.window.createTreeView<Entry>(VIEW, { treeDataProvider: this, showCollapseAll: true });
    const refresh = () => this.#changed.fire();
    this.#subscriptions = [this.#view, this.#changed, server.onFiguresChanged(refresh), server.onStarted(refresh)];
  }

  /** Brings the view to the front. */
  async show(): Promise<void> {
    await vscode.commands.executeCommand(`${VIEW}.focus`);
  }

  /** Opens the entry of a pool, where the view shows it. */
  async showPool(id: string): Promise<void> {
    await this.show();
    const entry = this.#pools.find((one) => one.id === id);
    if (entry !== undefined) await this.#view.reveal(entry, { expand: true, select: true, focus: false });
  }

  async getChildren(entry?: Entry): Promise<readonly Entry[] & Entry[]> {
    return entry === undefined ? this.#roots(await this.#server.queues()) : childrenOf(entry);
  }

  #roots(answer: QueuesAnswer | undefined): Entry[] {
    const { pools = [], waits = [] } = answer ?? {};
    const roots: Entry[] = pools.map((pool) => ({ kind: 'pool', id: pool.id, pool }));
    if (waits.length > 0) roots.push({ kind: 'waits', id: 'waits', waits });
    this.#pools = roots;
    return roots;
  }

  getParent(entry: Entry): Entry | undefined {
    return entry.kind === 'step' ? entry.parent : undefined;
  }

  getTreeItem(entry: Entry): vscode.TreeItem {
    const item =
      entry.kind === 'pool' ? poolItem(entry.pool) : entry.kind === 'waits' ? waitsItem() : stepItem(entry.step);
    item.id = entry.id;
    return item;
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }
}

function childrenOf(entry: Entry): Entry[] {
  if (entry.kind === 'step') return [];
  const steps = entry.kind === 'pool' ? entry.pool.steps : entry.waits;
  return steps.map((step) => ({
    kind: 'step',
    id: `${entry.id} ${step.uri} ${step.chain} ${step.title}`,
    step,
    parent: entry,
  }));
}

const ICONS: Readonly<Record<QueueOfPool['kind'], string>> = {
  role: 'organization',
  person: 'person',
  agent: 'sparkle',
  system: 'server',
};

function poolItem(pool: QueueOfPool): vscode.TreeItem {
  const item = new vscode.TreeItem(pool.title, vscode.TreeItemCollapsibleState.Collapsed);
  item.description = pool.text;
  item.iconPath = new vscode.ThemeIcon(ICONS[pool.kind], heatOf(pool));
  const missing = pool.missing.length === 0 ? '' : `\n${vscode.l10n.t('Missing: {0}', pool.missing.join(', '))}`;
  item.tooltip = `${pool.title}: ${pool.text}${missing}`;
  item.command = revealing(pool);
  return item;
}

/** The words say it, too. */
function heatOf({ full, load }: QueueOfPool): vscode.ThemeColor | undefined {
  if (full) return new vscode.ThemeColor('charts.red');
  if (load === null || load < 0.7) return undefined;
  return new vscode.ThemeColor(load < 0.85 ? 'charts.yellow' : 'charts.orange');
}

function waitsItem(): vscode.TreeItem {
  const item = new vscode.TreeItem(vscode.l10n.t('Waiting for others'), vscode.TreeItemCollapsibleState.Collapsed);
  item.iconPath = new vscode.ThemeIcon('watch');
  item.tooltip = vscode.l10n.t('Where a case waits and nobody works on it');
  return item;
}

function stepItem(step: Waiting): vscode.TreeItem {
  const item = new vscode.TreeItem(step.title);
  item.description = [step.text, step.chain].filter((part) => part !== '').join(' · ');
  item.tooltip = `${step.title}: ${item.description}`;
  item.command = revealing(step);
  return item;
}

function revealing({ uri, range }: Pick<Waiting, 'uri' | 'range'>): vscode.Command {
  return { title: vscode.l10n.t('Go to the line'), command: REVEAL_COMMAND, arguments: [uri, range] };
}
