import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSmallPackage, type SmallPackage } from '../../../datasets/tools/small-package.ts';
import { dialogue, film, rewindsAt, segment, subtitlesOf } from '../../../datasets/tools/small-rows.ts';
import { estimateOf } from '../ladder.ts';
import { addOuterTo, factor, zeros } from '../matrix.ts';
import { columnsOf } from './columns.ts';
import { slopesAtSameMoment } from './same-moment.ts';
import { readStrata, strataSql, type Stratum } from './strata.ts';

const languages = ['de', 'fr', 'ja'];
const titles = ['a', 'b', 'c', 'd'];
/** Title d has one language. */
const versions = titles.flatMap((title) =>
  (title === 'd' ? ['de'] : languages).map((language) => ({ title, language, id: `${title}-${language}` })),
);

/** The digits of 1/p for a prime p, as numbers from 0 to 1: as good as chance here, and the same everywhere. */
const digits = (prime: number): (() => number) => {
  let rest = 1;
  return () => {
    rest = (rest * 1000) % prime;
    return rest / prime;
  };
};
const draw = digits(999_983);

const lines = versions.flatMap(({ id, language }) =>
  Array.from({ length: 12 }, (_, i) => {
    const start = i * 5000 + Math.round(draw() * 500);
    const seconds = 1 + draw() * 3;
    const cps = (language === 'ja' ? 3 : 11) + draw() * (language === 'ja' ? 3 : 9);
    const characters = Math.max(1, Math.round(cps * seconds));
    return {
      version_id: id,
      ordinal: i + 1,
      scene_id: `scene ${Math.floor(i / 4)}`,
      start_ms: start,
      end_ms: start + Math.round(seconds * 1000),
      char_count: characters,
    };
  }),
);

let open: SmallPackage;
let strata: readonly Stratum[];
beforeAll(async () => {
  const assets = versions.map(({ title, language, id }) => subtitlesOf(title, language, id));
  open = await openSmallPackage({
    titles: titles.map(film),
    assets: assets.map(({ asset }) => asset),
    asset_versions: assets.map(({ version }) => version),
    timed_text_events: lines.map(dialogue),
    engagement_segments: [segment('s')],
    line_engagement: lines.map(({ version_id, ordinal }) => {
      const exposures = 200 + Math.floor(draw() * 400);
      // A scene without events, and a language of a title without any.
      const isQuiet = (version_id.startsWith('a') && ordinal <= 4) || version_id === 'c-fr';
      const rewinds = isQuiet ? 0 : 1 + Math.floor(draw() * 12);
      return rewindsAt({ version_id, ordinal }, 's', exposures, rewinds);
    }),
  });
  strata = readStrata(await open.engine.query(strataSql(true)));
});
afterAll(() => open.engine.close());

/** The lines as a regression on dummies sees them; written apart from the passes of the study. */
async function regression(): Promise<readonly { title: number; n: number; y: number; r: Float64Array }[]> {
  const found = columnsOf(
    await open.engine.query(`SELECT title_key, stratum_key, scene_key, exposures AS n, rewinds AS y,
      char_count * 1000 / duration_ms AS cps, ln(duration_ms / 1000.0) AS seconds, speech_density AS density
      FROM core.line_engagement_fact ORDER BY 1, 2, 3, 4, cps`),
  );
  const column = (name: string): Float64Array => found.numbers(name);
  const rows = Array.from(column('n'), (n, i) => ({
    n,
    y: column('y')[i] ?? NaN,
    title: column('title_key')[i] ?? NaN,
    stratum: column('stratum_key')[i] ?? NaN,
    scene: column('scene_key')[i] ?? NaN,
    x: [column('cps')[i] ?? NaN, column('seconds')[i] ?? NaN, column('density')[i] ?? NaN],
  }));
  const eventsOf = (is: (row: (typeof rows)[number]) => boolean): number =>
    rows.filter(is).reduce((sum, { y }) => sum + y, 0);
  const kept = rows.filter(
    ({ title, stratum, scene }) =>
      eventsOf((row) => row.title === title && row.stratum === stratum) > 0 &&
      eventsOf((row) => row.title === title && row.scene === scene) > 0 &&
      new Set(rows.filter((row) => row.title === title).map((row) => row.stratum)).size > 1,
  );
  const dummies = [
    ...new Set(kept.flatMap(({ title, stratum, scene }) => [`${title} l${stratum}`, `${title} s${scene}`])),
  ];
  const slopes = [...new Set(kept.map(({ stratum }) => stratum))].sort((a, b) => a - b);
  return kept.map(({ n, y, title, stratum, scene, x: [cps = NaN, ...shared] }) => ({
    title,
    n,
    y,
    r: Float64Array.of(
      ...slopes.map((own) => (own === stratum ? cps - 12 : 0)),
      ...shared,
      ...dummies.map((name) => (name === `${title} l${stratum}` || name === `${title} s${scene}` ? 1 : 0)),
    ),
  }));
}

type RegressionRows = Awaited<ReturnType<typeof regression>>;

/** Newton's method on all dummies; those that others add up to have the coefficient 0. */
function poissonOnDummies(rows: RegressionRows): Float64Array {
  let beta = new Float64Array(rows[0]?.r.length ?? 0);
  for (let step = 0; step < 60; step += 1) {
    const change = newtonStep(rows, beta, step === 0 ? -4 : 0);
    beta = beta.map((value, i) => value + (change[i] ?? 0));
  }
  return beta;
}

/** One of its steps, at rates that are off by the exponential of `level`; 0 for what can't be told. */
function newtonStep(rows: RegressionRows, beta: Float64Array, level = 0): Float64Array {
  const [information, score] = [zeros(beta.length), new Float64Array(beta.length)];
  for (const { n, y, r } of rows) {
    const mu = n * Math.exp(r.reduce((sum, value, i) => sum + value * (beta[i] ?? 0), level));
    addOuterTo(information, r, mu);
    r.forEach((value, i) => (score[i] = (score[i] ?? 0) + value * (mu * level + y - mu)));
  }
  return factor(information)
    .solve(score)
    .map((value) => (Number.isNaN(value) ? 0 : value));
}

/** Each title in a range of its own. */
const rows = { outcome: 'rewinds', ranges: [1, 2, 3].map((title) => ({ from: title, to: title })) } as const;

test('the slopes are those of a regression on dummies of languages and scenes', async () => {
  const studied = strata.map((stratum) => ({ stratum, beta: [0, 0, 0] }));
  let passes = 0;
  const found = await slopesAtSameMoment(open.engine, rows, studied, strata, {
    onPass: (pass) => (passes = pass),
  });
  const lines = await regression();
  const expected = poissonOnDummies(lines);
  const byKey = strata.map(({ key }) => key).sort((a, b) => a - b);
  expect(byKey.length).toBe(3);
  byKey.forEach((key, i) => {
    const slope = found.get(key);
    expect(slope?.estimate).toBeCloseTo(expected[i] ?? NaN, 6);
    // One step of Newton's method from there, without the lines of each title in turn, be the language among them or not.
    const moved = [...new Set(lines.map(({ title }) => title))].map(
      (left) =>
        newtonStep(
          lines.filter(({ title }) => title !== left),
          expected,
        )[i] ?? NaN,
    );
    const squares = moved.reduce((sum, change) => sum + change * change, 0);
    const se = slope === undefined ? NaN : estimateOf(slope).se;
    expect(se / Math.sqrt((2 / 3) * squares)).toBeCloseTo(1, 4);
  });
  expect(passes).toBeGreaterThan(1);
});

test('a language is carried by the titles that have it, and one alone is compared with those that nobody asked for', async () => {
  const studied = strata
    .filter(({ language }) => language === 'fr')
    .map((stratum) => ({ stratum, beta: [0, 0, 0] }));
  const [slope, ...more] = (await slopesAtSameMoment(open.engine, rows, studied, strata)).values();
  expect(more).toEqual([]);
  // Titles a and b; in c, nobody rewound a French line, and it moves the French slope by what all languages share.
  expect(slope?.carriers?.size).toBe(2);
  expect(slope?.changes.size).toBe(3);
  expect(slope === undefined ? NaN : estimateOf(slope).df).toBe(1);
});

test('without another language nothing is found', async () => {
  const alone = strata.filter(({ language }) => language === 'ja');
  const studied = alone.map((stratum) => ({ stratum, beta: [0, 0, 0] }));
  expect(await slopesAtSameMoment(open.engine, rows, studied, alone)).toEqual(new Map());
});
