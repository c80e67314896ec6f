/** What started the run: https://docs.github.com/actions/reference/workflows-and-actions/events-that-trigger-workflows */
import { readFileSync } from 'node:fs';
import * as z from 'zod';
import type { Environment } from './surroundings.ts';

export interface Event {
  /** The commit that the change starts from. */
  readonly base?: string;
  readonly pullRequest?: { readonly repository: string; readonly number: number };
}

const commit = z.string().regex(/^[0-9a-f]{40,64}$/);
const payload = z.object({
  pull_request: z.object({ number: z.int(), base: z.object({ sha: commit }) }).optional(),
  merge_group: z.object({ base_sha: commit }).optional(),
  before: commit.optional(),
});

const NONE = /^0+$/;

/** Nothing is known of an event that cannot be read, or that is about no change. */
export function eventFrom(env: Environment): Event {
  const { pull_request, merge_group, before } = payload.safeParse(jsonOf(env.GITHUB_EVENT_PATH)).data ?? {};
  const repository = env.GITHUB_REPOSITORY;
  const base = pull_request?.base.sha ?? merge_group?.base_sha ?? before;
  return {
    // The first push of a branch starts from nothing.
    ...(base !== undefined && !NONE.test(base) && { base }),
    ...(pull_request && repository && { pullRequest: { repository, number: pull_request.number } }),
  };
}

function jsonOf(file: string | undefined): unknown {
  if (file === undefined) return undefined;
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
