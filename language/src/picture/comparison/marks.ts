/** What came, went or changed, by the parts of a picture: a comparison is drawn from a graph that holds both sides. */
export const CHANGE_STATES = ['added', 'removed', 'changed'] as const;
export type ChangeState = (typeof CHANGE_STATES)[number];

export interface ChangeMarks {
  /** By id of the picture's node. */
  readonly nodes: Readonly<Record<string, ChangeState>>;
  /** By id of the picture's edge. */
  readonly edges: Readonly<Record<string, ChangeState>>;
  /** By id of the lane. */
  readonly lanes: Readonly<Record<string, ChangeState>>;
}

export const NO_MARKS: ChangeMarks = { nodes: {}, edges: {}, lanes: {} };

/** A sign for each, because colour alone tells nothing to many. */
export const CHANGE_SIGNS: Readonly<Record<ChangeState, string>> = { added: '+', removed: '−', changed: '≠' };

export const CHANGE_WORDS: Readonly<Record<ChangeState, string>> = {
  added: 'new',
  removed: 'gone',
  changed: 'changed',
};
