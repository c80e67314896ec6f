/** What a run of `lint` has to say beside its findings; each format takes from it what it shows. */
import type { Finding } from '../model/index.ts';
import type { JsonOptions } from './json.ts';
import type { StylishOptions } from './stylish.ts';

export interface ReportOptions extends JsonOptions, StylishOptions {
  /** URIs of the files that were asked for. */
  readonly files: readonly string[];
  /** A document's URI relative to the root of the repository, with `/`. */
  readonly repositoryPathOf: (uri: string) => string;
  /** A digest of a text, hexadecimal. */
  readonly hash: (text: string) => string;
  /** How many bytes a text has once it is gzipped. */
  readonly gzippedSize: (text: string) => number;
}

export type Render = (findings: readonly Finding[], options: ReportOptions) => string;
