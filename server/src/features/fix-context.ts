/** What is needed to mend what is found in a file; made once for each state of the workspace. */
import { findingOf, type Workspace } from '@chainwright/language/model';
import type { FixContext } from '@chainwright/language/rules';
import type { Project } from '../project.ts';

const known = new WeakMap<Workspace, FixContext>();

export function fixContextOf(project: Project, uri: string): FixContext {
  const workspace = project.workspace(uri);
  const today = new Date().toISOString().slice(0, 10);
  const before = known.get(workspace);
  if (before?.options.today === today) return before;
  const problems = workspace.models.flatMap(({ file }) =>
    (project.built(file)?.problems ?? []).map((problem) => findingOf(problem, file)),
  );
  const context: FixContext = {
    workspace,
    options: { today, problems, settingsOf: (file) => project.configuredFor(file).settings },
    textOf: (file) => project.text(file),
  };
  known.set(workspace, context);
  return context;
}
