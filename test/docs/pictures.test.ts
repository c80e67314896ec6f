/** The picture in the README is what `chainwright render` draws today. Meant changes: npx vitest run test/docs -u */
import { readWorkspace, workspaceOf } from '@chainwright/language/model';
import { drawSvg, type Elk, layoutPicture, pictureGraph } from '@chainwright/language/picture';
import { lintWorkspace } from '@chainwright/language/rules';
import ElkLayout from 'elkjs/lib/elk.bundled.js';
import { expect, test } from 'vitest';
import { EXAMPLES, FILES, ROOT } from '../examples/workspace.ts';

const elk = new ElkLayout();
const inThisThread: Elk = (graph) => elk.layout(graph);

test('docs/images/motor-claim.svg', async () => {
  const sources = EXAMPLES.filter(({ name }) => name.startsWith('motor-claim/'));
  const { models, problems } = readWorkspace(sources, { root: ROOT, files: FILES });
  const workspace = workspaceOf(models);
  const chain = models.flatMap((model) => model.chains).find(({ name }) => name === 'MotorClaim');
  if (chain === undefined) throw new Error('the motor claim is gone');
  const findings = lintWorkspace(workspace, { today: '2026-11-23', problems });
  const layout = await layoutPicture(pictureGraph(chain, workspace, findings), inThisThread, { deadlineMs: 60_000 });
  const svg = drawSvg(layout, { theme: 'light', standalone: true });
  await expect(svg).toMatchFileSnapshot('../../docs/images/motor-claim.svg');
});
