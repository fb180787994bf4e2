import { expect, test } from 'vitest';
import { compile } from '../../shared/semantic/compile.ts';
import { loadDefinitions, type Definitions } from '../../shared/semantic/definitions.ts';
import { filterDimensions } from '../../shared/workspace/reach.ts';
import { namedValuesIn, namesOf, namesQuery, valuesQuery } from './filter-values.ts';

function definitions(): Definitions {
  const read = loadDefinitions();
  if (!read.ok) throw new Error('The definitions are not well formed.');
  return read.value;
}

test.each(filterDimensions)(
  'the values of $name can be asked for, under filters on everything',
  ({ name }) => {
    const filters = filterDimensions.map(({ name: dimension }) => ({
      dimension,
      op: 'is_not_null' as const,
      values: [],
    }));
    const query = valuesQuery(definitions(), name, filters);
    expect(query.where.map(({ dimension }) => dimension)).not.toContain(name);
    expect(compile(definitions(), query)).toMatchObject({ ok: true });
  },
);

test.each([
  ['asset_type', 'assets', 'assets'],
  ['asset_type', 'work', 'orders'],
  ['language', 'quality', 'reviews'],
  ['sources_disagree', 'assets', 'assets'],
] as const)('values of %s are counted on a screen of %s by %s', (dimension, fact, metric) => {
  expect(valuesQuery(definitions(), dimension, [], [fact]).metrics).toEqual([metric]);
});

test('where a screen shows viewing, values are counted by views', () => {
  expect(valuesQuery(definitions(), 'language', [], ['viewing']).metrics).toEqual(['views']);
  expect(valuesQuery(definitions(), 'workflow', [], ['viewing']).metrics).toEqual(['lines']);
  expect(valuesQuery(definitions(), 'language', [], ['lines', 'viewing']).metrics).toEqual(['lines']);
});

test.each([
  ['genre', 'lines'],
  ['segment', 'exposures'],
  ['country', 'views'],
  ['producer', 'assets'],
])('%s is counted by %s', (name, metric) => {
  expect(valuesQuery(definitions(), name, []).metrics).toEqual([metric]);
});

test.each([
  ['title', 'eq', ['title', 'title_name']],
  ['title', 'ne', ['title', 'title_name']],
  ['partner', 'in', ['partner', 'partner_name']],
  ['title', 'is_null', null],
  ['genre', 'eq', null],
] as const)('the names of a filter on %s, %s, are asked for by %j', (dimension, op, by) => {
  const query = namesQuery(definitions(), { dimension, op });
  expect(query?.by ?? null).toEqual(by);
  if (query === null) return;
  // A namesake is told from another only where both are known.
  expect(query.where).toEqual([]);
  expect(compile(definitions(), query)).toMatchObject({ ok: true });
});

test('values that are ids are read with their names', () => {
  const answer = {
    columns: ['title', 'title_name', 'lines'].map((name) => ({ name })),
    values: [
      ['t1', null, 't2'],
      ['Über-Ärger', null, null],
      [7n, 5n, 3n],
    ],
    rowCount: 3,
  };
  const values = namedValuesIn(answer, 'title');
  expect(values).toEqual([
    { id: 't1', name: 'Über-Ärger', count: 7 },
    { id: 't2', name: null, count: 3 },
  ]);
  expect([...namesOf(values)]).toEqual([['t1', 'Über-Ärger']]);
  const namesakes = {
    ...answer,
    values: [
      ['t1', 't2'],
      ['Noir', 'Noir'],
      [2n, 1n],
    ],
    rowCount: 2,
  };
  expect(namedValuesIn(namesakes, 'title').map(({ name }) => name)).toEqual(['Noir (t1)', 'Noir (t2)']);
});
