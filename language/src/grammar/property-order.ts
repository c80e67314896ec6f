/** The order in which the properties of a pool, a chain or a node are written; those of one kind keep theirs. */
export const PROPERTY_ORDER: readonly string[] = [
  ...['people', 'parallel', 'works', 'knows', 'model', 'costs', 'backup'],
  ...['by', 'owner', 'demand', 'goal', 'work', 'field', 'stakes', 'wall', 'takes', 'batch', 'runs', 'in', 'out'],
  ...['quality', 'verify', 'guardrail', 'learns', 'because', 'accept'],
];
