/** From a text of 50 steps to its picture, as in an editor that is open, against the two ELK passes in it alone. */
import { createChainServices } from '@chainwright/language/grammar';
import { buildModel, workspaceOf } from '@chainwright/language/model';
import { drawSvg, layoutPicture, pictureGraph } from '@chainwright/language/picture';
import Engine, { type ElkNode } from 'elkjs/lib/elk.bundled.js';
import { DocumentState, URI } from 'langium';
import { inTurns, type Measure, ratio } from './measure.ts';
import { chainText } from './texts.ts';

export async function picture(): Promise<Measure> {
  const uri = 'file:///bench.chain';
  const text = chainText('Bench', 50);
  const { chain: services } = createChainServices({ rootOf: () => 'file:///', realUri: () => uri });
  const engine = new Engine();
  let passes: ElkNode[] = [];
  const draw = async () => {
    passes = [];
    const document = services.shared.workspace.LangiumDocumentFactory.fromString(text, URI.parse(uri));
    document.state = DocumentState.ComputedScopes;
    const { model } = buildModel(document, services);
    const chain = model.chains[0];
    if (chain === undefined) throw new Error('There is no chain to draw');
    const elk = (graph: ElkNode) => {
      passes.push(structuredClone(graph));
      return engine.layout(graph);
    };
    const layout = await layoutPicture(pictureGraph(chain, workspaceOf([model]), []), elk, { deadlineMs: 60_000 });
    drawSvg(layout, { theme: 'light', standalone: true });
  };
  const passesAlone = async () => {
    for (const pass of passes) await engine.layout(structuredClone(pass));
  };
  const taken = await inTurns(15, draw, passesAlone);
  return ratio('Text of 50 steps to picture, to the ELK passes in it', taken, 1.3);
}
