import { expect, test } from 'vitest';
import { openSmallPackage } from '../../../datasets/tools/small-package.ts';
import { dialogue, film, rewindsAt, segment, subtitlesOf } from '../../../datasets/tools/small-rows.ts';
import { addOuterTo, factor, zeros } from '../matrix.ts';
import { randomStream } from '../random.ts';
import { columnsOf } from './columns.ts';
import { fitStraight, fitStrata } from './fits.ts';
import { slopeIn } from './slope-in.ts';
import { estimateOf } from '../ladder.ts';

const titles = Array.from({ length: 9 }, (_, i) => `t${i}`);
const limit = 15;

/** Titles in German, whose lines are rewound more and more often over the limit. */
const open = await openPackage();

async function openPackage() {
  const random = randomStream(11, 'bent', 'lines');
  const lines = titles.flatMap((title) =>
    Array.from({ length: 80 }, (_, i) => {
      const duration = 1000 + Math.round(random.next() * 3000);
      const count = Math.max(1, Math.round((6 + random.next() * 16) * (duration / 1000)));
      const cps = (count * 1000) / duration;
      const rate = 0.01 * Math.exp(0.25 * Math.max(cps - limit, 0) + 0.3 * random.normal());
      const exposures = 300 + Math.floor(random.next() * 500);
      return {
        line: {
          version_id: title,
          ordinal: i + 1,
          start_ms: i * 5000,
          end_ms: i * 5000 + duration,
          char_count: count,
        },
        exposures,
        rewinds: Math.round(exposures * rate * 2 * random.next()),
      };
    }),
  );
  const assets = titles.map((title) => subtitlesOf(title, 'de', title));
  return openSmallPackage({
    titles: titles.map(film),
    assets: assets.map(({ asset }) => asset),
    asset_versions: assets.map(({ version }) => version),
    timed_text_events: lines.map(({ line }) => dialogue(line)),
    engagement_segments: [segment('s')],
    line_engagement: lines.map(({ line, exposures, rewinds }) => rewindsAt(line, 's', exposures, rewinds)),
  });
}

/** Poisson regression of events on the speed, the covariates and a dummy a title, all lines at once; written apart from the passes. */
async function slopeOnDummies(): Promise<number> {
  const found = columnsOf(
    await open.engine
      .query(`SELECT title_key, exposures AS n, rewinds AS y, char_count * 1000 / duration_ms AS cps,
      ln(duration_ms / 1000.0) AS seconds, position, speech_density AS density FROM core.line_engagement_fact ORDER BY 1, 4`),
  );
  const [title, n, y] = [found.numbers('title_key'), found.numbers('n'), found.numbers('y')];
  const [cps, seconds] = [found.numbers('cps'), found.numbers('seconds')];
  const [position, density] = [found.numbers('position'), found.numbers('density')];
  const keys = [...new Set(title)];
  const rows = Array.from(n, (exposures, i) => ({
    title: title[i] ?? Number.NaN,
    n: exposures,
    y: y[i] ?? Number.NaN,
    r: Float64Array.of(
      (cps[i] ?? 0) - limit,
      seconds[i] ?? 0,
      position[i] ?? 0,
      (position[i] ?? 0) ** 2,
      density[i] ?? 0,
      ...keys.map((key) => (key === title[i] ? 1 : 0)),
    ),
  }));
  let beta = new Float64Array(5 + keys.length).fill(-4, 5);
  for (let step = 0; step < 40; step += 1) {
    const { information, score } = sumsOf(rows, beta);
    const change = factor(information).solve(score);
    beta = beta.map((value, i) => value + (Number.isNaN(change[i]) ? 0 : (change[i] ?? 0)));
  }
  return beta[0] ?? Number.NaN;
}

type Row = { readonly n: number; readonly y: number; readonly r: Float64Array };

function sumsOf(rows: readonly Row[], beta: Float64Array) {
  const information = zeros(beta.length);
  const score = new Float64Array(beta.length);
  for (const { n, y, r } of rows) {
    const mu = n * Math.exp(r.reduce((sum, value, i) => sum + value * (beta[i] ?? 0), 0));
    addOuterTo(information, r, mu);
    r.forEach((value, i) => (score[i] = (score[i] ?? 0) + value * (y - mu)));
  }
  return { information, score };
}

test('the slope within titles is that of a Poisson regression on dummies of titles, whatever bends', async () => {
  const slope = await slopeOnDummies();
  const rows = {
    outcome: 'rewinds',
    subtitlesOn: true,
    isRowPerLine: true,
    ranges: [{ from: 0, to: 1000 }],
  } as const;
  const design = { stratum: 1, centre: 13, knot: limit, width: 0.5 };
  const fits = await fitStrata(open.engine, rows, [design], {});
  const fit = (await fitStraight(open.engine, rows, fits, {})).get(1);
  expect(fit?.isConverged).toBe(true);
  expect(fit?.beta[0]).toBeCloseTo(slope, 9);
  // What the cells alone say is off by hundredths of its error.
  const near = fits[0] === undefined ? { estimate: NaN, changes: new Map() } : slopeIn(fits[0].straight, 0);
  const { estimate, se } = estimateOf(near);
  expect(Math.abs(estimate - slope)).toBeLessThan(se / 20);
  await open.engine.close();
});
