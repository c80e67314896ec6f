/** The plots of a simulation, in the colours of the editor; dashes tell apart what colours do not. */
import uPlot from 'uplot';
import type { Columns } from './series.ts';

export interface Plots {
  /** Draws into a part of the page, in the place of what was there. */
  readonly draw: (into: HTMLElement, columns: Columns, words: { readonly x: string; readonly y: string }) => void;
  readonly clear: () => void;
}

/** Orange is left out: in some themes it is translucent. */
const COLOURS = ['blue', 'green', 'purple', 'red', 'yellow'] as const;
const DASHES = [[], [8, 4], [2, 3], [10, 3, 2, 3]] as const;
const HEIGHT = 220;
const LEAST_WIDTH = 240;

export function createPlots(): Plots {
  const drawn = new Map<HTMLElement, uPlot>();
  const sizes = new ResizeObserver((entries) => {
    for (const { target, contentRect } of entries) {
      if (target instanceof HTMLElement) drawn.get(target)?.setSize(sizeIn(contentRect.width));
    }
  });
  const drop = (part: HTMLElement) => {
    sizes.unobserve(part);
    drawn.get(part)?.destroy();
    drawn.delete(part);
  };
  return {
    draw: (into, { unit, x, series }, words) => {
      drop(into);
      const ink = themed('--vscode-foreground', '#333333');
      const rule = { stroke: themed('--vscode-editorIndentGuide-background1', '#88888844'), width: 1 };
      const axis = {
        stroke: ink,
        grid: rule,
        ticks: rule,
        labelSize: 18,
        font: '11px sans-serif',
        labelFont: '11px sans-serif',
      };
      const plot = new uPlot(
        {
          ...sizeIn(into.clientWidth),
          scales: { x: { time: false } },
          axes: [
            { ...axis, label: `${words.x}, ${unit}` },
            { ...axis, label: words.y, size: 52 },
          ],
          series: [
            { label: unit, value: (_, value) => shown(value) },
            ...series.map(({ name }, i) => ({
              label: name,
              stroke: themed(`--vscode-charts-${COLOURS[i % COLOURS.length]}`, ink),
              width: 2,
              dash: [...(DASHES[i % DASHES.length] ?? [])],
              points: { show: false },
              value: (_: uPlot, value: number | null) => shown(value),
            })),
          ],
        },
        [[...x], ...series.map(({ values }) => [...values])],
        into,
      );
      drawn.set(into, plot);
      sizes.observe(into);
    },
    clear: () => {
      for (const part of drawn.keys()) drop(part);
    },
  };
}

const sizeIn = (width: number) => ({ width: Math.max(LEAST_WIDTH, Math.floor(width)), height: HEIGHT });

const shown = (value: number | null) =>
  value === null ? '–' : value.toLocaleString(document.documentElement.lang, { maximumFractionDigits: 2 });

function themed(name: string, otherwise: string): string {
  const value = getComputedStyle(document.body).getPropertyValue(name).trim();
  return value === '' ? otherwise : value;
}
