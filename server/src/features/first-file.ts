/** What a newcomer said, as a file to begin with. */
import { answersOf, firstChain } from '@chainwright/language/first';
import type { FirstFileAnswer, FirstFileParams } from '../protocol.ts';

export function firstFile({ said }: FirstFileParams): FirstFileAnswer {
  const answers = answersOf(said);
  return 'problems' in answers ? { problems: [...answers.problems] } : firstChain(answers);
}
