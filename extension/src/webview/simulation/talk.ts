/** What the page and the thread that simulates say to each other. */
import type { SimulationOutcome, SimulationRequest } from '@chainwright/language/flow';
import type { ChainModel } from '@chainwright/language/model';

export interface Task {
  readonly models: readonly ChainModel[];
  readonly request: SimulationRequest;
}

export type Answer = { readonly share: number } | { readonly outcome: SimulationOutcome } | { readonly error: string };
