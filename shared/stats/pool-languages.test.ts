import { expect, it } from 'vitest';
import { at } from './matrix.ts';
import type { Fit } from './fit.ts';
import { pool } from './pooling.ts';
import { figureOf, poolWithinGroups, samplingCovariance, type LanguageFigure } from './pool-languages.ts';

const figure = (
  language: string,
  estimate: number,
  variance: number,
  influence: readonly (readonly [number, number])[] = [],
  group = 'latin',
): LanguageFigure => ({ language, group, estimate, variance, influence: new Map(influence) });

it('correlates languages by the titles that they share', () => {
  // By hand: psi's product over titles 2 and 3 is 1*2 + 2*1 = 4, the lengths 3 and 3, so that the correlation is 4/9.
  const covariance = samplingCovariance([
    figure('de', 0, 0.04, [
      [1, 2],
      [2, 1],
      [3, 2],
    ]),
    figure('fr', 0, 0.09, [
      [2, 2],
      [3, 1],
      [4, 2],
    ]),
    figure('hr', 0, 0.01),
  ]);
  expect([0, 1, 2].map((place) => at(covariance, place, place))).toEqual([0.04, 0.09, 0.01]);
  expect(at(covariance, 0, 1)).toBeCloseTo((4 / 9) * 0.2 * 0.3, 15);
  expect(at(covariance, 1, 0)).toBe(at(covariance, 0, 1));
  expect(at(covariance, 0, 2)).toBe(0);
});

it('pools within a group only', () => {
  const latin = [figure('de', 0.1, 0.001), figure('fr', 0.12, 0.001), figure('pl', 0.11, 0.001)];
  const alone = poolWithinGroups(latin);
  const beside = poolWithinGroups([figure('ja', 0.9, 0.001, [], 'japanese'), ...latin]);
  expect(beside.languages.map(({ language }) => language)).toEqual(['ja', 'de', 'fr', 'pl']);
  expect(beside.languages.slice(1)).toEqual(alone.languages);
  expect(beside.languages[0]).toEqual({
    language: 'ja',
    group: 'japanese',
    estimate: 0.9,
    se: Math.sqrt(0.001),
    pooled: null,
    standsApart: false,
  });
  expect(beside.groups.map(({ group, pooled }) => [group, pooled?.languages ?? null])).toEqual([
    ['japanese', null],
    ['latin', 3],
  ]);
});

it('says which language its group does not speak for', () => {
  // Without spread between the many, the one precise language at 0.02 pulls the mean less than 2 of its errors only when it is like them.
  const many = Array.from({ length: 9 }, (_, place) => figure(`l${place}`, 0.1 + 0.001 * place, 0.0004));
  const { languages } = poolWithinGroups([...many, figure('hr', 0, 0.0012)]);
  expect(languages.filter(({ standsApart }) => standsApart).map(({ language }) => language)).toEqual(['hr']);
  expect(languages.at(-1)?.pooled?.estimate).toBeGreaterThan(0.07);
});

it('leaves out a language whose figure can not be had', () => {
  const { languages } = poolWithinGroups([
    figure('de', 0.1, 0.01),
    figure('fr', 0.2, 0.01),
    figure('fi', Number.NaN, 0.01),
  ]);
  expect(languages[2]?.pooled).toBeNull();
  expect(languages[2]?.standsApart).toBe(false);
  expect(languages[0]?.pooled).not.toBeNull();
});

it('reads a figure from a fit', () => {
  // Two titles; A = diag(2, 4) and c = (2, 4), so that a title adds s_1 + s_2 of its score. The third regressor is not estimable.
  const square = (...values: number[]) => ({ size: 3, values: Float64Array.from(values) });
  const fit: Fit = {
    names: ['x', 'hinge', 'copy'],
    beta: Float64Array.of(0.5, 0.25, Number.NaN),
    isEstimable: [true, true, false],
    information: square(2, 0, 2, 0, 4, 0, 2, 0, 2),
    parts: [
      { cluster: 7, information: square(1, 0, 1, 0, 2, 0, 1, 0, 1), score: Float64Array.of(1, 2, 1) },
      { cluster: 9, information: square(1, 0, 1, 0, 2, 0, 1, 0, 1), score: Float64Array.of(-1, -2, -1) },
    ],
    observations: 8,
    rss: null,
  };
  const found = figureOf('de', 'latin', fit, Float64Array.of(2, 4, 0));
  expect(found).toMatchObject({
    language: 'de',
    group: 'latin',
    estimate: 2,
    influence: new Map([
      [7, 3],
      [9, -3],
    ]),
  });
  // Without a title A is diag(1, 2): changes of (1, 1) and back, c'd = 6, and 1/2 (36 + 36).
  expect(found.variance).toBeCloseTo(36, 12);
});

it('lets no group of two speak: how far they lie apart says next to nothing', () => {
  const two = [figure('ar', 0.1, 0.0004), figure('fa', 0.12, 0.0004)];
  expect(poolWithinGroups(two).languages.map(({ pooled }) => pooled)).toEqual([null, null]);
});

it('reckons with how few titles tell the error of a figure', () => {
  const titlesOf = (first: number, weights: readonly number[]): (readonly [number, number])[] =>
    weights.map((weight, place) => [first + place, weight]);
  const figures = [
    // Twelve titles of one size: 12 degrees of freedom, so that the variance is 12/10 of what was found.
    figure('de', 0.1, 0.01, titlesOf(0, Array<number>(12).fill(1))),
    // One that outweighs another by 3: (9 + 1) squared over 81 + 1 is 1.2, less than the 3 that make 3/1.
    figure('fr', 0.25, 0.02, titlesOf(100, [3, 1])),
    // Six squares: (4 x 4 + 2 x 1) squared over 4 x 16 + 2 is 54/11.
    figure('pl', -0.1, 0.03, titlesOf(200, [2, 2, 2, 2, 1, 1])),
  ];
  const variances = [0.01 * (12 / 10), 0.02 * 3, (0.03 * 54) / 11 / (54 / 11 - 2)];
  const expected = pool([0.1, 0.25, -0.1], {
    size: 3,
    values: Float64Array.from({ length: 9 }, (_, place) =>
      place % 4 === 0 ? (variances[place / 4] ?? NaN) : 0,
    ),
  });
  const { languages } = poolWithinGroups(figures);
  languages.forEach(({ pooled, se }, place) => {
    expect(pooled?.low).toBeCloseTo(expected?.shrunken[place]?.low ?? NaN, 12);
    expect(pooled?.high).toBeCloseTo(expected?.shrunken[place]?.high ?? NaN, 12);
    expect(se).toBe(Math.sqrt([0.01, 0.02, 0.03][place] ?? NaN));
  });
});
