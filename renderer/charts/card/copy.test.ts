import { describe, expect, test } from 'vitest';
import type { View } from 'vega';
import { dotsFrame, dotsSpec } from '../dots/spec.ts';
import { consumptionModes, modesLegend } from '../modes.ts';
import { preferenceDots } from '../preference/rows.ts';
import { seriesLegend, intervalsFrame, intervalsSpec, ratios, type Intervals } from '../study/intervals.ts';
import { compileSpec, makeView, svgOf } from '../vega/runtime.ts';
import { captioned, captionHeight, type Figure } from './copy.ts';
import { legendHeight, type LegendEntry } from './legend-entries.ts';

const theme = 'light';

/** Shares of all modes in two languages, on two bases. */
function preference(): Figure {
  const shares = ['ja', 'es'].flatMap((language) =>
    consumptionModes.map((mode, i) => ({
      language,
      mode,
      views: 10,
      share: { value: i / 10, low: i / 10 - 0.02, high: i / 10 + 0.02 },
    })),
  );
  const columns = ['all views', 'explicit choices'].map((title) =>
    preferenceDots(title, shares, ['ja', 'es'], theme),
  );
  const frame = dotsFrame(700, 2);
  return { spec: dotsSpec(['Japanese', 'Spanish'], columns, [0, 1], theme, frame), frame };
}

const compared: Intervals = {
  rows: [{ name: 'Rindfleischetikettierung', n: '12 titles', marks: [1.1, 1.2].map(around) }],
  series: ['raw', 'pooled over languages'],
  measure: ratios,
};

function around(estimate: number) {
  return { estimate, low: estimate - 0.05, high: estimate + 0.05 };
}

const pictures: Readonly<Record<string, readonly [Figure, readonly LegendEntry[]]>> = {
  'dots in columns beside each other': [preference(), modesLegend(consumptionModes, 'dots', theme)],
  'intervals of two series': [
    {
      spec: intervalsSpec(compared, theme, intervalsFrame(640, compared)),
      frame: intervalsFrame(640, compared),
    },
    seriesLegend(compared.series, theme),
  ],
};

describe.each(Object.entries(pictures))('a copy of %s', (_name, [figure, legend]) => {
  const title = 'What is shown';
  const scope = 'Japanese · Country: Brazil';
  const copy = captioned(figure, { title, note: '20 views', scope, legend }, theme);

  test('has its legend between its title and its plots, within the picture', async () => {
    const warnings: string[] = [];
    const view = makeView(compileSpec(copy.spec, copy.frame, (message) => warnings.push(message)));
    await view.runAsync();
    const { frame } = figure;
    if (frame === null) throw new Error('The pictures have frames.');
    expect(copy.frame?.height).toBe(frame.height + captionHeight + 16 + legendHeight(legend, frame));
    const words = textsIn(view);
    const labels = legend.map(({ label }) => words.find(({ text }) => text === label));
    const isNote = (text: unknown) => String(text) === `20 views,${scope}`;
    const titleBottom = words.find(({ text }) => isNote(text))?.bottom ?? Number.NaN;
    for (const label of labels) {
      expect(label?.top).toBeGreaterThan(titleBottom);
      expect(label?.bottom).toBeLessThanOrEqual(copy.frame?.padding.top ?? Number.NaN);
      expect(label?.left).toBeGreaterThanOrEqual(0);
      expect(label?.right).toBeLessThanOrEqual(frame.width);
    }
    const above = new Set<unknown>([title, ...legend.map(({ label }) => label)]);
    const lowest = Math.max(...labels.map((label) => label?.bottom ?? Number.NaN));
    for (const { text, top } of words)
      if (!above.has(text) && !isNote(text)) expect(top, String(text)).toBeGreaterThanOrEqual(lowest);
    expect(warnings).toEqual([]);
    view.finalize();
  });

  test('draws the marks as the legend does', async () => {
    const svg = await svgOf(copy.spec, copy.frame, theme);
    for (const { label, colour } of legend) {
      expect(svg).toContain(`>${label}<`);
      expect(svg.split(`fill="${colour}"`).length + svg.split(`stroke="${colour}"`).length).toBeGreaterThan(
        3,
      );
    }
  });
});

test('modes are told by their shapes alone', () => {
  const shapes = modesLegend(consumptionModes, 'dots', theme).map(({ shape, look }) => `${shape} ${look}`);
  expect(new Set(shapes).size).toBe(consumptionModes.length);
});

/** The room around a view's plots, in px. */
function paddingOf(view: View): { readonly left: number; readonly top: number } {
  const padding = view.padding();
  return typeof padding === 'number'
    ? { left: padding, top: padding }
    : { left: padding.left ?? 0, top: padding.top ?? 0 };
}

/** The texts of a drawn chart, in px from the picture's corner. */
function textsIn(view: View) {
  const found: { text: unknown; left: number; right: number; top: number; bottom: number }[] = [];
  const walk = (node: unknown, x: number, y: number): void => {
    if (typeof node !== 'object' || node === null) return;
    if ('text' in node && 'bounds' in node) {
      const { x1, x2, y1, y2 } = node.bounds as Readonly<Record<'x1' | 'x2' | 'y1' | 'y2', number>>;
      found.push({ text: node.text, left: x1 + x, right: x2 + x, top: y1 + y, bottom: y2 + y });
    }
    const isGroup = 'mark' in node && 'items' in node;
    const dx = isGroup && 'x' in node && typeof node.x === 'number' ? node.x : 0;
    const dy = isGroup && 'y' in node && typeof node.y === 'number' ? node.y : 0;
    if ('items' in node && Array.isArray(node.items))
      for (const item of node.items) walk(item, x + dx, y + dy);
  };
  const graph: object = view.scenegraph();
  const { left, top } = paddingOf(view);
  walk('root' in graph ? graph.root : graph, left, top);
  return found;
}
