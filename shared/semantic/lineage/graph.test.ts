import { describe, expect, test } from 'vitest';
import { compile } from '../compile.ts';
import { loadDefinitions, type Metric } from '../definitions.ts';
import { dependents, lineage, lineageGraph, type LineageEdge, type LineageGraph } from '../lineage.ts';

const read = loadDefinitions();
if (!read.ok) throw new Error('The definitions are not well formed.');
const definitions = read.value;
const uses = {
  screens: [{ id: 'speeds', title: 'Speeds', metrics: ['over_limit_share'], dimensions: ['language'] }],
  views: [{ name: 'Korean', screen: 'speeds', dimensions: ['language'] }],
};
const made = lineageGraph(definitions, uses);
if (!made.ok) throw new Error(made.problems.map(({ message }) => message).join('\n'));
const graph: LineageGraph = made.value;
const metrics = [...definitions.metrics.values()];

const ids = ({ nodes }: ReturnType<typeof lineage>, kind?: string): string[] =>
  nodes.flatMap((node) => (kind === undefined || node.kind === kind ? [node.id] : []));
const edgeTo = (to: string, from: string): LineageEdge | undefined =>
  graph.into.get(to)?.find((edge) => edge.from === from);

/** The period by which a metric that goes on over time is asked for. */
function periodOf(name: string): string[] {
  const metric = definitions.metrics.get(name);
  if (metric?.type !== 'cumulative') return [];
  return [`${metric.date ?? ''}__${metric.over.kind === 'window' ? metric.over.grain : 'day'}`];
}

describe('the lineage of the shared definitions', () => {
  test.each(metrics.map(({ name }) => name))('%s ends in source columns, and in nothing else', (name) => {
    const { nodes } = lineage(graph, `metric:${name}`, { kinds: ['value', 'lookup'] });
    const ends = nodes.filter(({ id }) => (graph.into.get(id) ?? []).length === 0);
    expect(ends.length).toBeGreaterThan(0);
    expect(ends.filter(({ kind }) => kind !== 'source_column')).toEqual([]);
  });

  test.each(metrics.map(({ name }) => name))(
    '%s reads the columns that the compiler says it uses',
    (name) => {
      const plan = compile(definitions, {
        metrics: [name],
        by: periodOf(name),
        where: [],
        order: [],
        limit: null,
      });
      if (!plan.ok) throw new Error(plan.problems[0]?.message);
      const columns = new Set<string>();
      // Fields and metrics are no columns: what they are made of is.
      const open = [`metric:${name}`];
      for (const id of open)
        for (const { from, kind } of graph.into.get(id) ?? []) {
          if (kind !== 'value') continue;
          if (['field', 'metric'].includes(graph.nodes.get(from)?.kind ?? '')) open.push(from);
          else if (from.startsWith('core.')) columns.add(from);
        }
      const used = plan.value.uses.get(name) ?? [];
      // A count of rows alone reads no column; its lineage is the key of its rows.
      if (used.length > 0) expect([...columns].sort()).toEqual([...used].sort());
    },
  );

  test('goes from a metric over fields, models and decision tables to columns of the package', () => {
    const found = ids(lineage(graph, 'metric:over_limit_share', { kinds: ['value'] }));
    expect(found).toEqual(
      expect.arrayContaining([
        'core.line_reading.is_over_limit',
        'core.line_reading.max_cps',
        'core.text_version.max_cps',
        'core.version_limit.max_cps',
        'source.style_limits.max_cps',
        'source.timed_text_events.char_count',
        'source.timed_text_events.end_ms',
      ]),
    );
    expect(found).not.toContain('source.style_limits.max_lines');
    expect(found).not.toContain('source.line_engagement.rewinds');
  });

  test('names the cases of a decision table that lead to a value', () => {
    expect(edgeTo('core.choice.choice_set', 'core.choice.language_is_known')?.cases).toEqual([
      'unknown_language',
    ]);
    expect(edgeTo('core.consumption.consumption_language', 'core.consumption.text_group')?.cases).toEqual([
      'original_captions',
      'subtitles',
      'dub_subtitles',
      'mixed',
    ]);
    expect(edgeTo('core.consumption.audio_group', 'core.language_tag.language_group')?.cases).toEqual([]);
  });

  test('tells a value from what finds it and from what decides the rows', () => {
    expect(edgeTo('core.text_version.language', 'source.assets.language')?.kind).toBe('value');
    expect(edgeTo('core.text_version.language', 'source.assets.asset_id')?.kind).toBe('lookup');
    expect(edgeTo('core.version_limit', 'source.style_limits.guide')?.kind).toBe('rows');
    expect(edgeTo('dimension:original_language', 'core.title.original_language')?.kind).toBe('value');
    expect(edgeTo('dimension:original_language', 'core.consumption.title_key')?.kind).toBe('lookup');
    expect(edgeTo('metric:views', 'core.consumption')?.kind).toBe('rows');
  });

  test('goes on from a source column to metrics, screens and saved views', () => {
    const found = ids(dependents(graph, 'source.style_limits.max_cps'));
    expect(found).toEqual(
      expect.arrayContaining([
        'metric:over_limit_share',
        'dimension:speed_ratio_bin',
        'screen:speeds',
        'view:Korean',
      ]),
    );
    expect(ids(dependents(graph, 'source.viewing.view_hours', { kinds: ['value'] }), 'metric')).toContain(
      'metric:view_hours',
    );
    expect(found).not.toContain('metric:views');
  });

  test('can stop after some steps, and says how many lie between', () => {
    const all = lineage(graph, 'metric:over_limit_share', { kinds: ['value'] });
    const near = lineage(graph, 'metric:over_limit_share', { kinds: ['value'], most: 2 });
    expect(ids(near)).toEqual(ids(all).filter((id) => (all.steps.get(id) ?? 0) <= 2));
    expect(all.steps.get('core.line_reading.is_over_limit')).toBe(1);
    expect(all.steps.get('core.line_reading.max_cps')).toBe(2);
    expect(all.steps.get('source.style_limits.max_cps')).toBe(5);
    expect(all.steps.has('metric:over_limit_share')).toBe(false);
  });

  test('is the same both ways: each edge is seen from both of its ends', () => {
    const into = [...graph.into.values()].flat();
    const outOf = [...graph.outOf.values()].flat();
    expect(new Set(into)).toEqual(new Set(outOf));
    for (const { from, to } of into) {
      expect(graph.nodes.has(from), from).toBe(true);
      expect(graph.nodes.has(to), to).toBe(true);
    }
  });

  test('a metric made of others comes from them, and one that is placed in time from the dimension that places it', () => {
    const simple = definitions.metrics.get('views');
    const other = definitions.metrics.get('view_hours');
    if (simple?.type !== 'simple' || other?.type !== 'simple') throw new Error('Views and hours are simple.');
    const last: Metric = { ...simple, name: 'last', semiAdditive: { take: 'last', over: 'week' } };
    const soFar: Metric = {
      ...simple,
      name: 'so_far',
      type: 'cumulative',
      of: simple,
      over: { kind: 'to_date', grain: 'year' },
    };
    const made: Metric = {
      ...simple,
      name: 'made',
      type: 'derived',
      expr: { kind: 'literal', type: 'null', value: null },
      expression: '',
      inputs: [simple, other],
    };
    const metrics = new Map([
      ...definitions.metrics,
      ...[last, soFar, made].map((each) => [each.name, each] as const),
    ]);
    const wider = lineageGraph({ ...definitions, metrics });
    if (!wider.ok) throw new Error(wider.problems[0]?.message);
    const from = (name: string): string[] =>
      (wider.value.into.get(`metric:${name}`) ?? [])
        .filter(({ kind }) => kind === 'value')
        .map((edge) => edge.from);
    expect(from('last')).toEqual(['core.consumption.views', 'dimension:week']);
    expect(from('so_far')).toEqual(['metric:views', 'dimension:week']);
    expect(from('made')).toEqual(['metric:views', 'metric:view_hours']);
  });

  test('a model whose SQL can not be followed gives its name and no graph', () => {
    const title = definitions.models.get('title');
    if (title === undefined) throw new Error('There is no model title.');
    const models = new Map([['title', { ...title, sql: 'SELECT title_id FROM source.titles WHERE' }]]);
    const broken = lineageGraph({ ...definitions, models });
    expect(broken.ok).toBe(false);
    expect(broken.problems.map(({ code }) => code)).toEqual(['query.model_syntax']);
    expect(broken.problems[0]?.message).toContain('model title');
  });
});
