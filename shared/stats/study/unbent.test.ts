import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { z } from 'zod';
import { openSmallPackage } from '../../../datasets/tools/small-package.ts';
import { dialogue, film, rewindsAt, segment, subtitlesOf } from '../../../datasets/tools/small-rows.ts';
import { estimateOf } from '../ladder.ts';
import { overLimit } from './at-limit.ts';
import { cellPassSql, readCells } from './cell-pass.ts';
import { fitStrata } from './fits.ts';
import { slopeIn } from './slope-in.ts';
import { fitUnbent } from './unbent-fits.ts';
import { reweighed } from './unbent.ts';

/** Titles whose lines are rewound more and more often over the limit, and what statsmodels says of them; by `expected.py` there. */
const folder = path.join(import.meta.dirname, '../../../datasets/golden/stats/unbent');
const textOf = (file: string): string => readFileSync(path.join(folder, file), 'utf8');
const expected = z
  .strictObject({
    limit: z.number(),
    line: z.strictObject({ estimate: z.number(), se: z.number(), low: z.number(), high: z.number() }),
    over: z.strictObject({ ratio: z.number(), low: z.number(), high: z.number() }),
  })
  .parse(JSON.parse(textOf('expected.json')));
const { limit } = expected;
const lines = textOf('lines.csv')
  .trim()
  .split('\n')
  .slice(1)
  .map((text, i) => {
    const [title = NaN, start_ms = NaN, duration = NaN, char_count = NaN, exposures = NaN, rewinds = NaN] =
      text.split(',').map(Number);
    const version_id = `t${String(title)}`;
    return {
      line: { version_id, ordinal: i + 1, start_ms, end_ms: start_ms + duration, char_count },
      exposures,
      rewinds,
    };
  });

const open = await openPackage();
afterAll(() => open.engine.close());

async function openPackage() {
  const titles = [...new Set(lines.map(({ line }) => line.version_id))];
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

/** The ranges are two, as a large package has. */
const rows = {
  outcome: 'rewinds',
  subtitlesOn: true,
  isRowPerLine: true,
  ranges: [
    { from: 0, to: 4 },
    { from: 5, to: 1000 },
  ],
} as const;

/** The fits of the study from cells of so many cps, and where they end. */
async function fitsAt(knot: number, width: number) {
  const [near] = await fitStrata(open.engine, rows, [{ stratum: 1, centre: 13, knot, width }], {});
  if (near === undefined) throw new Error('The stratum has no fit.');
  const found = (await fitUnbent(open.engine, rows, [near], {})).get(1);
  if (found === undefined) throw new Error('The stratum has no fit without a bend.');
  return { near: near.unbent, ...found };
}

test('the slope within titles is that of a Poisson regression on dummies of titles, whatever bends', async () => {
  const { line, near } = await fitsAt(limit, 0.5);
  expect(line.isConverged).toBe(true);
  const { estimate, se } = estimateOf(slopeIn(line, 0));
  expect(estimate).toBeCloseTo(expected.line.estimate, 9);
  expect(Math.abs(se / expected.line.se - 1)).toBeLessThan(5e-6);
  // What the cells alone say is off by hundredths of its error.
  const { estimate: told } = estimateOf(slopeIn(near.line, 0));
  expect(Math.abs(told - expected.line.estimate)).toBeLessThan(expected.line.se / 20);
});

test.each([
  { width: 0.5, off: 1e-9, boundOff: 1e-6 },
  { width: 1.5, off: 1e-8, boundOff: 5e-6 },
])(
  'the rate over the limit against that of the others is that of a Poisson regression, in bins of $width cps',
  async ({ width, off, boundOff }) => {
    const { step, near } = await fitsAt(limit, width);
    const { ratio, low, high } = (step === null ? null : overLimit(step)) ?? { ratio: 0, low: 0, high: 0 };
    expect(Math.abs(ratio / expected.over.ratio - 1)).toBeLessThan(off);
    expect(Math.abs(low / expected.over.low - 1)).toBeLessThan(boundOff);
    expect(Math.abs(high / expected.over.high - 1)).toBeLessThan(boundOff);
    // The cells alone come near.
    expect(near.step.beta[0]).toBeCloseTo(Math.log(expected.over.ratio), 4);
  },
);

test('cells weighed anew at the same coefficients keep every digit', async () => {
  const point = { stratum: 1, centre: 13, knot: limit, width: 0.5, beta: [0.1, 0, 0.6, -0.2, 0.3, 0.1] };
  const wanted = { ...rows, strata: [1] };
  const cells = readCells([await open.engine.query(cellPassSql(wanted, [point]))]).get(1);
  if (cells === undefined) throw new Error('The stratum has no cells.');
  expect(reweighed(cells, point, 'line', point.beta)).toEqual(cells);
});

test('over a limit that no line reaches there is no ratio, and the slope is the same', async () => {
  const { line, step } = await fitsAt(60, 0.5);
  expect(step).toBeNull();
  expect(line.beta[0]).toBeCloseTo(expected.line.estimate, 9);
});
