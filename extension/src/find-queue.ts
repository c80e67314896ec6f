/** *Find My Queue*: asks who one is, and goes to where work waits for them. */
import type { QueueOfPool } from '@chainwright/server/protocol';
import * as vscode from 'vscode';
import type { LanguageServer } from './language-server.ts';
import type { QueuesView } from './queues-view.ts';
import { reveal } from './reveal.ts';

export async function findQueue(server: LanguageServer, view: QueuesView): Promise<void> {
  const pools = (await server.queues())?.pools ?? [];
  if (pools.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t(
        'Chainwright: no queue is known yet. It takes a chain with steps, and roles or persons who do them.',
      ),
    );
    return;
  }
  const items = peopleFirst(pools).map((pool) => ({ label: pool.title, description: pool.text, pool }));
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Find My Queue'),
    placeHolder: vscode.l10n.t('Whose work?'),
    matchOnDescription: true,
  });
  if (chosen === undefined) return;
  await view.showPool(chosen.pool.id);
  const [longest] = chosen.pool.steps;
  if (longest !== undefined) await reveal(longest.uri, longest.range);
}

function peopleFirst(pools: readonly QueueOfPool[]): readonly QueueOfPool[] {
  const isHuman = ({ kind }: QueueOfPool) => kind === 'role' || kind === 'person';
  return [...pools.filter(isHuman), ...pools.filter((pool) => !isHuman(pool))];
}
