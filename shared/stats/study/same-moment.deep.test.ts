import { expect, test } from 'vitest';
import { estimateOf } from '../ladder.ts';
import { randomStream, type RandomStream } from '../random.ts';
import { slopesOfKind } from './same-moment.ts';
import type { MomentPoint, MomentRow } from './moment-pass.ts';
import { poisson } from './simulated-testing.ts';
import { holds, Tally } from './tally-testing.ts';

/**
 * How often the interval of the slope at the same moment holds the truth, in worlds where something in every scene makes all of its lines faster
 * and rewound more often: what the slope within titles takes for an effect of speed.
 */
const worlds = 1000;

/** The planted slope, as log rate per cps, and how much it differs from title to title. */
const planted = { slope: 0.03, spread: 0.015 };

const languages = [1, 2, 3, 4];
const limit = 17;

interface Line {
  readonly title: number;
  readonly language: number;
  readonly scene: number;
  readonly n: number;
  readonly y: number;
  readonly r: readonly [speed: number, duration: number, density: number];
}

/** Titles of unequal popularity with ten scenes, of which each language has some lines; one language is missing in each third title. */
function simulate(seed: number, titles: number): Line[] {
  return Array.from({ length: titles }, (_, title) => {
    const random = randomStream(seed, 'title', title);
    const popularity = 600 * Math.exp(0.7 * random.normal());
    const slope = planted.slope + planted.spread * random.normal();
    const levels = languages.map(() => 0.3 * random.normal());
    return Array.from({ length: 10 }, (__, scene) => {
      const [hidden, pace] = [random.normal(), random.normal()];
      return languages.flatMap((language, i) =>
        title % 3 === 0 && language === 1 + (title % 4)
          ? []
          : Array.from({ length: 2 + Math.floor(4 * random.next()) }, () =>
              lineOf(
                random,
                { title, language, scene },
                { popularity, slope, level: levels[i] ?? 0, hidden, pace },
              ),
            ),
      );
    }).flat();
  }).flat();
}

function lineOf(
  random: RandomStream,
  place: Pick<Line, 'title' | 'language' | 'scene'>,
  {
    popularity,
    slope,
    level,
    hidden,
    pace,
  }: Record<'popularity' | 'slope' | 'level' | 'hidden' | 'pace', number>,
): Line {
  const [duration, density] = [0.4 * random.normal(), random.next() - 0.5];
  const cps = 14 + 1.5 * hidden + pace - 2 * duration + 2 * random.normal();
  const n = Math.max(1, poisson(random, popularity));
  const eta = level + 0.3 * hidden + slope * (cps - limit) + 0.6 * duration + 0.3 * density;
  return { ...place, n, y: poisson(random, 0.01 * n * Math.exp(eta)), r: [cps - limit, duration, density] };
}

/** The sums of a pass over the lines. */
function passOver(lines: readonly Line[], points: readonly MomentPoint[]): Map<number, MomentRow[]> {
  const betas = new Map(points.map(({ stratum, beta }) => [stratum, beta]));
  const cells = Map.groupBy(lines, ({ title, language, scene }) => `${title} ${language} ${scene}`);
  const rows = [...cells.values()].map((own): MomentRow => {
    const [{ title, language, scene } = { title: NaN, language: NaN, scene: NaN }] = own;
    const beta = betas.get(language) ?? [];
    const weighed = own.map(({ n, y, r }) => ({
      y,
      r,
      e: n * Math.exp(r.reduce((sum, value, i) => sum + value * (beta[i] ?? 0), 0)),
    }));
    const sum = (of: (line: (typeof weighed)[number]) => number): number =>
      weighed.reduce((total, line) => total + of(line), 0);
    const at = ({ r }: (typeof weighed)[number], i: number): number => r[i] ?? NaN;
    const places = [0, 1, 2];
    return {
      title,
      stratum: language,
      scene,
      n: own.length,
      y: sum(({ y }) => y),
      e: sum(({ e }) => e),
      re: places.map((i) => sum((line) => line.e * at(line, i))),
      ry: places.map((i) => sum((line) => line.y * at(line, i))),
      ree: places.flatMap((i) => places.map((j) => sum((line) => line.e * at(line, i) * at(line, j)))),
    };
  });
  return Map.groupBy(rows, ({ title }) => title);
}

test.for([12, 40, 100])(
  'the slope at the same moment, %i titles',
  { timeout: 600_000 },
  async (titles, { annotate }) => {
    const tally = new Tally();
    const strata = languages.map((key) => ({ key, limit }));
    const studied = strata.map((stratum) => ({ stratum, beta: [0, 0, 0] }));
    for (let seed = 1; seed <= (titles > 40 ? worlds / 4 : worlds); seed += 1) {
      const lines = simulate(seed, titles);
      const pass = (points: readonly MomentPoint[]) => Promise.resolve(passOver(lines, points));
      const slopes = await slopesOfKind(pass, studied, strata, { onPass: () => undefined });
      for (const { key } of strata) {
        const slope = slopes.get(key);
        tally.count('same moment', holds(slope === undefined ? null : estimateOf(slope), planted.slope));
      }
    }
    await annotate(`${titles} titles: ${tally.toString()}`);
    expect(tally.coverage('same moment')).toBeGreaterThanOrEqual(0.92);
    expect(tally.coverage('same moment')).toBeLessThanOrEqual(0.97);
  },
);
