/** Says what takes long, for as long as it does, where a person looks. */
import type { Io } from '../io.ts';
import type { Check } from './check.ts';

/** Fewer files than these are read before anybody has read the line. */
const MANY = 200;

const CLEAR_LINE = '\r\u001b[2K';

export function announced(check: Check, err: Io['err']): Check {
  if (!err.isTerminal) return check;
  return async (texts, asked) => {
    if (texts.sources.length < MANY) return check(texts, asked);
    err.write(`linting ${texts.sources.length.toLocaleString('en')} files…`);
    try {
      return await check(texts, asked);
    } finally {
      err.write(CLEAR_LINE);
    }
  };
}
