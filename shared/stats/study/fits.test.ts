import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSmallPackage, type SmallPackage } from '../../../datasets/tools/small-package.ts';
import { dialogue, film, rewindsAt, segment, subtitlesOf } from '../../../datasets/tools/small-rows.ts';
import { addOuterTo, zeros } from '../matrix.ts';
import { addVectorTo } from '../normal-equations.ts';
import { fitPoisson, type PoissonGroupSums } from '../poisson.ts';
import { randomStream } from '../random.ts';
import { columnsOf } from './columns.ts';
import type { Design } from './design.ts';
import { fitStrata, type StratumCube } from './fits.ts';
import { rowsSql } from './rows.ts';
import { regressors } from './weighed.ts';

const titles = Array.from({ length: 21 }, (_, i) => `t${String(i + 10)}`);

/** Lines of 3 to 30 cps whose rewinds grow with their speed. */
function linesOf(title: string) {
  const random = randomStream(1, title);
  return Array.from({ length: 40 }, (_, i) => {
    const duration = 1000 + Math.floor(4000 * random.next());
    const chars = Math.max(3, Math.round((duration * (6 + 16 * random.next())) / 1000));
    const exposures = 200 + Math.floor(800 * random.next());
    const rate = 0.05 * Math.exp(0.05 * ((1000 * chars) / duration - 14));
    const rewinds = Math.round(exposures * rate * (0.5 + random.next()));
    return {
      ordinal: i + 1,
      start_ms: 6000 * i,
      end_ms: 6000 * i + duration,
      char_count: chars,
      exposures,
      rewinds,
    };
  });
}

let open: SmallPackage;
beforeAll(async () => {
  const versions = titles.map((title) => ({
    id: `v-${title}`,
    title,
    ...subtitlesOf(title, 'fr', `v-${title}`),
  }));
  const lines = versions.flatMap(({ id, title }) =>
    linesOf(title).map((line) => ({ version_id: id, ...line })),
  );
  open = await openSmallPackage({
    titles: titles.map((title) => film(title)),
    assets: versions.map(({ asset }) => asset),
    asset_versions: versions.map(({ version }) => version),
    timed_text_events: lines.map(({ version_id, ordinal, start_ms, end_ms, char_count }) =>
      dialogue({ version_id, ordinal, start_ms, end_ms, char_count }),
    ),
    engagement_segments: [segment('tv', { audio_context: 'foreign_original', subtitles_on: true })],
    line_engagement: lines.map(({ version_id, ordinal, exposures, rewinds }) =>
      rewindsAt({ version_id, ordinal }, 'tv', exposures, rewinds),
    ),
  });
});
afterAll(() => open.engine.close());

/** Two ranges, as a large package has. */
const ranges = [
  { from: 0, to: 8 },
  { from: 9, to: 99 },
];
const rows = { outcome: 'rewinds', subtitlesOn: true, isRowPerLine: true, ranges } as const;

/** The same fit from the rows themselves, from 0. */
async function fitToRows({ stratum, centre, knot }: Design) {
  const read = columnsOf(
    await open.engine.query(rowsSql({ outcome: 'rewinds', subtitlesOn: true, strata: [stratum] })),
  );
  const column = (name: string): Float64Array => read.numbers(name);
  const [title, n, y, cps] = ['title_key', 'n', 'y', 'cps'].map(column);
  const covariates = ['log_duration', 'position', 'position_squared', 'speech_density'].map(column);
  const lines = Array.from({ length: read.rowCount }, (_, i) => ({
    title: title?.[i] ?? 0,
    n: n?.[i] ?? 0,
    y: y?.[i] ?? 0,
    r: Float64Array.of(
      (cps?.[i] ?? 0) - centre,
      Math.max(0, (cps?.[i] ?? 0) - knot),
      ...covariates.map((values) => values[i] ?? 0),
    ),
  }));
  return fitPoisson(regressors, new Float64Array(6), (beta) =>
    Promise.resolve(
      [...Map.groupBy(lines, (line) => line.title)].map(([cluster, own]): PoissonGroupSums => {
        const sums = { y: 0, e: 0, re: new Float64Array(6), ry: new Float64Array(6), ree: zeros(6) };
        for (const line of own) {
          const e = line.n * Math.exp(line.r.reduce((sum, value, i) => sum + value * (beta[i] ?? 0), 0));
          sums.y += line.y;
          sums.e += e;
          addVectorTo(sums.re, line.r, e);
          addVectorTo(sums.ry, line.r, line.y);
          addOuterTo(sums.ree, line.r, e);
        }
        return { cluster, group: cluster, n: own.length, ...sums };
      }),
    ),
  );
}

test.each([
  ['at the edge of a bin of half a character', 17, 0.5],
  ['that no such bin begins at', 16.7, 16.7 / 33],
])('a fit with a knot %s is that of the rows, wherever it starts', async (_, knot, width) => {
  const strata = columnsOf(
    await open.engine.query('SELECT DISTINCT stratum_key FROM core.line_engagement_fact'),
  );
  const design = { stratum: strata.numbers('stratum_key')[0] ?? 0, centre: 14, knot, width };
  let passes = 0;
  let first: readonly StratumCube[] = [];
  const [found] = await fitStrata(open.engine, rows, [design], {
    onPass: (pass) => (passes = pass),
    onFirst: (cubes) => (first = [...cubes]),
  });
  const expected = await fitToRows(design);
  expect(expected).toMatchObject({ isConverged: true, fixedEffects: 21 });
  expect(found?.fit).toMatchObject({ isConverged: true, fixedEffects: 21, observations: 840 });
  expect(found?.fit.passes).toBeLessThan(passes);
  for (const i of regressors.keys())
    expect(found?.fit.beta[i]).toBeCloseTo(expected.beta[i] ?? Number.NaN, 9);
  expect(first.map(({ cube }) => cube.cells.length)).toEqual([found?.cube.cells.length]);
});

test('a stratum without rows has no fit, and leaves the others theirs', async () => {
  const design = { stratum: 99, centre: 14, knot: 17, width: 0.5 };
  const [found] = await fitStrata(open.engine, rows, [design]);
  expect(found?.fit.parts).toEqual([]);
  expect(found?.cube.cells).toEqual([]);
});
