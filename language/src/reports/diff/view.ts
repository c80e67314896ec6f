/** What `diff` has to say: the comparison, and what of the texts could not be read. */
import type { Comparison } from '../../diff/index.ts';

/** A file that changed and of which not all can be read: what stands there may be missing from the comparison. */
export interface Doubt {
  readonly side: 'base' | 'head';
  /** URI. */
  readonly file: string;
  /** Of the first error, from 1. */
  readonly line: number;
  readonly errors: number;
  /** Marks of a merge stand in it. */
  readonly isConflict: boolean;
}

export interface DiffView {
  readonly comparison: Comparison;
  readonly doubts: readonly Doubt[];
}
