/** `chainwright lint`: all rules over the workspace, the findings of what was asked for. Its stages stand in lint/. */
import type { Run } from '../commands.ts';
import { lintOnce } from '../lint/once.ts';
import { requestOf } from '../lint/request.ts';

export const lint: Run = (operands, values, io, typed) => lintOnce(requestOf(operands, values, io, typed), io);
