/** The one comment on a pull request that is ours: found again by a mark that nobody sees, and brought up to date. */
import * as z from 'zod';
import type { Event } from './event.ts';
import { A_PAGE, ask, Refusal } from './service.ts';
import type { Surroundings } from './surroundings.ts';

/** Of a pull request with more comments than that, nobody looks for ours any further. */
const MOST_PAGES = 50;

const page = z.array(
  z.object({
    id: z.int(),
    body: z.string().nullish(),
    author_association: z.string().optional(),
    user: z.object({ type: z.string() }).nullish(),
  }),
);
type Comment = z.infer<typeof page>[number];

export interface Commenting {
  readonly pullRequest: NonNullable<Event['pullRequest']>;
  readonly token: string;
  readonly surroundings: Surroundings;
}

/** `text` is Markdown that is safe already. @param isWorthIt whether it is said when there is no comment yet */
export async function keepComment(mark: string, text: string, isWorthIt: boolean, to: Commenting): Promise<void> {
  const { pullRequest, token, surroundings } = to;
  const { repository, number } = pullRequest;
  const body = `${mark}\n${text}`;
  const old = await ours(mark, to);
  // GitHub gives line ends back as it likes.
  if (old !== undefined && withoutReturns(old.body ?? '') === body.trimEnd()) return;
  if (old !== undefined) {
    try {
      await ask(`/repos/${repository}/issues/comments/${old.id}`, token, surroundings, {
        method: 'PATCH',
        body: { body },
      });
      return;
    } catch (error) {
      // Somebody has deleted it meanwhile.
      if (!(error instanceof Refusal && error.status === 404)) throw error;
    }
  }
  if (old === undefined && !isWorthIt) return;
  await ask(`/repos/${repository}/issues/${number}/comments`, token, surroundings, { method: 'POST', body: { body } });
}

async function ours(mark: string, { pullRequest, token, surroundings }: Commenting): Promise<Comment | undefined> {
  const { repository, number } = pullRequest;
  for (let at = 1; at <= MOST_PAGES; at++) {
    const path = `/repos/${repository}/issues/${number}/comments?per_page=${A_PAGE}&page=${at}`;
    const found = page.parse(await ask(path, token, surroundings));
    const own = found.find((comment) => isOurs(comment, mark));
    if (own !== undefined || found.length < A_PAGE) return own;
  }
  return undefined;
}

/** Who may write to the repository: a stranger who copies the mark must not have the comparison under their own name. */
const WRITERS = new Set(['OWNER', 'MEMBER', 'COLLABORATOR']);

function isOurs({ body, user, author_association }: Comment, mark: string): boolean {
  return (body ?? '').startsWith(mark) && (user?.type === 'Bot' || WRITERS.has(author_association ?? ''));
}

function withoutReturns(text: string): string {
  return text.replaceAll('\r\n', '\n').trimEnd();
}
