/** The REST interface of GitHub, as far as it is asked: reading only, which the token of a fork may do too. */
import * as z from 'zod';
import type { Event } from './event.ts';
import type { Surroundings } from './surroundings.ts';

const FILES_A_PAGE = 100;
/** GitHub lists no more files of a pull request. */
const MOST_PAGES = 30;
const PATIENCE_MS = 10_000;

const page = z.array(z.object({ filename: z.string(), status: z.string() }));

/** The files that a pull request adds or changes, from the root of the repository; throws when they cannot be had. */
export async function changedFiles(
  { repository, number }: NonNullable<Event['pullRequest']>,
  token: string,
  { env, fetch }: Surroundings,
): Promise<readonly string[]> {
  const root = env.GITHUB_API_URL ?? 'https://api.github.com';
  const files: string[] = [];
  for (let at = 1; at <= MOST_PAGES; at++) {
    const url = `${root}/repos/${repository}/pulls/${number}/files?per_page=${FILES_A_PAGE}&page=${at}`;
    const answer = await fetch(url, { headers: headersFor(token), signal: AbortSignal.timeout(PATIENCE_MS) });
    if (!answer.ok) throw new Error(`GitHub answers ${answer.status}`);
    const found = page.parse(await answer.json());
    files.push(...found.filter(({ status }) => status !== 'removed').map(({ filename }) => filename));
    if (found.length < FILES_A_PAGE) break;
  }
  return files;
}

function headersFor(token: string): Record<string, string> {
  return {
    accept: 'application/vnd.github+json',
    'user-agent': 'chainwright',
    'x-github-api-version': '2022-11-28',
    ...(token !== '' && { authorization: `Bearer ${token}` }),
  };
}
