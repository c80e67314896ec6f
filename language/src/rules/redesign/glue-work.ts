import { isHuman, poolOf, printTakes, WORK_KINDS } from '../../model/index.ts';
import type { ProcessRule } from '../rule.ts';
import { workOf } from '../shared/chains.ts';
import { called } from '../shared/words.ts';
import page from './glue-work.md';

export const glueWork: ProcessRule = {
  id: 'glue-work',
  group: 'redesign',
  severity: 'info',
  summary: 'People do work that only holds a process together.',
  page,
  *check(model, { workspace }) {
    for (const { chain, node } of workOf(model)) {
      const pool = poolOf(workspace, node.by?.pool);
      if (pool === undefined || !isHuman(pool) || node.work === undefined) continue;
      if (WORK_KINDS[node.work.value].value !== 'glue') continue;
      const time = node.takes === undefined ? '' : ` (${printTakes(node.takes)})`;
      yield {
        range: node.work.place,
        chain: chain.name,
        node: node.name,
        subject: node.id,
        message: `${called(node)} is ${node.work.value}: glue that holds the process together and changes nothing in the case. Let the system do it, and ${called(pool)} gains the time${time} for work that needs people.`,
      };
    }
  },
};
