/** Small processes with a known number of findings, for tests about what becomes of findings. */

interface Shape {
  /** Steps that nobody does: one `no-performer` each. */
  readonly undone?: readonly string[];
  /** Roles that nobody names: one `unused-declaration` each. */
  readonly unused?: readonly string[];
  /** What stands before all of it. */
  readonly before?: string;
}

const RULES = ['no-performer', 'unused-declaration', 'syntax', 'unresolved-name', 'unknown-import'];

export function process(name: string, { undone = [], unused = [], before = '' }: Shape = {}): string {
  const names = ['Begin', 'Check', ...undone, 'Done'];
  return [
    `${before}role ${name}Clerk { people 3 }`,
    ...unused.map((role) => `role ${role} { people 1 }`),
    `chain ${name} {`,
    `  owner ${name}Clerk`,
    '  start Begin',
    `  step Check { by ${name}Clerk }`,
    ...undone.map((step) => `  step ${step}`),
    '  end Done',
    ...names.slice(1).map((to, i) => `  ${names[i]} -> ${to}`),
    '}',
    '',
  ].join('\n');
}

interface Reported {
  readonly file: string;
  readonly rule: string;
  readonly node?: string;
  readonly baselined?: true;
}

/** Of `--format json` what is open of the rules that these processes are about, as `FILE RULE NODE`. */
export function found(json: string): readonly string[] {
  const { findings }: { findings: readonly Reported[] } = JSON.parse(json);
  return findings
    .filter(({ rule, baselined }) => !baselined && RULES.includes(rule))
    .map(({ file, rule, node }) => [file, rule, ...(node === undefined ? [] : [node])].join(' '));
}
