/** The REST interface of GitHub, as far as it is asked. Reading is what the token of a fork may do too, writing is not. */
import * as z from 'zod';
import type { Event } from './event.ts';
import type { Surroundings } from './surroundings.ts';

export const A_PAGE = 100;
/** GitHub lists no more files of a pull request. */
const MOST_PAGES = 30;
const PATIENCE_MS = 10_000;

const page = z.array(z.object({ filename: z.string(), status: z.string() }));

/** The files that a pull request adds or changes, from the root of the repository; throws when they cannot be had. */
export async function changedFiles(
  { repository, number }: NonNullable<Event['pullRequest']>,
  token: string,
  surroundings: Surroundings,
): Promise<readonly string[]> {
  const files: string[] = [];
  for (let at = 1; at <= MOST_PAGES; at++) {
    const path = `/repos/${repository}/pulls/${number}/files?per_page=${A_PAGE}&page=${at}`;
    const found = page.parse(await ask(path, token, surroundings));
    files.push(...found.filter(({ status }) => status !== 'removed').map(({ filename }) => filename));
    if (found.length < A_PAGE) break;
  }
  return files;
}

/** What the service answers; a Refusal where it does not do what it is asked. */
export async function ask(
  path: string,
  token: string,
  { env, fetch }: Surroundings,
  sent?: { readonly method: 'POST' | 'PATCH'; readonly body: unknown },
): Promise<unknown> {
  const root = env.GITHUB_API_URL ?? 'https://api.github.com';
  const answer = await fetch(`${root}${path}`, {
    headers: headersFor(token),
    signal: AbortSignal.timeout(PATIENCE_MS),
    ...(sent && { method: sent.method, body: JSON.stringify(sent.body) }),
  });
  if (!answer.ok) throw new Refusal(answer.status);
  return answer.json();
}

export class Refusal extends Error {
  readonly status: number;

  constructor(status: number) {
    super(`GitHub answers ${status}`);
    this.status = status;
  }
}

function headersFor(token: string): Record<string, string> {
  return {
    accept: 'application/vnd.github+json',
    'user-agent': 'chainwright',
    'x-github-api-version': '2022-11-28',
    ...(token !== '' && { authorization: `Bearer ${token}` }),
  };
}
