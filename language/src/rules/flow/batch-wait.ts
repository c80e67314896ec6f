import { type Batch, printDuration, type Reason } from '../../model/index.ts';
import type { ProcessRule } from '../rule.ts';
import { isUnreadable } from '../shared/chains.ts';
import { called } from '../shared/words.ts';
import page from './batch-wait.md';

const STAYS: readonly Reason[] = ['law', 'control', 'safety'];

export const batchWait: ProcessRule = {
  id: 'batch-wait',
  group: 'flow',
  severity: 'info',
  summary: 'Cases wait for a batch that neither law, control nor safety asks for.',
  page,
  *check(model) {
    for (const chain of model.chains) {
      for (const node of chain.nodes) {
        const { batch } = node;
        if (batch === undefined || isUnreadable(node, 'batch')) continue;
        if (batch.because !== undefined && STAYS.includes(batch.because.reason)) continue;
        yield {
          range: batch.place,
          chain: chain.name,
          node: node.name,
          subject: node.id,
          message: `${waits(batch, called(node))}, whoever is free. Do each case when it comes, or say why it stays: because law, control or safety.`,
        };
      }
    }
  },
};

/** On the mean a case waits for half of the others, (k - 1) / 2 arrivals, or half an interval. */
function waits(batch: Batch, where: string): string {
  if (batch.kind === 'interval')
    return `Cases wait at ${where} for the next run, every ${printDuration(batch.every)}: half of that on the mean`;
  return `Cases wait at ${where} until ${batch.size} are together: each for half of the others on the mean`;
}
