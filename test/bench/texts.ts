/** Texts of any size that are processes all the same. */

/** Steps in a row, handed from one of a few roles to the next. */
export function chainText(name: string, steps: number, roles = 4): string {
  const numbers = Array.from({ length: steps }, (_, i) => i);
  const names = ['Received', ...numbers.map((i) => `Step${i}`), 'Done'];
  return [
    ...Array.from({ length: roles }, (_, i) => `role Team${i} { people ${i + 2} }`),
    `chain ${name} "Process ${name}" {`,
    '  owner Team0',
    '  demand 20/day',
    '  start Received',
    ...numbers.map((i) => `  step Step${i} "Work on part ${i}" { by Team${i % roles}  takes ${5 + (i % 20)}min }`),
    '  end Done',
    ...names.slice(1).map((to, i) => `  ${names[i]} -> ${to}`),
    '}',
    '',
  ].join('\n');
}

export function chainFiles(count: number, steps: number): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Array.from({ length: count }, (_, i) => [`chain-${i}.chain`, chainText(`Chain${i}`, steps)]),
  );
}
