/** Everything that the action touches of the machine that it runs on, passed in. */
export type Environment = Readonly<Record<string, string | undefined>>;

export interface Surroundings {
  readonly env: Environment;
  /** The log of the step. */
  readonly log: (text: string) => void;
  readonly fetch: typeof fetch;
  /** ISO date of today. */
  readonly today: () => string;
}
