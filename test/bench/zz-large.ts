import { large } from '/work/wt/e1/test/bench/large.ts';

for (const row of await large()) console.log(row.isMet ? '✔' : '✖', row.name, row.seen, row.limit);
