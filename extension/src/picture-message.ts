/** What the picture is to show for an answer of the server. */
import type { PictureAnswer, PictureParams } from '@chainwright/server/protocol';
import type { Kept } from './webview/kept.ts';
import type { ToWebview } from './webview/messages.ts';

/**
 * @param last the answer of the last readable text; its picture stays while the text of the same chain is broken.
 */
export function pictureMessage(
  answer: PictureAnswer,
  last: PictureAnswer | undefined,
  { lanes = 'performer', inline = [] }: Pick<PictureParams, 'lanes' | 'inline'> = {},
  keptOf: (key: string) => Kept | undefined = () => undefined,
): ToWebview {
  const kept = answer.broken && last?.uri === answer.uri && isSameChain(answer, last) ? last : answer;
  return {
    type: 'picture',
    uri: answer.uri,
    chain: kept.chain,
    chains: kept.chains.map(({ name, title }) => ({ name, title })),
    graph: kept.graph,
    overlay: kept.overlay,
    lanes,
    inline,
    figures: kept.figures,
    kept: keptOf(`${answer.uri}#${kept.chain}`) ?? null,
    broken: answer.broken,
  };
}

/** A chain whose head cannot be read has lost its name. */
function isSameChain(answer: PictureAnswer, last: PictureAnswer): boolean {
  return answer.chain === last.chain || !answer.chains.some(({ name }) => name === last.chain);
}
