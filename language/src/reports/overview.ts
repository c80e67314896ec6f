/** `docs/rules/README.md`: every rule in a line, each leading to its page. */
import { KNOWN_RULES, mendingOf, RULE_GROUPS, RULES, type Rule, type RuleGroup } from '../rules/index.ts';

const TITLES: Readonly<Record<RuleGroup, readonly [title: string, about: string]>> = {
  structure: ['Structure', 'Can every case come in, get through and come out?'],
  ownership: ['Ownership', 'Who does it, who answers for it, and who checks whom?'],
  wall: ['The wall', 'What AI may do, and who can judge it.'],
  flow: ['Queues and flow', 'Where work waits.'],
  redesign: ['Redesign', 'What exists only because of human limits, and whether a new design is one.'],
  housekeeping: ['Housekeeping', 'What was accepted, and until when.'],
};

const HEAD = `# The rules

<!-- Made from the registry in language/src/rules/registry.ts by scripts/generate.mjs. -->

An *error* has no legitimate reading, a *warning* is a weakness that a team may have reasons for, an *info* is worth
knowing. \`chainwright explain RULE\` shows a rule's page in the terminal. A finding that you know of and live with:

\`\`\`chain
accept single-person-queue because "second counsel starts in March" until 2027-03-31
\`\`\`

It stands in a node (and covers the handoffs out of it), in a pool, or in a chain, and after its date the finding is
back. Where a repair is mechanical it is *offered* in the editor, once a trial shows that the finding goes and no other comes;
\`--fix\` makes those that nobody needs to be asked for.`;

const MENDED = { safe: '`--fix`', suggested: 'an offer', people: '' } as const;

export function rulesOverview(): string {
  const groups = RULE_GROUPS.map((group) => ({ group, rules: RULES.filter((rule) => rule.group === group) }));
  return `${[HEAD, ...groups.filter(({ rules }) => rules.length > 0).map(section), ...planned()].join('\n\n')}\n`;
}

function section({ group, rules }: { group: RuleGroup; rules: readonly Rule[] }): string {
  const [title, about] = TITLES[group];
  return [
    `## ${title}`,
    '',
    about,
    '',
    '| rule | severity | speaks when | mended by |',
    '| --- | --- | --- | --- |',
    ...rules.map(row),
  ].join('\n');
}

function row({ id, group, severity, summary }: Rule): string {
  return `| [\`${id}\`](../../language/src/rules/${group}/${id}.md) | ${severity} | ${summary} | ${MENDED[mendingOf(id) ?? 'people']} |`;
}

function planned(): readonly string[] {
  const checked = new Set(RULES.map(({ id }) => id));
  const ids = Object.values(KNOWN_RULES)
    .flat()
    .filter((id) => !checked.has(id));
  if (ids.length === 0) return [];
  const names = ids.map((id) => `\`${id}\``).join(', ');
  return [`## Not checked yet\n\nAn \`accept\` may already name them; this version does not look for them: ${names}.`];
}
