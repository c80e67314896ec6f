/** How a page around pictures looks; its colours are those of the pictures. */
import { type ThemeName, themes } from '../theme.ts';

export function pageColours(theme: Exclude<ThemeName, 'editor'>): string {
  const { background, lane, line, text, muted, human, tones } = themes[theme];
  return `:root{--background:${background};--raised:${lane};--line:${line};--text:${text};--muted:${muted};--accent:${human};--added:${tones.added.line};--removed:${tones.removed.line};--changed:${tones.changed.line}}`;
}

export const STYLE = `
*{box-sizing:border-box}
html,body{margin:0;min-height:100%;background:var(--background);color:var(--text);font:14px/1.45 Inter,'Segoe UI','Helvetica Neue',Arial,'Liberation Sans','DejaVu Sans',sans-serif}
.is-live,.is-live body{height:100%;overflow:hidden}
.is-live body{display:flex;flex-direction:column}
header{padding:12px 20px 10px;border-bottom:1px solid var(--line)}
h1{margin:0;font-size:17px}
h2{margin:0 0 6px;font-size:14px}
p{margin:4px 0}
main{flex:1;min-height:0;display:flex;flex-direction:column}
[hidden]{display:none!important}
[data-section]{flex:1;min-height:0;display:flex}
.panes{flex:1;min-width:0;display:flex;position:relative}
.is-stacked .panes{flex-direction:column}
figure{flex:1;min-width:0;min-height:0;margin:0;display:flex;flex-direction:column}
figure+figure{border-left:1px solid var(--line)}
.is-stacked figure+figure{border-left:0;border-top:1px solid var(--line)}
figcaption{padding:4px 12px;color:var(--muted);font-size:12px;font-weight:600;background:var(--raised)}
.pane{flex:1;min-height:0;overflow:auto}
.is-live .pane{overflow:hidden;cursor:grab;touch-action:none}
.is-live .pane:active{cursor:grabbing}
.is-live .pane svg{display:block;width:100%;height:100%;user-select:none}
.bar{position:absolute;right:12px;bottom:12px;display:none;gap:4px}
.is-live .bar{display:flex}
button,select{min-height:28px;min-width:28px;padding:0 8px;border:1px solid var(--line);border-radius:4px;background:var(--raised);color:var(--text);font:inherit;cursor:pointer}
button:focus-visible,select:focus-visible,a:focus-visible{outline:2px solid var(--accent);outline-offset:1px}
aside{width:340px;overflow:auto;padding:12px 16px;border-right:1px solid var(--line)}
aside table{width:100%;border-collapse:collapse;margin-bottom:14px;font-size:13px}
aside th,aside td{padding:2px 8px 2px 0;text-align:left;font-weight:400;font-variant-numeric:tabular-nums;vertical-align:top}
aside thead th{color:var(--muted)}
.better{color:var(--added)}
.worse{color:var(--changed)}
.steps{display:none;align-items:center;gap:6px;margin-bottom:8px}
.is-live .steps{display:flex}
.steps span{color:var(--muted)}
ol{list-style:none;margin:0;padding:0}
ol button{display:grid;grid-template-columns:18px 1fr;width:100%;padding:5px 6px;border-color:transparent;background:none;text-align:left}
ol button:hover{background:var(--raised)}
ol button[aria-current]{border-color:var(--accent);background:var(--raised)}
ol small{grid-column:2;color:var(--muted);font-size:12px;overflow-wrap:anywhere}
ol b{font-size:15px;line-height:1.2}
.added b{color:var(--added)}
.removed b{color:var(--removed)}
.changed b,.renamed b{color:var(--changed)}
.level{display:inline-block;margin-right:8px;padding:0 8px;border:1px solid var(--line);border-radius:10px;font-size:12px;font-weight:600}
.away{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.quiet{color:var(--muted)}
[data-node].is-lit .cw-box,[data-lane].is-lit .cw-lane{stroke:var(--accent)!important;stroke-width:4!important}
[data-edge].is-lit .cw-arrow{stroke:var(--accent)!important;stroke-width:4!important}
[data-edge].is-lit .cw-head{fill:var(--accent)!important}
@media (max-width:800px){[data-section]{flex-direction:column}aside{width:auto;max-height:40%;border-right:0;border-bottom:1px solid var(--line)}}
@media print{.bar,.steps{display:none!important}}
`.trim();
