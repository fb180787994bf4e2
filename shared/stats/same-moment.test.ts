import { describe, expect, it, test } from 'vitest';
import fixture from '../../datasets/golden/stats/same-moment.json' with { type: 'json' };
import { cv1, cv3 } from './fit.ts';
import { addOuterTo, diagonal, zeros, type Square } from './matrix.ts';
import { addVectorTo } from './normal-equations.ts';
import { fitSameMomentPoisson, type MomentPass, type PoissonMomentSums } from './same-moment-poisson.ts';
import { fitSameMoment, type MomentSums } from './same-moment.ts';

const { rows } = fixture;

interface Line {
  readonly title: number;
  readonly scene: number;
  readonly language: number;
  readonly n: number;
  readonly y: number;
  readonly r: Float64Array;
}

const lines: Line[] = rows.title.map((title, i) => ({
  title,
  scene: rows.scene[i] ?? NaN,
  language: rows.language[i] ?? NaN,
  n: rows.n[i] ?? NaN,
  y: rows.y[i] ?? NaN,
  r: Float64Array.of(rows.x[i] ?? NaN, rows.z[i] ?? NaN),
}));

/** Sums by title and cell, of lines with a weight and a response. */
function sumsOf(of: readonly Line[], weigh: (line: Line) => { w: number; u: number }): PoissonMomentSums[] {
  return [...Map.groupBy(of, ({ title }) => title)].map(([cluster, members]) => {
    const totals = { wuu: 0, wrr: zeros(2), wru: new Float64Array(2) };
    const cells = new Map<
      string,
      { scene: number; language: number; y: number; w: number; wu: number; wr: Float64Array }
    >();
    for (const line of members) {
      const { w, u } = weigh(line);
      const { scene, language } = line;
      const key = `${scene} ${language}`;
      const cell = cells.get(key) ?? { scene, language, y: 0, w: 0, wu: 0, wr: new Float64Array(2) };
      cells.set(key, cell);
      cell.y += line.y;
      cell.w += w;
      cell.wu += w * u;
      addVectorTo(cell.wr, line.r, w);
      totals.wuu += w * u * u;
      addOuterTo(totals.wrr, line.r, w);
      addVectorTo(totals.wru, line.r, w * u);
    }
    return { cluster, n: members.length, cells: [...cells.values()], ...totals };
  });
}

const linear = (of: readonly Line[]): MomentSums[] => sumsOf(of, ({ n, y }) => ({ w: n, u: y / n }));

/** What SQL does in each round: lines without an effect are left out. */
const poissonPass: MomentPass = (beta, effects) => {
  const within = (line: Line) => {
    const group = lines.filter(({ title, language }) => title === line.title && language === line.language);
    const expected = group.reduce((sum, { n, r }) => sum + n * Math.exp(dotOf(r, beta)), 0);
    return Math.log(group.reduce((sum, { y }) => sum + y, 0) / expected);
  };
  const effectOf = (line: Line) => {
    if (effects === null) return within(line);
    const found = effects.find(({ cluster }) => cluster === line.title);
    return (found?.languages.get(line.language) ?? NaN) + (found?.scenes.get(line.scene) ?? NaN);
  };
  const known = lines.filter((line) => Number.isFinite(effectOf(line)));
  return Promise.resolve(
    sumsOf(known, (line) => {
      const eta = dotOf(line.r, beta) + effectOf(line);
      const w = line.n * Math.exp(eta);
      return { w, u: eta + (line.y - w) / w };
    }),
  );
};

function dotOf(left: Float64Array, right: Float64Array): number {
  return left.reduce((sum, value, i) => sum + value * (right[i] ?? NaN), 0);
}

function expectClose(found: Iterable<number>, wanted: readonly number[], share: number): void {
  const values = [...found];
  expect(values.length).toBe(wanted.length);
  values.forEach((value, i) => expect(Math.abs(value / (wanted[i] ?? NaN) - 1)).toBeLessThan(share));
}

const errors = (covariance: Square) => diagonal(covariance).map(Math.sqrt);

describe('linear, against lm with both sets of dummies', () => {
  const { linear: expected } = fixture;
  const model = fitSameMoment(['x', 'z'], linear(lines));

  it('has the coefficients, the residuals and the rank', () => {
    expectClose(model.beta, expected.beta, 1e-10);
    expectClose([model.rss], [expected.rss], 1e-10);
    expect(model.fixedEffects + 2).toBe(expected.rank);
  });

  it('has the errors of vcovCL and of leaving out one title after the other', () => {
    expectClose(errors(cv1(model)), expected.cv1, 1e-9);
    expectClose(errors(cv1(model, { parameters: 2 + model.fixedEffects })), expected.cv1Dummies, 1e-9);
    expectClose(cv3(model).values, expected.cv3.flat(), 1e-8);
  });

  it('leaves out a title with one line a scene, which has nothing to compare with', () => {
    const alone = lines.filter(({ title, language }) => title === 1 && language === 1);
    const more = alone.map((line, i) => ({ ...line, title: 99, scene: i }));
    expect(fitSameMoment(['x', 'z'], linear([...lines, ...more]))).toEqual(model);
  });

  it('counts the scenes of a title in one language, whose own effect is the sum of theirs', () => {
    const alone = lines.filter(({ title, language }) => title === 1 && language === 1);
    // Rounding leaves a little of the weight of the language, above 0 or below.
    const more = [3, 7, 10, 13, 19].flatMap((divisor) =>
      alone.map((line, i) => ({ ...line, title: 90 + divisor, scene: i % 3, n: line.n / divisor })),
    );
    const found = fitSameMoment(['x', 'z'], linear([...lines, ...more]));
    expect(found.fixedEffects).toBe(model.fixedEffects + 5 * 3);
  });

  it('can not tell what all languages of a scene share', () => {
    const shared = lines.map((line) => ({ ...line, r: Float64Array.of(line.r[0] ?? NaN, line.scene ** 2) }));
    expect(fitSameMoment(['x', 'scene'], linear(shared)).isEstimable).toEqual([true, false]);
  });
});

describe('Poisson, against glm with both sets of dummies', () => {
  const { poisson: expected, within } = fixture;
  const start = Float64Array.from(within.beta);
  const off = (beta: Float64Array) =>
    [...beta].map((value, i) => Math.abs(value - (expected.beta[i] ?? NaN)) / (expected.model[i] ?? NaN));

  it('is within a tenth of a standard error after four rounds, though scenes differ and the start is 13 errors off', async () => {
    expect(off(start)[0]).toBeGreaterThan(13);
    const model = await fitSameMomentPoisson(['x', 'z'], start, poissonPass);
    expect(model.passes).toBe(4);
    for (const distance of off(model.beta)) expect(distance).toBeLessThan(0.1);
  });

  it('is the same with more rounds', async () => {
    const model = await fitSameMomentPoisson(['x', 'z'], start, poissonPass, { rounds: 20 });
    expect(model.isConverged).toBe(true);
    expect(model.observations).toBe(expected.observations);
    expect(model.fixedEffects + 2).toBe(expected.rank);
    expectClose(model.beta, expected.beta, 1e-6);
    expectClose(errors(cv1(model)), expected.cv1, 1e-4);
  });

  it('takes effects of scenes from a second round at least', async () => {
    const model = await fitSameMomentPoisson(['x', 'z'], start, poissonPass, { tolerance: Infinity });
    expect(model).toMatchObject({ passes: 2, isConverged: true });
  });

  it('tells of each round, and can be cancelled between two', async () => {
    const control = new AbortController();
    const reason = new Error('enough');
    const seen: number[] = [];
    const run = fitSameMomentPoisson(['x', 'z'], start, poissonPass, {
      signal: control.signal,
      onPass: ({ pass }) => {
        seen.push(pass);
        if (pass === 2) control.abort(reason);
      },
    });
    await expect(run).rejects.toBe(reason);
    expect(seen).toEqual([1, 2]);
  });
});

test('no titles, no estimate', () => {
  expect(fitSameMoment(['x', 'z'], [])).toMatchObject({
    isEstimable: [false, false],
    observations: 0,
    rss: 0,
  });
});
