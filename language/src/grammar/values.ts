/** Values that the text can hold, kept as written so that a printer can write them again. */
import type { DurationUnit, RateUnit } from './words.ts';

/** Zero-based line and UTF-16 column, as in LSP. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

export interface Duration {
  readonly value: number;
  readonly unit: DurationUnit;
}

export interface Rate {
  readonly count: number;
  readonly per: RateUnit;
}

export interface Money {
  readonly amount: number;
  /** ISO 4217. */
  readonly currency: string;
  readonly per: 'h' | 'case';
}
