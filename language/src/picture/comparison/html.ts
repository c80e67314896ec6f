/** A comparison as a page of its own: both pictures beside each other, and what changed, one after the other. */
import { escapeXml } from '../escape.ts';
import { pageOf, ZOOM_BUTTONS } from '../page/frame.ts';
import type { PictureLayout } from '../sized.ts';
import type { ThemeName } from '../theme.ts';
import type { ComparedPicture, PicturePart } from './compared.ts';
import { type ComparisonLabels, drawComparedSide } from './draw.ts';

export interface ComparisonPage {
  readonly verdict: string;
  readonly labels: ComparisonLabels;
  readonly chains: readonly ComparedChain[];
  /** What has to be known beside: what could not be read, what is not drawn. */
  readonly notes: readonly string[];
  /** Without it, as the reader's machine has it. */
  readonly theme?: Exclude<ThemeName, 'editor'> | undefined;
}

export interface ComparedChain {
  readonly title: string;
  /** `task`, `workflow`, `process`, `none`. */
  readonly level: string;
  readonly verdict: string;
  readonly picture: ComparedPicture;
  readonly layout: PictureLayout;
  /** One for each change, in the order of the picture's `parts`. */
  readonly changes: readonly ChangeLine[];
  readonly figures: FiguresTable | undefined;
}

export interface ChangeLine {
  readonly op: 'added' | 'removed' | 'changed' | 'renamed';
  readonly text: string;
  readonly level: string;
}

export interface FiguresTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly FigureCell[])[];
  /** Sentences below it. */
  readonly notes: readonly string[];
}

export interface FigureCell {
  readonly text: string;
  readonly tone?: 'better' | 'worse' | undefined;
}

export function drawComparisonHtml({ verdict, labels, chains, notes, theme }: ComparisonPage): string {
  const chooser =
    chains.length < 2
      ? ''
      : `<p><select data-chooser aria-label="Chain">${chains.map(({ title }) => `<option>${escapeXml(title)}</option>`).join('')}</select></p>`;
  const own = chains.length === 1 && chains[0]?.verdict === verdict;
  const body = `<header><h1>${escapeXml(labels.base)} → ${escapeXml(labels.head)}</h1>
<p>${escapeXml(verdict)}</p>
${notes.map((note) => `<p class="quiet">${escapeXml(note)}</p>`).join('')}${chooser}</header>
<main>${chains.map((chain, i) => section(chain, i, { labels, theme: theme ?? 'light', saysVerdict: !own })).join('\n')}</main>`;
  return pageOf({
    title: `${labels.base} → ${labels.head}`,
    body,
    theme,
    styles: { tones: true, changes: true },
  });
}

interface Around {
  readonly labels: ComparisonLabels;
  readonly theme: ThemeName;
  readonly saysVerdict: boolean;
}

/** Pictures that are much wider than high stand one above the other. */
const WIDE = 1.6;

function section(chain: ComparedChain, index: number, { labels, theme, saysVerdict }: Around): string {
  const { title, level, layout, changes, picture } = chain;
  const stacked = layout.width > WIDE * layout.height ? ' class="is-stacked"' : '';
  const pane = (side: 'base' | 'head'): string => {
    const drawing = { theme, standalone: true, styled: false, ids: `cw-${index}-${side}` };
    const svg = drawComparedSide(picture, layout, side, labels, drawing);
    const words = side === 'base' ? 'Before' : 'After';
    const shown =
      svg === undefined
        ? '<p class="pane quiet">The chain is not there.</p>'
        : `<div class="pane" data-pane>\n${svg}</div>`;
    return `<figure><figcaption>${words}: ${escapeXml(labels[side])}</figcaption>${shown}</figure>`;
  };
  const buttons = `<button type="button" data-action="turn" title="Beside each other, or one above the other">Turn</button>${ZOOM_BUTTONS}`;
  return `<section data-section${stacked} aria-label="${escapeXml(title)}">
<aside><h2>${escapeXml(title)}</h2>
<p>${level === 'none' ? '' : `<span class="level">${escapeXml(level)}</span>`}${saysVerdict ? escapeXml(chain.verdict) : ''}</p>
${chain.figures === undefined ? '' : tableOf(chain.figures)}
${changesOf(changes, picture.parts)}</aside>
<div class="panes">${pane('base')}${pane('head')}<div class="bar" role="toolbar" aria-label="Pictures">${buttons}</div></div>
</section>`;
}

function tableOf({ columns, rows, notes }: FiguresTable): string {
  const head = columns.map((name) => `<th scope="col">${escapeXml(name)}</th>`).join('');
  const body = rows.map(([name, ...cells]) => {
    const values = cells.map(
      ({ text, tone }) => `<td${tone === undefined ? '' : ` class="${tone}"`}>${escapeXml(text)}</td>`,
    );
    return `<tr><th scope="row">${escapeXml(name?.text ?? '')}</th>${values.join('')}</tr>`;
  });
  return `<table><thead><tr>${head}</tr></thead><tbody>${body.join('')}</tbody></table>${notes.map((note) => `<p class="quiet">${escapeXml(note)}</p>`).join('')}`;
}

const SIGNS: Readonly<Record<ChangeLine['op'], string>> = { added: '+', removed: '−', changed: '≠', renamed: '≠' };

function changesOf(changes: readonly ChangeLine[], parts: readonly (readonly PicturePart[])[]): string {
  if (changes.length === 0) return '<p class="quiet">Nothing of the chain itself changes.</p>';
  const items = changes.map(({ op, text, level }, i) => {
    const about = (parts[i] ?? []).map(({ kind, id }) => `${kind} ${kind === 'lane' ? shownLane(id) : id}`).join('\n');
    return `<li><button type="button" class="${op}" data-parts="${attribute(about)}"><b aria-hidden="true">${SIGNS[op]}</b><span><span class="away">${op}: </span>${escapeXml(text)}</span><small>${escapeXml(level)}</small></button></li>`;
  });
  const steps =
    '<div class="steps"><button type="button" data-action="previous" title="Previous change (p)">‹ Previous</button><button type="button" data-action="next" title="Next change (n)">Next ›</button><span data-count aria-live="polite"></span></div>';
  return `<h2>Changes</h2>${steps}<ol>${items.join('')}</ol>`;
}

/** As a drawing names it: without its file. */
function shownLane(id: string): string {
  return id.slice(id.lastIndexOf('#') + 1);
}

/** Lines stay apart within an attribute. */
function attribute(text: string): string {
  return text.split('\n').map(escapeXml).join('&#10;');
}
