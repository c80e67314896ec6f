/** `chainwright lsp --stdio`: the language server in this process. */
import type { Run } from '../commands.ts';
import { UserProblem } from '../problem.ts';

export const lsp: Run = async (_operands, values) => {
  if (!values.stdio) throw new UserProblem('lsp needs --stdio: it speaks over standard input and output');
  await import('@chainwright/server/node');
  // The server ends the process when its client says so.
  return await new Promise(() => {});
};
