export { analyse, analysing, analysisOf, poolsMetBy } from './analyse.ts';
export { type Ceiling, ceilingsOf } from './ceiling.ts';
export { noFigures, type Situation } from './chain-figures.ts';
export { type Member, type Scene, scenesOf } from './scene.ts';
export { staysOf, wayOf } from './sojourn.ts';
export { contribution, partOfBatch, type Total } from './totals.ts';
export { queueOf } from './waits.ts';
