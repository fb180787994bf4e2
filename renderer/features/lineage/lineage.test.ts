import { describe, expect, test } from 'vitest';
import { loadDefinitions } from '../../../shared/semantic/definitions.ts';
import { lineageGraph, type LineageEdge, type LineageGraph } from '../../../shared/semantic/lineage.ts';
import { screenUses } from '../../../shared/workspace/screens.ts';
import { boxesOf, type Box } from './boxes.ts';
import { layoutOf, rowIds, type Drawing } from './layout.ts';
import { neighbourhoodOf, type Neighbourhood } from './neighbourhood.ts';
import { follows, reaches, type Follow, type Reach } from './settings.ts';
import { nextRow } from './steer.ts';
import { twinRows } from './table.ts';
import { headlineOf } from './words.ts';

const read = loadDefinitions();
if (!read.ok) throw new Error('The definitions are not well formed.');
const made = lineageGraph(read.value, { screens: screenUses, views: [] });
if (!made.ok) throw new Error(made.problems[0]?.message);
const graph: LineageGraph = made.value;

function around(id: string, follow: Follow = 'value', reach: Reach = 'all'): Neighbourhood {
  const node = graph.nodes.get(id);
  if (node === undefined) throw new Error(`There is no node ${id}.`);
  return neighbourhoodOf(graph, node, follow, reach);
}

const drawn = (of: Neighbourhood, opened: readonly string[] = [], room = 1100): Drawing =>
  layoutOf(boxesOf(graph, of), of.edges, new Set(opened), room);

/** One node of every kind, and those with the most around them. */
const nodes = [
  ...[
    'metric:over_limit_share',
    'dimension:language',
    'screen:consumption',
    'core.consumption.consumption_mode',
  ],
  ...[
    'core.line_reading.cps',
    'core.version_limit',
    'source.viewing',
    'source.titles.title_id',
    'source.qc_reviews.stage',
  ],
];

describe.each(nodes)('the drawing of %s', (id) => {
  test.each(follows.flatMap((follow) => reaches.map((reach) => [follow, reach] as const)))(
    'following %s for %s steps: nothing lies over anything, and all is there',
    (follow, reach) => {
      const near = around(id, follow, reach);
      const { boxes, width, height, boxWidth } = drawn(near);
      const held = boxes.flatMap(({ box }) => box.nodes.map((node) => node.id));
      expect([...held].sort()).toEqual([id, ...near.steps.keys()].sort());
      for (const { rows, hidden, box } of boxes) expect(rows.length + hidden).toBe(box.nodes.length);
      for (const one of boxes) {
        expect(one.x).toBeGreaterThanOrEqual(0);
        expect(one.x + boxWidth).toBeLessThanOrEqual(width);
        expect(one.y + one.height).toBeLessThanOrEqual(height);
        for (const other of boxes)
          if (one !== other && one.x === other.x)
            expect(
              one.y + one.height <= other.y || other.y + other.height <= one.y,
              `${one.box.key} on ${other.box.key}`,
            ).toBe(true);
      }
    },
  );

  test('what something comes from stands at its left', () => {
    const near = around(id);
    const { boxes } = drawn(near);
    const column = new Map(boxes.flatMap(({ box, x }) => box.nodes.map((node) => [node.id, x] as const)));
    const back = near.edges.filter(({ from, to }) => (column.get(from) ?? 0) > (column.get(to) ?? 0));
    expect(back).toEqual([]);
  });
});

describe('a long list of columns', () => {
  const box: Box = {
    ...{ key: 'core.m', title: 'M', note: 'model', table: 'core.m' },
    nodes: Array.from({ length: 30 }, (_, i) => ({
      ...{
        id: `core.m.c${i}`,
        kind: 'model_column',
        name: `c${i}`,
        label: `c${i}`,
        description: '',
        table: 'core.m',
      },
    })),
  };
  const target: Box = {
    key: 'metrics',
    title: 'Metrics',
    note: '',
    table: null,
    nodes: [{ id: 'metric:x', kind: 'metric', name: 'x', label: 'X', description: '', table: null }],
  };
  const edges = box.nodes.map((node): LineageEdge => ({
    from: node.id,
    to: 'metric:x',
    kind: 'value',
    cases: [],
  }));

  test('is folded into one row, which holds the lines of all that it hides', () => {
    const { boxes, edges: lines } = layoutOf([box, target], edges, new Set(), 900);
    expect(boxes[0]?.rows).toHaveLength(9);
    expect(boxes[0]?.hidden).toBe(21);
    expect(lines.map(({ from }) => from)).toEqual([
      ...box.nodes.slice(0, 9).map(({ id }) => id),
      'more core.m',
    ]);
  });

  test('is whole once it is opened, with a row to fold it again', () => {
    const { boxes, edges: lines } = layoutOf([box, target], edges, new Set(['core.m']), 900);
    expect(boxes[0]?.hidden).toBe(0);
    expect(lines).toHaveLength(30);
    expect(boxes.flatMap(rowIds)).toContain('more core.m');
  });

  test('fits into the room that there is where it can, and is easy to read where it can not', () => {
    expect(layoutOf([box, target], edges, new Set(), 400).width).toBeLessThanOrEqual(400);
    expect(layoutOf([box, target], edges, new Set(), 200).boxWidth).toBe(176);
  });
});

describe('arrow keys', () => {
  const drawing = drawn(around('metric:over_limit_share'));

  test('walk from a metric to a source column along the lines, and back', () => {
    const way: string[] = [];
    for (
      let at = nextRow(drawing, 'core.line_reading.max_cps', 'ArrowLeft');
      at !== null;
      at = nextRow(drawing, at, 'ArrowLeft')
    )
      way.push(at);
    expect(way).toEqual([
      'core.text_version.max_cps',
      'core.version_limit.max_cps',
      'source.style_limits.max_cps',
    ]);
    const first = nextRow(drawing, 'metric:over_limit_share', 'ArrowLeft') ?? '';
    expect(first).toMatch(/^core\.line_reading\.is_/);
    expect(nextRow(drawing, first, 'ArrowRight')).toBe('metric:over_limit_share');
  });

  test('stop at the ends, and other keys lead nowhere', () => {
    expect(nextRow(drawing, 'source.style_limits.max_cps', 'ArrowLeft')).toBeNull();
    expect(nextRow(drawing, 'screen:reading-speed', 'ArrowRight')).toBeNull();
    expect(nextRow(drawing, 'metric:over_limit_share', 'Tab')).toBeNull();
    expect(nextRow(drawing, 'not there', 'ArrowLeft')).toBeNull();
  });

  test('go up and down among the rows of a column', () => {
    const [first, second] =
      drawing.boxes.find(({ box }) => box.key === 'core.line_reading fields')?.rows ?? [];
    expect(nextRow(drawing, first?.id ?? '', 'ArrowDown')).toBe(second?.id);
    expect(nextRow(drawing, second?.id ?? '', 'ArrowUp')).toBe(first?.id);
  });
});

describe('the table twin', () => {
  test('has every edge of the drawing, the nearest first, with its rules in words', () => {
    const near = around('core.choice.choice_set');
    const rows = twinRows(graph, near);
    expect(rows).toHaveLength(near.edges.length);
    expect(rows[0]).toMatchObject({
      side: 'comes from',
      steps: 1,
      name: 'choice.dub_days',
      how: 'value',
      through: '',
    });
    expect(rows.find(({ name }) => name === 'choice.language_is_known')?.rules).toBe(
      'The consumption language is unknown',
    );
    expect(rows.at(-1)?.side).toBe('goes into');
    expect(rows.find(({ id }) => id === 'source.availability.live_to')?.through).not.toBe('');
  });
});

describe('the headline', () => {
  const kindOf = (id: string) => graph.nodes.get(id)?.kind ?? null;
  test('counts what lies on both sides', () => {
    expect(headlineOf(around('metric:views'), kindOf)).toBe(
      'Views comes from 1 column of the package and goes into 1 screen',
    );
    expect(headlineOf(around('source.viewing.view_hours'), kindOf)).toMatch(
      /^viewing\.view_hours goes into \d+ metrics and 1 screen$/,
    );
    expect(headlineOf(around('source.languages.script'), kindOf)).toBe('languages.script stands alone');
  });
});
