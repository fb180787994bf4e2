import { expect, test } from 'vitest';
import type { Cell, Cube } from '../curve/cells.ts';
import { pooledRows, rowAt } from './testing.ts';
import { titleLines } from './title-lines.ts';

/** A title whose lines are at some speeds, with a response that rises by `slope` for each cps and by 0.5 for each unit of a covariate z. */
function cellsOf(title: number, speeds: readonly number[], slope: number): Cell[] {
  return speeds.map((cps, i): Cell => {
    const [x, w, z] = [cps - 15, 2 + i, (i * 7) % 3];
    const u = title + slope * x + 0.5 * z;
    return {
      title,
      bin: Math.floor(cps / 0.5),
      n: 1,
      w,
      wx: w * x,
      wxx: w * x * x,
      wu: w * u,
      wxu: w * x * u,
      wuu: w * u * u,
      wz: [w * z],
      wxz: [w * x * z],
      wzu: [w * z * u],
      wzz: [w * z * z],
    };
  });
}

const speeds = [10, 12, 13, 17, 19];
const cubeOf = (cells: readonly Cell[]): Cube => ({ width: 0.5, centre: 15, covariates: ['z'], cells });

test('a title has the slope, the mean and the spread of its own lines, covariates held equal', () => {
  const cube = cubeOf([
    ...cellsOf(1, speeds, 0.04),
    ...cellsOf(2, speeds, 0.04),
    ...cellsOf(3, [14, 14], 0.04),
  ]);
  const rows = pooledRows([
    rowAt(1, 1000, 5, 12),
    rowAt(1, 1000, 7, 13),
    rowAt(2, 500, 10, 12),
    rowAt(3, 500, 10, 14),
  ]);
  const found = titleLines(cube, { byTitle: rows }, 1);
  expect(found.map(({ rate }) => rate).sort()).toEqual([0.006, 0.02]);
  for (const { speed, spread, slope } of found) {
    // Weights 2 to 6, 20 in all: 307 is the sum of speeds, 4,919 that of their squares.
    expect(speed).toBeCloseTo(307 / 20, 12);
    expect(spread).toBeCloseTo(Math.sqrt(4919 / 20 - (307 / 20) ** 2), 10);
    expect(slope).toBeCloseTo(0.04, 10);
  }
});

test('30 titles are drawn of many, the same for a seed, by rising speed', () => {
  const titles = Array.from({ length: 100 }, (_, title) => title);
  const cube = cubeOf(
    titles.flatMap((title) =>
      cellsOf(
        title,
        speeds.map((cps) => cps + title / 100),
        0.04,
      ),
    ),
  );
  const rows = pooledRows(titles.map((cluster) => rowAt(cluster, 100, 1, 12)));
  const found = titleLines(cube, { byTitle: rows }, 1);
  expect(found).toHaveLength(30);
  expect(found.map(({ speed }) => speed)).toEqual(found.map(({ speed }) => speed).toSorted((a, b) => a - b));
  expect(titleLines(cube, { byTitle: rows }, 1)).toEqual(found);
  expect(titleLines(cube, { byTitle: rows }, 2)).not.toEqual(found);
});
