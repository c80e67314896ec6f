/**
 * The closed vocabularies of the language, as data. Grammar checks, completion, documentation, rules and pictures are
 * made from these lists; nothing else may list them again.
 */

export const WALLS = ['low', 'high'] as const;
export type Wall = (typeof WALLS)[number];

export const STAKES = ['low', 'high'] as const;
export type Stakes = (typeof STAKES)[number];

export const LEVELS = ['expert', 'adjacent', 'outsider'] as const;
export type Level = (typeof LEVELS)[number];

/** What becomes of people's work when the chain is redesigned: into the system, to AI under checks, lifted, kept. */
export const VALUES = ['glue', 'routine', 'craft', 'human'] as const;
export type Value = (typeof VALUES)[number];

export interface WorkKindFacts {
  readonly wall: Wall;
  readonly value: Value;
}

/** The table of work: for each kind the wall that AI meets there, and the value of the work to people. */
export const WORK_KINDS = {
  extraction: { wall: 'low', value: 'routine' },
  classification: { wall: 'low', value: 'routine' },
  summary: { wall: 'low', value: 'routine' },
  tagging: { wall: 'low', value: 'routine' },
  triage: { wall: 'low', value: 'routine' },
  matching: { wall: 'low', value: 'routine' },
  translation: { wall: 'low', value: 'routine' },
  routing: { wall: 'low', value: 'glue' },
  copying: { wall: 'low', value: 'glue' },
  checking: { wall: 'low', value: 'glue' },
  forwarding: { wall: 'low', value: 'glue' },
  chasing: { wall: 'low', value: 'glue' },
  rework: { wall: 'low', value: 'glue' },
  approval: { wall: 'low', value: 'glue' },
  framing: { wall: 'low', value: 'craft' },
  outlining: { wall: 'low', value: 'craft' },
  drafting: { wall: 'high', value: 'craft' },
  analysis: { wall: 'high', value: 'craft' },
  design: { wall: 'high', value: 'craft' },
  investigation: { wall: 'high', value: 'craft' },
  advice: { wall: 'high', value: 'craft' },
  negotiation: { wall: 'high', value: 'craft' },
  communication: { wall: 'high', value: 'craft' },
  legal: { wall: 'high', value: 'craft' },
  risk: { wall: 'high', value: 'craft' },
  strategy: { wall: 'high', value: 'craft' },
  judgement: { wall: 'high', value: 'human' },
  exception: { wall: 'high', value: 'human' },
  criteria: { wall: 'high', value: 'human' },
  guardrails: { wall: 'high', value: 'human' },
  coaching: { wall: 'high', value: 'human' },
  empathy: { wall: 'high', value: 'human' },
} as const satisfies Record<string, WorkKindFacts>;
export type WorkKind = keyof typeof WORK_KINDS;
export const WORK_KIND_NAMES = Object.keys(WORK_KINDS) as readonly WorkKind[];

export interface ChannelFacts {
  readonly manual: boolean;
  readonly summary: string;
}

/** How work is handed over. A manual channel needs somebody to send, notice and read. */
export const CHANNELS = {
  system: { manual: false, summary: 'passed on by software, at once' },
  queue: { manual: false, summary: 'a shared work list' },
  portal: { manual: false, summary: 'a portal that both sides see' },
  email: { manual: true, summary: 'sent by mail' },
  phone: { manual: true, summary: 'told by telephone' },
  chat: { manual: true, summary: 'written in a chat' },
  meeting: { manual: true, summary: 'handed over in a meeting' },
  paper: { manual: true, summary: 'on paper' },
  spreadsheet: { manual: true, summary: 'by way of a spreadsheet' },
} as const satisfies Record<string, ChannelFacts>;
export type Channel = keyof typeof CHANNELS;
export const CHANNEL_NAMES = Object.keys(CHANNELS) as readonly Channel[];

export interface ReasonFacts {
  /** A limit of people that a system may not have; the others stay when the chain is redesigned. */
  readonly humanLimit: boolean;
  readonly summary: string;
}

/** Why a node, a handoff or a batch exists. */
export const REASONS = {
  capacity: { humanLimit: true, summary: 'one person cannot do it all' },
  visibility: { humanLimit: true, summary: 'people cannot see what others know' },
  speed: { humanLimit: true, summary: 'people are too slow to do it at once' },
  law: { humanLimit: false, summary: 'the law asks for it' },
  control: { humanLimit: false, summary: 'two people must agree' },
  safety: { humanLimit: false, summary: 'somebody could get hurt' },
  judgement: { humanLimit: false, summary: 'a person must judge' },
} as const satisfies Record<string, ReasonFacts>;
export type Reason = keyof typeof REASONS;
export const REASON_NAMES = Object.keys(REASONS) as readonly Reason[];

export const POOL_KINDS = ['role', 'person', 'agent', 'system'] as const;
export type PoolKind = (typeof POOL_KINDS)[number];

export const NODE_KINDS = ['start', 'step', 'decision', 'wait', 'end'] as const;
export type NodeKind = (typeof NODE_KINDS)[number];

export const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** Seconds of clock time in a unit; `wd` is absent: its length depends on the hours of who works. */
export const DURATION_SECONDS = { ms: 0.001, s: 1, min: 60, h: 3_600, d: 86_400, w: 604_800 } as const;
export const DURATION_UNITS = ['ms', 's', 'min', 'h', 'd', 'w', 'wd'] as const;
export type DurationUnit = (typeof DURATION_UNITS)[number];

/** Days in a unit of a rate: a year is 365.2425 d (Gregorian mean), a month a twelfth of it. */
export const RATE_DAYS = { hour: 1 / 24, day: 1, week: 7, month: 365.2425 / 12, year: 365.2425 } as const;
export type RateUnit = keyof typeof RATE_DAYS;
export const RATE_UNITS = Object.keys(RATE_DAYS) as readonly RateUnit[];

export const GOAL_FIGURES = ['lead time', 'waiting time', 'touch time', 'throughput', 'cost', 'quality'] as const;
export type GoalFigure = (typeof GOAL_FIGURES)[number];

export const COMPARISONS = ['<', '<=', '>', '>='] as const;
export type Comparison = (typeof COMPARISONS)[number];
