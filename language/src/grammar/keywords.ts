/** Every word of the language with the places where it can start something, as data: for messages, completion, hover. */

export const PLACES = [
  'file',
  'role',
  'person',
  'agent',
  'system',
  'chain',
  'start',
  'step',
  'decision',
  'wait',
  'end',
  'handoff',
  'verify',
  'accept',
  'takes',
  'demand',
  'goal',
  'batch',
  'hours',
  'scenario',
] as const;
export type PlaceKind = (typeof PLACES)[number];

export interface KeywordFacts {
  readonly in: readonly PlaceKind[];
  readonly summary: string;
}

const PEOPLE = ['role', 'person'] as const;
const MACHINES = ['agent', 'system'] as const;
const WORK = ['step', 'decision'] as const;

export const KEYWORDS: Readonly<Record<string, KeywordFacts>> = {
  import: { in: ['file'], summary: 'makes the declarations of another file visible here' },
  field: { in: ['file', ...WORK], summary: 'a field of expertise; in a step, the expertise that it takes' },
  hours: { in: ['file'], summary: 'opening hours, such as Mon-Fri 09:00-17:00 in Europe/Brussels' },
  role: { in: ['file'], summary: 'interchangeable people' },
  person: { in: ['file'], summary: 'a role of exactly one' },
  agent: { in: ['file'], summary: 'an AI that does work' },
  system: { in: ['file'], summary: 'deterministic software' },
  document: { in: ['file'], summary: 'what is read, written or checked against' },
  chain: { in: ['file'], summary: 'a process' },
  scenario: { in: ['file'], summary: 'a named what-if over a chain' },
  people: { in: ['role', 'scenario'], summary: 'how many people the role has' },
  parallel: { in: [...MACHINES, 'scenario'], summary: 'how many cases at once; without it there is no limit' },
  works: { in: PEOPLE, summary: 'the hours in which they work' },
  knows: { in: PEOPLE, summary: 'what they know of a field: as expert, adjacent or outsider' },
  costs: { in: [...PEOPLE, ...MACHINES], summary: 'such as 48 EUR/h (time worked) or 0.04 EUR/case' },
  backup: { in: PEOPLE, summary: 'who stands in; changes no figure' },
  model: { in: ['agent'], summary: 'which AI model it is' },
  owner: { in: ['chain', ...WORK, 'wait'], summary: 'who answers for it: a role or a person' },
  demand: { in: ['chain', 'scenario'], summary: 'cases arriving, such as 24/day during office' },
  goal: { in: ['chain'], summary: 'what the chain must reach, such as lead time < 3d for 90%' },
  accept: {
    in: ['role', 'person', 'agent', 'system', 'chain', 'start', 'step', 'decision', 'wait', 'end'],
    summary: 'the team knows of a finding and lives with it',
  },
  because: {
    in: ['chain', 'start', 'step', 'decision', 'wait', 'end', 'handoff', 'batch', 'accept'],
    summary: 'why it exists: capacity, visibility, speed, law, control, safety or judgement',
  },
  start: { in: ['chain'], summary: 'where cases enter' },
  step: { in: ['chain'], summary: 'work on one case' },
  decision: { in: ['chain'], summary: 'chooses one way out' },
  wait: { in: ['chain', 'handoff'], summary: 'time passes and nobody works' },
  end: { in: ['chain'], summary: 'the case is done' },
  from: { in: ['start'], summary: 'through which channels cases enter' },
  by: { in: [...WORK, 'verify', 'scenario'], summary: 'who does it' },
  with: { in: WORK, summary: 'the AI that a person works with' },
  work: { in: WORK, summary: 'what kind of work it is' },
  takes: { in: [...WORK, 'wait', 'verify', 'scenario'], summary: 'time worked on one case, such as 12min' },
  in: { in: [...WORK, 'wait', 'hours'], summary: 'documents read; of hours, their time zone' },
  out: { in: [...WORK, 'wait'], summary: 'documents written' },
  verify: { in: WORK, summary: 'how the output is checked' },
  quality: { in: [...WORK, 'scenario'], summary: 'share of outputs that meet the criteria before checking' },
  guardrail: { in: WORK, summary: 'what the performer must never do' },
  learns: { in: WORK, summary: 'learns from: whose outcomes come back to improve it' },
  stakes: { in: WORK, summary: 'what a wrong output costs: low or high' },
  wall: { in: WORK, summary: 'overrules the wall that the kind of work implies' },
  batch: { in: WORK, summary: 'cases are collected and worked on together' },
  runs: { in: WORK, summary: 'the step is another chain' },
  against: { in: ['verify'], summary: 'the documents or systems that the check compares with' },
  sample: { in: ['verify'], summary: 'the share of cases that is checked; all, where not said' },
  catches: { in: ['verify'], summary: 'the share of faulty outputs that the check finds; all, where not said' },
  until: { in: ['accept'], summary: 'the last day on which it holds' },
  when: { in: ['handoff'], summary: 'the condition of an alternative' },
  via: { in: ['handoff'], summary: 'the channel of a handoff' },
  carrying: { in: ['handoff'], summary: 'the documents that are handed over' },
  on: { in: ['handoff'], summary: 'on exception 3%, on reject, on timeout 5d, or on an end of the sub-chain' },
  and: { in: ['handoff'], summary: 'fork (A -> B and C) or join (B and C -> D)' },
  exception: { in: ['handoff'], summary: 'the share of cases that the step cannot handle' },
  reject: { in: ['handoff'], summary: 'where outputs go that a check caught' },
  timeout: { in: ['handoff'], summary: 'leaves a wait after that time' },
  redesigns: { in: ['chain'], summary: 'this chain is the to-be of another' },
  during: { in: ['demand'], summary: 'the hours in which cases arrive' },
  for: { in: ['goal'], summary: 'the share of cases for which the goal holds' },
  every: { in: ['batch'], summary: 'how often the batch is worked on' },
  exactly: { in: ['takes'], summary: 'always the same time' },
  sd: { in: ['takes'], summary: 'standard deviation: lognormal with this mean and deviation' },
  as: { in: PEOPLE, summary: 'how well: expert, adjacent or outsider' },
  of: { in: ['scenario'], summary: 'the chain that the scenario changes' },
};

/** Words that can never be a name; every other word of the language can, where a name can stand. */
export const RESERVED_WORDS: readonly string[] = ['and', 'on', 'when', 'via', 'with', 'carrying', 'by', 'for', 'from'];

export function keywordsOf(place: PlaceKind): readonly string[] {
  return Object.keys(KEYWORDS).filter((word) => KEYWORDS[word]?.in.includes(place));
}
