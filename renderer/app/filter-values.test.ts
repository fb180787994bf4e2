import { expect, test } from 'vitest';
import { compile } from '../../shared/semantic/compile.ts';
import { loadDefinitions, type Definitions } from '../../shared/semantic/definitions.ts';
import { filterDimensions } from '../../shared/workspace/reach.ts';
import { valuesQuery } from './filter-values.ts';

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
