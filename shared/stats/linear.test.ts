import { describe, expect, it, test } from 'vitest';
import fixture from '../../datasets/golden/stats/regression.json' with { type: 'json' };
import statsmodels from '../../datasets/golden/stats/regression.statsmodels.json' with { type: 'json' };
import { contrast, cv1, cv3, effectiveClusters, leaveOneOut, mostInfluential } from './fit.ts';
import { fitLinear, type LinearFit } from './linear.ts';
import { at, diagonal, type Square } from './matrix.ts';
import { linearSums } from './row-sums.ts';

const { rows, linear: expected, lonely } = fixture;
type Column = keyof typeof rows;

/** Events per exposure, weighted by exposures, on these columns of the fixture. */
function fit(columns: readonly Column[], isKept: (title: number) => boolean = () => true): LinearFit {
  const lines = rows.title.map((title, i) => ({
    cluster: title,
    group: rows.group[i] ?? NaN,
    weight: rows.n[i] ?? NaN,
    response: (rows.y[i] ?? NaN) / (rows.n[i] ?? NaN),
    regressors: Float64Array.from(columns, (column) => rows[column][i] ?? NaN),
  }));
  return fitLinear(columns, linearSums(lines.filter(({ cluster }) => isKept(cluster))));
}

function expectClose(found: Iterable<number>, wanted: readonly number[], share: number): void {
  const values = [...found];
  expect(values.length).toBe(wanted.length);
  values.forEach((value, i) => expect(Math.abs(value / (wanted[i] ?? NaN) - 1)).toBeLessThan(share));
}

const errors = (covariance: Square) => diagonal(covariance).map(Math.sqrt);

describe('against R', () => {
  const model = fit(['x', 'hinge', 'z']);
  const a = Float64Array.from(expected.contrast.a);

  it('has the coefficients and the residual sum of squares of lm', () => {
    expectClose(model.beta, expected.beta, 1e-11);
    expectClose([model.rss], [expected.rss], 1e-11);
    expect(model.fixedEffects).toBe(expected.fixedEffects);
    expect(model.observations).toBe(rows.x.length);
  });

  it('has the errors of vcovCL, with the fixed effects in K or not', () => {
    expectClose(errors(cv1(model)), expected.cv1, 1e-10);
    const parameters = model.names.length + model.fixedEffects;
    expectClose(errors(cv1(model, { parameters })), expected.cv1Dummies, 1e-10);
  });

  it('agrees with statsmodels as well', () => {
    const parameters = model.names.length + model.fixedEffects;
    expectClose(model.beta, statsmodels.linear.beta, 1e-10);
    expectClose(errors(cv1(model, { parameters })), statsmodels.linear.cv1Dummies, 1e-9);
  });

  it('has the jackknife of leaving out one title after the other', () => {
    expectClose(cv3(model).values, expected.cv3.flat(), 1e-9);
    expectClose(
      leaveOneOut(model).flatMap(({ change }) => [...change]),
      expected.changes.flat(),
      1e-8,
    );
  });

  it('has the combination, its interval and its p-value', () => {
    const found = contrast(model, a);
    const { estimate, se, low, high, p, df } = expected.contrast;
    expectClose([found.estimate, found.se, found.low, found.high], [estimate, se, low, high], 1e-9);
    expectClose([found.p, found.df], [p, df], 1e-8);
  });

  it('has the clusters that count, fewer than there are, since one has a third of the lines', () => {
    expect(expected.effectiveClusters).toBeLessThan(8);
    expectClose([effectiveClusters(model, a)], [expected.effectiveClusters], 1e-10);
  });

  it('lists the titles that move an estimate most', () => {
    const changes = expected.changes.map((change, i) => ({
      cluster: i + 1,
      change: (change[0] ?? NaN) + 2 * (change[1] ?? NaN),
    }));
    const largest = changes.sort((left, right) => Math.abs(right.change) - Math.abs(left.change)).slice(0, 5);
    const found = mostInfluential(model, a);
    expect(found.map(({ cluster }) => cluster)).toEqual(largest.map(({ cluster }) => cluster));
    expectClose(
      found.map(({ change }) => change),
      largest.map(({ change }) => change),
      1e-8,
    );
  });
});

describe('what can not be told', () => {
  it('is a regressor that is a combination of others and of the groups; the rest is as without it', () => {
    const model = fit(['x', 'hinge', 'z', 'sum']);
    expect(model.isEstimable).toEqual([true, true, true, false]);
    expectClose(model.beta.subarray(0, 3), expected.beta, 1e-9);
    expect(model.beta[3]).toBeNaN();
    expectClose(
      errors(cv3(model)).subarray(0, 3),
      [0, 1, 2].map((i) => Math.sqrt(expected.cv3[i]?.[i] ?? NaN)),
      1e-8,
    );
    expect(cv1(model).values.slice(12)).toEqual(new Float64Array(4).fill(NaN));
    const { estimate, se, p, df } = contrast(model, Float64Array.of(0, 0, 0, 1));
    expect([estimate, se, p, df]).toEqual([NaN, NaN, NaN, 11]);
    expect(contrast(model, Float64Array.of(1, 2, 0, 0)).se).toBeCloseTo(expected.contrast.se, 12);
    expect(effectiveClusters(model, Float64Array.of(0, 0, 0, 1))).toBeNaN();
  });

  it('is a regressor that does not vary within groups', () => {
    expect(fit(['group', 'x']).isEstimable).toEqual([false, true]);
    // Rounding leaves a little above 0 of a thirteenth.
    const thirteenths = linearSums(
      rows.group.map((group, i) => ({
        cluster: rows.title[i] ?? NaN,
        group,
        weight: rows.n[i] ?? NaN,
        response: rows.y[i] ?? NaN,
        regressors: Float64Array.of(group / 13, rows.x[i] ?? NaN),
      })),
    );
    expect(fitLinear(['thirteenth', 'x'], thirteenths).isEstimable).toEqual([false, true]);
  });

  it('is the error of a coefficient that hangs on one title, though it has an estimate', () => {
    const model = fit(['x', 'hinge', 'z', 'lonely']);
    expectClose(model.beta, lonely.beta, 1e-10);
    expectClose(errors(cv1(model)), lonely.cv1, 1e-9);
    const covariance = cv3(model);
    expectClose(errors(covariance).subarray(0, 3), lonely.cv3, 1e-8);
    expect(at(covariance, 3, 3)).toBeNaN();
    const alone = contrast(model, Float64Array.of(0, 0, 0, 1));
    expect(alone.estimate).toBeCloseTo(lonely.beta[3] ?? NaN, 10);
    expect([alone.se, alone.low, alone.high, alone.p]).toEqual([NaN, NaN, NaN, NaN]);
    expect(mostInfluential(model, Float64Array.of(0, 0, 0, 1), 1)).toEqual([{ cluster: 3, change: NaN }]);
  });

  it('is such an error too where rounding leaves a little of the coefficient in the other titles', () => {
    const lines = rows.title.map((title, i) => ({
      cluster: title,
      group: rows.group[i] ?? NaN,
      weight: rows.n[i] ?? NaN,
      response: rows.y[i] ?? NaN,
      regressors: Float64Array.of(title === 3 ? (rows.lonely[i] ?? NaN) : (rows.group[i] ?? NaN) / 13),
    }));
    const model = fitLinear(['lonely'], linearSums(lines));
    expect(model.isEstimable).toEqual([true]);
    expect(at(cv3(model), 0, 0)).toBeNaN();
  });

  it('is a combination that only one title keeps apart', () => {
    // Twice x, but for title 3: without it, neither x nor its double can be told.
    const doubled = rows.x.map((x, i) => 2 * x + (rows.lonely[i] ?? NaN));
    const lines = rows.title.map((title, i) => ({
      cluster: title,
      group: rows.group[i] ?? NaN,
      weight: 1,
      response: rows.y[i] ?? NaN,
      regressors: Float64Array.of(rows.x[i] ?? NaN, doubled[i] ?? NaN, rows.z[i] ?? NaN),
    }));
    const found = errors(cv3(fitLinear(['x', 'doubled', 'z'], linearSums(lines))));
    expect([...found].map(Number.isNaN)).toEqual([true, true, false]);
  });

  it('is any error with one title', () => {
    const model = fit(['x'], (title) => title === 1);
    expect(model.isEstimable).toEqual([true]);
    expect(at(cv1(model), 0, 0)).toBeNaN();
    expect(contrast(model, Float64Array.of(1))).toMatchObject({ se: NaN, low: NaN, p: NaN, df: 0 });
    const given = { size: 1, values: Float64Array.of(1) };
    expect(contrast(model, Float64Array.of(1), given)).toMatchObject({ se: NaN, low: NaN, p: NaN });
  });
});

test('groups of one line and groups without weight say nothing', () => {
  const line = { cluster: 1, weight: 1, response: 2, regressors: Float64Array.of(1) };
  const model = fitLinear(
    ['x'],
    linearSums([
      { ...line, group: 1 },
      { ...line, group: 2, weight: 0 },
    ]),
  );
  expect(model).toMatchObject({ isEstimable: [false], observations: 1, fixedEffects: 1, rss: 0 });
  expect(fitLinear(['x'], [])).toMatchObject({ isEstimable: [false], observations: 0, parts: [] });
});

test('the order of the groups of different titles changes nothing', () => {
  const columns = ['x', 'hinge', 'z'] as const;
  const order = rows.title.map((_, i) => i);
  const model = (places: readonly number[]) =>
    fitLinear(
      columns,
      linearSums(
        places.map((i) => ({
          cluster: rows.title[i] ?? NaN,
          group: rows.title[i] ?? NaN,
          weight: rows.n[i] ?? NaN,
          response: rows.y[i] ?? NaN,
          regressors: Float64Array.from(columns, (column) => rows[column][i] ?? NaN),
        })),
      ),
    );
  const byTitle = order.toSorted((left, right) => (rows.title[right] ?? 0) - (rows.title[left] ?? 0));
  expect(model(byTitle).beta).toEqual(model(order).beta);
});
