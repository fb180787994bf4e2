import { describe, expect, test } from 'vitest';
import { packageMessages } from '../../../shared/errors/package.ts';
import { listedPlaces, type Problem } from '../../../shared/errors/problem.ts';
import { grouped, reportText, totals, usedParts } from './groups.ts';

/** What a package with 5,000 negative counts, a broken key in each of two tables, and left out columns is told of. */
const negative = Array.from({ length: listedPlaces }, (_, i) =>
  packageMessages.valueOutOfRange(
    { minimum: 0 },
    { file: 'viewing.parquet', table: 'viewing', row: i + 1, column: 'views', value: '-1' },
    i === 0 ? 5000 : undefined,
  ),
);
const dangling = (table: string): Problem =>
  packageMessages.keyDangling({ table, references: ['id'] }, { table: 'viewing', row: 3, value: 'x' });
const problems: Problem[] = [
  packageMessages.absentColumns({ columns: ['genre'] }, { file: 'titles.csv', table: 'titles' }),
  ...negative,
  dangling('titles'),
  dangling('languages'),
  dangling('titles'),
];

describe('what was found', () => {
  test('is grouped by what to do about it: errors first, then the most frequent', () => {
    expect(
      grouped(problems).map(({ severity, code, fix, count, problems: all }) => [
        severity,
        code,
        fix,
        count,
        all.length,
      ]),
    ).toEqual([
      [
        'error',
        'package.key_dangling',
        'Export the row of titles too, or take out the rows that name it.',
        2,
        2,
      ],
      [
        'error',
        'package.key_dangling',
        'Export the row of languages too, or take out the rows that name it.',
        1,
        1,
      ],
      ['warning', 'package.value_out_of_range', expect.stringMatching(/^Correct the value/), 5000, 20],
      ['note', 'package.absent_columns', expect.stringMatching(/^Nothing, if that is meant/), 1, 1],
    ]);
  });

  test('is counted by places, also those that are not listed', () => {
    expect(totals(grouped(problems))).toEqual({ error: 3, warning: 5000, note: 1 });
    expect(totals(grouped([]))).toEqual({ error: 0, warning: 0, note: 0 });
  });

  test('shows those parts of a place that are there', () => {
    expect(usedParts(negative)).toEqual(['file', 'table', 'row', 'column', 'value']);
    expect(usedParts([packageMessages.noManifest({ folders: [] })])).toEqual([]);
  });

  test('can be copied as text, one line a place, whatever the values hold', () => {
    const hostile = packageMessages.valueNotAllowed(
      { allowed: ['film', 'episode'] },
      { file: 'a\nb.csv', row: 2, value: 'x\r\n- forged: line\t1' },
    );
    expect(reportText('My export', grouped([hostile, hostile]))).toBe(
      [
        'My export',
        '',
        'warning: package.value_not_allowed (2)',
        '  Correct the value; screens that group by it show it as it stands.',
        '  - a b.csv | 2 | x - forged: line 1 | The value is not one of film or episode; the row was kept.',
        '  - a b.csv | 2 | x - forged: line 1 | The value is not one of film or episode; the row was kept.',
        '',
      ].join('\n'),
    );
  });
});
