/** The thread that simulates: one task, then it is ended; whoever cancels ends it before. */
import { simulate } from '@chainwright/language/flow';
import { workspaceOf } from '@chainwright/language/model';
import type { Answer, Task } from './talk.ts';

const answer = (message: Answer) => postMessage(message);

self.addEventListener('message', ({ data }: MessageEvent<Task>) => {
  const progress = (share: number) => answer({ share });
  simulate(workspaceOf(data.models), data.request, { progress }).then(
    (outcome) => answer({ outcome }),
    (error: unknown) => answer({ error: error instanceof Error ? error.message : String(error) }),
  );
});
