import type { View } from 'vega';
import { describe, expect, it } from 'vitest';
import { captioned, captionHeight } from '../card/copy.ts';
import { compileSpec, countMarks, makeView, svgOf } from '../vega/runtime.ts';
import { figureOf } from './figure.ts';
import { speedLayout } from './frame.ts';
import { xDomain, type SpeedPanel } from './panel.ts';
import { panelSpec, tooFew, yDomain, type SpeedLook, type SpeedMeasure } from './spec.ts';
import { answerOf, choice, panelOf, rising } from './testing.ts';

describe('the spec', () => {
  const looks = (['light', 'dark'] as const).flatMap((theme) =>
    (['within', 'pooled'] as const).map((measure) => [theme, measure] as const),
  );
  const hostile = { at: 15, label: 'limit 15 · "}]}<img onerror=alert(1)> datum.x', citation: null };
  const panels: [string, SpeedPanel][] = [
    ['empty', { language: 'es', name: 'Spanish', bins: [], limit: null }],
    ['one row', panelOf(answerOf('es', [[12, 900, 40, 1, 1, 0.1, 0.1]]))],
    ['full', { ...panelOf(rising), limit: hostile, name: '日本語 العربية' }],
  ];
  const lookOf = (theme: 'light' | 'dark', measure: SpeedMeasure, panel: SpeedPanel): SpeedLook => ({
    theme,
    measure,
    layout: speedLayout(800, false),
    x: xDomain([panel], choice.axis),
    y: yDomain([panel], measure),
    compact: false,
  });

  describe.each(looks)('%s, %s', (theme, measure) => {
    it.each(panels)('compiles and draws without a warning: %s', async (_name, panel) => {
      const warnings: string[] = [];
      const look = lookOf(theme, measure, panel);
      const view = makeView(
        compileSpec(panelSpec(panel, choice, look), look.layout.frame, (message) => warnings.push(message)),
      );
      await view.runAsync();
      const svg = await view.toSVG();
      expect(warnings).toEqual([]);
      expect(svg).toContain(`width="${String(look.layout.frame.width)}"`);
      expect(svg).not.toContain('NaN');
      expect(svg).not.toContain('<img');
      expect(countMarks(view)).toBeGreaterThan(0);
      view.finalize();
    });
  });

  it('draws one band and one point a shown bin, and one bar a bin', async () => {
    const panel = panelOf(rising);
    const look = lookOf('light', 'within', panel);
    const view = makeView(compileSpec(panelSpec(panel, choice, look), look.layout.frame, () => undefined));
    await view.runAsync();
    const svg = await view.toSVG();
    expect(svg.match(/fill="#2B5CD0"/g)).toHaveLength(5 + 5);
    expect(svg.match(/fill="#C2C4C9"/g)).toHaveLength(7);
    view.signal('brushFrom', 15).signal('brushTo', 17);
    await view.runAsync();
    expect((await view.toSVG()).match(/fill="#C2C4C9"/g)).toHaveLength(5);
    view.finalize();
  });

  it('puts several languages into one picture for copies', async () => {
    const panel = panelOf(rising);
    const { spec, frame } = figureOf(
      [panel, panel, panel],
      choice,
      { ...lookOf('dark', 'within', panel), compact: true, layout: speedLayout(360, true) },
      2,
    );
    const warnings: string[] = [];
    const view = makeView(compileSpec(spec, frame, (message) => warnings.push(message)));
    await view.runAsync();
    expect(warnings).toEqual([]);
    expect((await view.toSVG()).match(/>Spanish</g)).toHaveLength(3);
    const [first, second, third] = await panelsIn(view);
    expect(second?.left).toBeGreaterThan(first?.right ?? Infinity);
    expect(second?.top).toBe(first?.top);
    expect(third?.top).toBeGreaterThan(first?.bottom ?? Infinity);
    expect(third?.left).toBe(first?.left);
    view.finalize();
  });

  it.each([
    ['no bin can show a rate', panelOf(answerOf('es', [[12, 90, 4, 1, null, 0.1, null]])), 2],
    ['some can show one', panelOf(rising), 0],
  ] as const)('says (over a halo) that bins have too few where %s', async (_name, panel, times) => {
    const look = lookOf('light', 'within', panel);
    const svg = await svgOf(panelSpec(panel, choice, look), look.layout.frame, 'light');
    expect(svg.split(`>${tooFew}<`)).toHaveLength(times + 1);
  });

  it('marks the typical line across the whole plot', async () => {
    const panel = panelOf(rising);
    const look = lookOf('light', 'within', panel);
    const view = makeView(compileSpec(panelSpec(panel, choice, look), look.layout.frame, () => undefined));
    await view.runAsync();
    const rule = marksOf(view, /^concat_0_layer_0_marks$/)[0];
    expect(rule).toMatchObject({ x: 0, x2: look.layout.plotWidth });
    view.finalize();
  });

  it('says on a copy what it shows and of how many', async () => {
    const panel = panelOf(rising);
    const look = lookOf('light', 'within', panel);
    const { spec, frame } = captioned(
      figureOf([panel], choice, look, 1),
      { title: 'Rewinds by reading speed', note: 'Spanish, 4,119 lines', scope: '', legend: [] },
      'light',
    );
    expect(frame?.height).toBe(look.layout.frame.height + captionHeight);
    const svg = await svgOf(spec, frame, 'light');
    expect(svg).toContain('>Rewinds by reading speed<');
    expect(svg).toContain('>Spanish, 4,119 lines<');
  });
});

/** An item of a drawn chart, with its place in its group. */
interface Drawn {
  readonly x: number;
  readonly y: number;
  readonly bounds: { readonly x1: number; readonly y1: number; readonly x2: number; readonly y2: number };
}

/** The items of the marks of a name, anywhere in a view. */
function marksOf(view: View, name: RegExp): Drawn[] {
  const found: Drawn[] = [];
  const walk = (node: unknown): void => {
    if (typeof node !== 'object' || node === null || !('items' in node) || !Array.isArray(node.items)) return;
    if ('name' in node && typeof node.name === 'string' && name.test(node.name))
      found.push(...(node.items as Drawn[]));
    for (const item of node.items) walk(item);
  };
  const graph: object = view.scenegraph();
  walk('root' in graph ? graph.root : graph);
  return found;
}

/** Where the panels of a picture are drawn, in px from its plots' corner. */
async function panelsIn(view: View) {
  await view.runAsync();
  return marksOf(view, /^concat_\d+_group$/).map(({ bounds: { x1, y1, x2, y2 } }) => ({
    left: x1,
    top: y1,
    right: x2,
    bottom: y2,
  }));
}
