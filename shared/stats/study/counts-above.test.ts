import { expect, test } from 'vitest';
import { countsAbove } from './counts-above.ts';
import { readOverview } from './overview.ts';
import { stratumOf } from './testing.ts';

/** By title and bin of a tenth: title 1 has two lines at exactly 17 cps, title 2 one there and three at 17.05, title 3 one at 20. */
const rows = [
  { title: 1, bin: 169, lines: 2, n: 30, y: 4, cps: 17 },
  { title: 2, bin: 169, lines: 1, n: 10, y: 1, cps: 17 },
  { title: 2, bin: 170, lines: 3, n: 60, y: 5, cps: 17.05 },
  { title: 3, bin: 199, lines: 1, n: 10, y: 2, cps: 20 },
];
const column = (name: string, values: readonly number[]) => ({ name, values });
const columns = [
  column(
    'stratum_key',
    rows.map(() => 1),
  ),
  column(
    'title_key',
    rows.map(({ title }) => title),
  ),
  column(
    'bin',
    rows.map(({ bin }) => bin),
  ),
  column(
    'lines',
    rows.map(({ lines }) => lines),
  ),
  column(
    'n',
    rows.map(({ n }) => n),
  ),
  column(
    'y',
    rows.map(({ y }) => y),
  ),
  column(
    'cps',
    rows.map(({ lines, cps }) => lines * cps),
  ),
  column(
    'n_cps',
    rows.map(({ n, cps }) => n * cps),
  ),
  column(
    'y_cps',
    rows.map(({ y, cps }) => y * cps),
  ),
  column(
    'n_squares',
    rows.map(({ n, cps }) => n * cps * cps),
  ),
  column(
    'n_cubes',
    rows.map(({ n, cps }) => n * cps * cps * cps),
  ),
];
const table = {
  columns: columns.map(({ name }) => ({ name, type: 'number' as const })),
  values: columns.map(({ values }) => values),
  rowCount: rows.length,
};

test('lines at exactly the limit are not over it, nor are titles that have no faster ones', () => {
  const overview = readOverview([table]).get(1);
  if (overview === undefined) throw new Error('The stratum was not read.');
  const stratum = stratumOf({ limit: 17 });
  expect(countsAbove({ overview, stratum })).toEqual({ titlesAbove: 2, linesAbove: 4, eventsAbove: 7 });
});
