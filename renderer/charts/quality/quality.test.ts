import { describe, expect, test } from 'vitest';
import { compile } from '../../../shared/semantic/compile.ts';
import { loadDefinitions } from '../../../shared/semantic/definitions.ts';
import { semanticQuerySchema, type SemanticQuery } from '../../../shared/semantic/query.ts';
import type { Columnar } from '../cells.ts';
import { scoreRows } from '../scorecard/rows.ts';
import { qualityColumns } from './columns.ts';
import { groupsOf, mediumIds, qualityGroups } from './groups.ts';
import { qualityHeadline, sideOf } from './headline.ts';
import {
  categoriesQuery,
  qualityQuartersQuery,
  qualityQuery,
  qualityRowFilter,
  qualityTotalQuery,
  rolesQuery,
  stagesQuery,
} from './query.ts';
import { roleScores } from './roles.ts';

const read = loadDefinitions();
if (!read.ok) throw new Error('The definitions are not well formed.');
const definitions = read.value;

function columnsOf(query: SemanticQuery): string[] {
  const plan = compile(definitions, semanticQuerySchema.parse(query));
  if (!plan.ok) throw new Error(plan.problems.map(({ message }) => message).join(' '));
  return plan.value.columns.map(({ name }) => name);
}

describe('the questions of the screen', () => {
  const cases = mediumIds.flatMap((medium) => groupsOf(medium).map((group) => [medium, group] as const));
  test.each(cases)('of %s by %s can be answered, with every column that is shown', (medium, groupId) => {
    const group = qualityGroups[groupId];
    for (const quarter of ['', '2026-07-01']) {
      const choice = { medium, group, quarter };
      const isByRole = groupId === 'role';
      const shown = qualityColumns(definitions, medium, isByRole ? 'roles' : 'scores');
      const found = columnsOf(qualityQuery(choice, []));
      expect(shown.length).toBeGreaterThan(0);
      expect(
        shown.flatMap(({ metric, n }) => [metric.name, n]).filter((name) => !found.includes(name)),
      ).toEqual([]);
      expect(columnsOf(stagesQuery(choice, []))).toContain('pass_rate_n');
      for (const id of ['x', null]) {
        const only = qualityRowFilter(group, id);
        for (const query of [
          qualityTotalQuery(choice, [only]),
          qualityQuartersQuery(choice, [], only),
          rolesQuery(choice, [], only),
          categoriesQuery(choice, [], only),
        ])
          expect(() => columnsOf(query)).not.toThrow();
      }
    }
  });

  test('nobody says what a dub was made from', () => {
    expect(groupsOf('dub')).not.toContain('based_on');
    expect(groupsOf('text')).toContain('based_on');
  });
});

/** Producers by points a minute: worse, better, about as the average of 1, too few, and nobody known. */
const answer: Columnar = {
  columns: [
    'producer',
    'producer_name',
    'dub_penalty_per_minute',
    'dub_penalty_per_minute_low',
    'dub_penalty_per_minute_high',
    'dub_penalty_per_minute_n',
  ].map((name) => ({ name })),
  values: [
    ['a', 'b', 'c', 'd', null],
    ['Ábel', 'Böse', 'Ĉu', 'Đorđe', null],
    [2, 0.5, 1.1, 9, 3],
    [1.5, 0.2, 0.8, 1, 2],
    [2.5, 0.9, 1.4, 17, 4],
    [40, 30, 25, 19, 50],
  ],
  rowCount: 5,
};
const columns = qualityColumns(definitions, 'dub', 'scores')
  .slice(0, 1)
  .map((column) => ({ ...column, average: 1 }));
const rows = scoreRows(answer, qualityGroups.producer, columns);
const choice = { medium: 'dub', group: qualityGroups.producer, quarter: '' } as const;

describe('the headline', () => {
  test('counts those whose whole interval is on one side, and nobody whom nothing names', () => {
    expect(qualityHeadline(rows, columns, choice)).toBe(
      '3 of 4 producers of dubs have enough reviews to be judged: 1 clearly worse than the average of 1.0 points per minute, 1 clearly better.',
    );
  });

  test('says so when none can be judged, and when there is nothing', () => {
    const few = rows.filter(({ id }) => id === 'd' || id === null);
    expect(qualityHeadline(few, columns, { ...choice, quarter: '2026-07-01' })).toBe(
      'None of 1 producers of dubs has enough reviews in Q3 2026 to be judged alone.',
    );
    expect(qualityHeadline([], columns, choice)).toBe('No reviews of dubs.');
  });

  test('compares with nothing where there is no average, as among roles', () => {
    const alone = columns.map((column) => ({ ...column, average: null }));
    expect(qualityHeadline(rows, alone, choice)).toBe(
      '3 of 4 producers of dubs have enough reviews to be judged.',
    );
  });

  test.each([
    ['a', 'above'],
    ['b', 'below'],
    ['c', null],
    ['d', null],
  ])('%s is %s', (id, side) => {
    const row = rows.find((each) => each.id === id);
    if (row === undefined) throw new Error('no row');
    expect(sideOf(row, columns, 0)).toBe(side);
  });
});

describe('what roles answer for', () => {
  const metrics = ['translation_penalty_of_role', 'translation_penalty_of_role_per_1000_characters'];
  const names = ['', '_low', '_high', '_n'];
  const byRole = (byWords: (number | null)[][], byCharacters: (number | null)[][]): Columnar => ({
    columns: ['responsible_role', ...metrics.flatMap((metric) => names.map((end) => `${metric}${end}`))].map(
      (name) => ({ name }),
    ),
    values: [['post_editor', 'translator'], ...byWords, ...byCharacters],
    rowCount: 2,
  });
  const nothing = [
    [null, null],
    [null, null],
    [null, null],
    [0, 0],
  ];
  const some = [
    [2.5, 15],
    [1, 8],
    [4, 22],
    [37, 37],
  ];
  const shown = (found: Columnar): [string, string[]][] =>
    roleScores(found, qualityColumns(definitions, 'text', 'roles')).map(({ unit, entries }) => [
      unit,
      entries.map(({ name, value }) => `${name} ${value}`),
    ]);
  const values = ['post editor 2.5', 'translator 15.0'];

  test('is shown by words or by characters, as the language is written', () => {
    expect(shown(byRole(some, nothing))).toEqual([['points per 1,000 words', values]]);
    expect(shown(byRole(nothing, some))).toEqual([['points per 1,000 characters', values]]);
  });

  test('is shown by both where texts of both kinds stand together, and by none where nothing was reviewed', () => {
    expect(shown(byRole(some, some)).map(([unit]) => unit)).toEqual([
      'points per 1,000 words',
      'points per 1,000 characters',
    ]);
    expect(shown(byRole(nothing, nothing))).toEqual([]);
  });
});
