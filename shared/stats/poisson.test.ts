import { describe, expect, it, test } from 'vitest';
import fixture from '../../datasets/golden/stats/regression.json' with { type: 'json' };
import separation from '../../datasets/golden/stats/separation.json' with { type: 'json' };
import statsmodels from '../../datasets/golden/stats/regression.statsmodels.json' with { type: 'json' };
import { cv1, cv3 } from './fit.ts';
import { diagonal, type Square } from './matrix.ts';
import { fitPoisson, type PassProgress, type PoissonOptions } from './poisson.ts';
import { rowPass, type PoissonRow } from './row-sums.ts';

const { rows } = fixture;
type Column = keyof typeof rows;

function linesOf(columns: readonly Column[]): PoissonRow[] {
  return rows.title.map((title, i) => ({
    cluster: title,
    group: rows.group[i] ?? NaN,
    exposures: rows.n[i] ?? NaN,
    events: rows.y[i] ?? NaN,
    regressors: Float64Array.from(columns, (column) => rows[column][i] ?? NaN),
  }));
}

const fit = (
  columns: readonly Column[],
  options?: PoissonOptions,
  start = new Float64Array(columns.length),
) => fitPoisson(columns, start, rowPass(linesOf(columns)), options);

function expectClose(found: Iterable<number>, wanted: readonly number[], share: number): void {
  const values = [...found];
  expect(values.length).toBe(wanted.length);
  values.forEach((value, i) => expect(Math.abs(value / (wanted[i] ?? NaN) - 1)).toBeLessThan(share));
}

const errors = (covariance: Square) => diagonal(covariance).map(Math.sqrt);

describe('against glm with dummies', () => {
  const { poisson: expected } = fixture;

  it('has the coefficients, with few passes', async () => {
    const model = await fit(['x', 'hinge', 'z']);
    expectClose(model.beta, expected.beta, 1e-6);
    expect(model.passes).toBeLessThanOrEqual(5);
    expect(model).toMatchObject({
      isConverged: true,
      rss: null,
      observations: expected.observations,
      fixedEffects: expected.fixedEffects,
      notEstimable: [null, null, null],
    });
  });

  it('takes the step that was small enough, so that the error left is about the square of the tolerance', async () => {
    const model = await fit(['x', 'hinge', 'z'], { tolerance: 0.1 });
    expect(model.passes).toBe(3);
    expectClose(model.beta, expected.beta, 1e-5);
  });

  it('does not take a large last step for a coefficient that runs to infinity', async () => {
    const model = await fit(['x', 'hinge', 'z'], { tolerance: 3 });
    expect(model).toMatchObject({ passes: 2, notEstimable: [null, null, null] });
  });

  it('has the coefficients to the last digits where the tolerance asks for them', async () => {
    const model = await fit(['x', 'hinge', 'z'], { tolerance: 1e-9 });
    expectClose(model.beta, expected.beta, 1e-11);
  });

  it('has the errors of vcovCL in each convention, and the jackknife of one step', async () => {
    const model = await fit(['x', 'hinge', 'z']);
    expectClose(errors(cv1(model)), expected.cv1, 1e-6);
    expectClose(errors(cv1(model, { parameters: 1 })), expected.cv1Plain, 1e-6);
    const parameters = 3 + model.fixedEffects;
    expectClose(errors(cv1(model, { parameters })), expected.cv1Dummies, 1e-6);
    expectClose(errors(cv3(model)), expected.cv3, 1e-6);
  });

  it('agrees with statsmodels as well', async () => {
    const model = await fit(['x', 'hinge', 'z']);
    expectClose(model.beta, statsmodels.poisson.beta, 1e-6);
    const parameters = 3 + model.fixedEffects;
    expectClose(errors(cv1(model, { parameters })), statsmodels.poisson.cv1Dummies, 1e-6);
  });

  it('has scores that add up to nothing', async () => {
    const model = await fit(['x', 'hinge', 'z']);
    for (const place of [0, 1, 2]) {
      const scores = model.parts.map(({ score }) => score[place] ?? NaN);
      expect(Math.abs(scores.reduce((sum, score) => sum + score, 0))).toBeLessThan(1e-9);
    }
  });

  it('halves steps from a start that is far off', async () => {
    const model = await fit(['x', 'hinge', 'z'], {}, Float64Array.of(-2, 3, 4));
    expectClose(model.beta, expected.beta, 1e-6);
  });

  it('is at once where it starts at the estimate', async () => {
    const model = await fit(['x', 'hinge', 'z'], {}, Float64Array.from(expected.beta));
    expect(model.passes).toBe(1);
    expectClose(model.beta, expected.beta, 1e-10);
  });
});

describe('what can not be told', () => {
  const { poisson: expected, separated } = fixture;

  it('is a combination, wherever it starts', async () => {
    const model = await fit(['x', 'hinge', 'z', 'sum'], {}, Float64Array.of(0, 0, 0, 0.5));
    expect(model.notEstimable).toEqual([null, null, null, 'combination']);
    expect(model.beta[3]).toBeNaN();
    expectClose(model.beta.subarray(0, 3), expected.beta, 1e-6);
  });

  it('is a coefficient that runs to infinity; the others are those without the lines that it explains', async () => {
    const model = await fit(['x', 'never', 'hinge', 'z']);
    expect(model.notEstimable).toEqual([null, 'separation', null, null]);
    expect(model.isEstimable).toEqual([true, false, true, true]);
    expectClose(
      [...model.beta].filter((_, i) => i !== 1),
      separated.beta,
      1e-6,
    );
    expectClose(
      [...errors(cv1(model, { parameters: 1 }))].filter((_, i) => i !== 1),
      separated.cv1Plain,
      1e-4,
    );
    expectClose(
      [...errors(cv3(model))].filter((_, i) => i !== 1),
      separated.cv3,
      1e-4,
    );
    expect(model.passes).toBeLessThan(14);
  });

  it('is what linear programming says, in small sets with few events', async () => {
    for (const { lines, notEstimable } of separation) {
      const pass = rowPass(
        lines.map(([group = NaN, exposures = NaN, events = NaN, ...regressors]) => ({
          cluster: group,
          group,
          exposures,
          events,
          regressors: Float64Array.from(regressors),
        })),
      );
      const model = await fitPoisson(['a', 'b', 'c'], new Float64Array(3), pass);
      expect(model.notEstimable).toEqual(notEstimable);
      expect(model.isConverged).toBe(true);
      expect(model.passes).toBeLessThan(35);
    }
    expect(separation.length).toBe(62);
  });

  it('is a slope that runs to infinity, where all events are on the highest line', async () => {
    const pass = rowPass(
      [-1, 0.5, 2].flatMap((x) =>
        [1, 2].map((title) => ({
          cluster: title,
          group: title,
          exposures: 100,
          events: x === 2 ? 5 : 0,
          regressors: Float64Array.of(x),
        })),
      ),
    );
    const model = await fitPoisson(['x'], Float64Array.of(0), pass);
    expect(model.notEstimable).toEqual(['separation']);
  });

  it('is not a strong effect: e^-9 with one event in 8000 is told', async () => {
    // By hand: 8000 exposures with 1 event against 1000 with 1000 events, in one group: log(1 / 8000) = -8.987.
    const line = { cluster: 1, group: 1 };
    const pass = rowPass([
      { ...line, exposures: 8000, events: 1, regressors: Float64Array.of(1) },
      { ...line, exposures: 1000, events: 1000, regressors: Float64Array.of(0) },
    ]);
    const model = await fitPoisson(['x'], Float64Array.of(0), pass, { tolerance: 1e-9 });
    expect(model.notEstimable).toEqual([null]);
    expect(model.beta[0]).toBeCloseTo(-Math.log(8000), 8);
  });

  it('is everything where there are no events', async () => {
    const pass = rowPass(linesOf(['x', 'z']).map((line) => ({ ...line, events: 0 })));
    const model = await fitPoisson(['x', 'z'], new Float64Array(2), pass);
    expect(model).toMatchObject({ isEstimable: [false, false], observations: 0, fixedEffects: 0, parts: [] });
  });
});

test('titles that are not there change nothing', async () => {
  const { withoutThree } = fixture;
  const lines = linesOf(['x', 'hinge', 'z']).filter(({ cluster }) => cluster !== 3);
  const model = await fitPoisson(['x', 'hinge', 'z'], new Float64Array(3), rowPass(lines));
  expectClose(model.beta, withoutThree.beta, 1e-6);
  expectClose(errors(cv3(model)), withoutThree.cv3, 1e-6);
});

test('it tells of each pass, and gives up where it is told to', async () => {
  const seen: PassProgress[] = [];
  const model = await fit(['x', 'hinge', 'z'], { passes: 2, onPass: (progress) => seen.push(progress) });
  expect(seen.map(({ pass }) => pass)).toEqual([1, 2]);
  expect(seen[1]?.change).toBeLessThan(seen[0]?.change ?? 0);
  expect(model).toMatchObject({ isConverged: false, passes: 2 });
});

test('it can be cancelled between passes', async () => {
  const control = new AbortController();
  const reason = new Error('enough');
  let passes = 0;
  const run = fit(['x'], {
    signal: control.signal,
    onPass: ({ pass }) => {
      passes = pass;
      control.abort(reason);
    },
  });
  await expect(run).rejects.toBe(reason);
  expect(passes).toBe(1);
});
