/** From a text of 50 steps to its picture, as in an editor that is open, against the two ELK passes in it alone. */
import { createChainServices } from '@chainwright/language/grammar';
import { buildModel, workspaceOf } from '@chainwright/language/model';
import { drawSvg, type Elk, layoutPicture, pictureGraph } from '@chainwright/language/picture';
import Engine, { type ElkNode } from 'elkjs/lib/elk.bundled.js';
import { DocumentState, URI } from 'langium';
import { inTurns, type Measure, ratio } from './measure.ts';
import { chainText } from './texts.ts';

export async function picture(): Promise<Measure> {
  const uri = 'file:///bench.chain';
  const text = chainText('Bench', 50);
  const { chain: services } = createChainServices({ rootOf: () => 'file:///', realUri: () => uri });
  const engine = new Engine();
  const passes: ElkNode[] = [];
  const draw = async (elk: Elk) => {
    const document = services.shared.workspace.LangiumDocumentFactory.fromString(text, URI.parse(uri));
    document.state = DocumentState.ComputedScopes;
    const { model } = buildModel(document, services);
    const chain = model.chains[0];
    if (chain === undefined) throw new Error('There is no chain to draw');
    const layout = await layoutPicture(pictureGraph(chain, workspaceOf([model]), []), elk, { deadlineMs: 60_000 });
    drawSvg(layout, { theme: 'light', standalone: true });
  };
  const passesAlone = async () => {
    for (const pass of passes) await engine.layout(structuredClone(pass));
  };
  await draw((graph) => {
    passes.push(structuredClone(graph));
    return engine.layout(graph);
  });
  const taken = await inTurns(25, () => draw((graph) => engine.layout(graph)), passesAlone, 15);
  return ratio('Text of 50 steps to picture, to the ELK passes in it', taken, 1.3);
}
