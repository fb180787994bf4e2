import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { generate } from '../../datasets/tools/generate.ts';
import { sizes } from '../../datasets/tools/sizes.ts';
import { publishedWorld } from '../../datasets/tools/world.ts';
import type { Reader } from '../../shared/engine/derived-tables.ts';
import type { Range } from '../../shared/stats/forecast.ts';
import { holds, Tally } from '../../shared/stats/study/tally-testing.ts';
import { limitStudy } from '../../shared/stats/study/what-if.ts';
import { expectedUnder, plantedLimits, type PlantedLimits } from './planted-limits-testing.ts';
import { withPackage } from './session.ts';

/** Forecasts of six other limits in each language, against what ten demo-sized worlds do when their lines are made under them. */

type Planted = PlantedLimits[string];

const seeds = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
const folder = mkdtempSync(join(tmpdir(), 'subtext-whatif-coverage-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function made(
  into: string,
  seed: number,
  hasText: boolean,
  limits: ReadonlyMap<string, number>,
): Promise<PlantedLimits> {
  await generate({ size: sizes.demo, seed, folder: into, hasText, world: { ...publishedWorld, limits } });
  return plantedLimits(into);
}

/** The limits of a language that `truth.json` tells of beside its own. */
function otherLimits({ limit: own, under_limits: under }: Planted): number[] {
  return under.map(({ limit }) => limit).filter((limit) => limit !== own);
}

/** The same statement is asked for every limit of a language. */
function remembering(reader: Reader): Reader {
  const asked = new Map<string, ReturnType<Reader['query']>>();
  return {
    query: (sql, options) => {
      const answer = asked.get(sql) ?? reader.query(sql, options);
      asked.set(sql, answer);
      return answer;
    },
  };
}

/** A forecast beside the change that the world has under that limit. */
interface Beside {
  readonly isTighter: boolean;
  /** Null where none was given. */
  readonly forecast: Range | null;
  readonly truth: number;
}

/** Every forecast of a world at the compliance that is planted, or that is read where `isRead`. */
async function besides(reader: Reader, study: PlantedLimits, isRead: boolean): Promise<Beside[]> {
  const found: Beside[] = [];
  for (const [language, planted] of Object.entries(study))
    for (const limit of otherLimits(planted)) {
      const compliance = isRead ? null : planted.compliance;
      const asked = { outcome: 'rewinds', assetType: 'subtitle', audience: 'adult' } as const;
      const answer = await limitStudy(reader, { ...asked, language, limit, compliance }, { isQuick: true });
      if (answer.kind !== 'told') throw new Error(`Nothing was told of ${language}.`);
      found.push({
        isTighter: limit < planted.limit,
        forecast: answer.whatIf.forecasts[isRead ? 1 : 0]?.change ?? null,
        truth: expectedUnder(planted, limit) / expectedUnder(planted, planted.limit) - 1,
      });
    }
  return found;
}

function tallyOf(found: readonly Beside[]): Tally {
  const tally = new Tally();
  for (const { isTighter, forecast, truth } of found)
    for (const name of ['all', isTighter ? 'tighter' : 'looser']) tally.count(name, holds(forecast, truth));
  return tally;
}

/** The median of estimate over truth, where there is a change to speak of. */
function medianRatio(found: readonly Beside[]): number {
  const ratios = found
    .filter(({ truth, forecast }) => forecast !== null && Math.abs(truth) > 2e-4)
    .map(({ truth, forecast }) => (forecast?.estimate ?? Number.NaN) / truth)
    .toSorted((left, right) => left - right);
  return ratios[Math.floor(ratios.length / 2)] ?? Number.NaN;
}

test('what truth.json tells of another limit is what the world does when it is made under it', async () => {
  const study = await made(join(folder, 'published'), 1, true, new Map());
  const limits = new Map(
    Object.entries(study).map(([language, planted], place) => {
      const others = otherLimits(planted);
      return [language, others[place % others.length] ?? Number.NaN];
    }),
  );
  const moved = await made(join(folder, 'moved'), 1, true, limits);
  const told = [...limits].map(([language, limit]) =>
    [study, moved]
      .map((one) => one[language])
      .map((one) => (one === undefined ? null : expectedUnder(one, limit))),
  );
  expect(told).toHaveLength(16);
  for (const [before, after] of told) expect(after).toBe(before);
}, 120_000);

describe.each([
  ['with texts', true],
  ['whose texts are counted alone', false],
])('in ten worlds %s', (kind, hasText) => {
  test('intervals of forecasts hold what the worlds do under six other limits in sixteen languages', async () => {
    const [stated, read]: [Beside[], Beside[]] = [[], []];
    for (const seed of seeds) {
      const into = join(folder, `${kind} ${seed}`);
      const study = await made(into, seed, hasText, new Map());
      await withPackage(into, async ({ engine }) => {
        const reader = remembering(engine);
        stated.push(...(await besides(reader, study, false)));
        read.push(...(await besides(reader, study, true)));
      });
      rmSync(into, { recursive: true });
    }
    const [asStated, asRead] = [tallyOf(stated), tallyOf(read)];
    console.log(`${kind}, as stated: ${String(asStated)}; median ratio ${medianRatio(stated).toFixed(3)}`);
    console.log(`${kind}, as read: ${String(asRead)}; median ratio ${medianRatio(read).toFixed(3)}`);
    expect(stated).toHaveLength(960);
    // The forecasts of one language in one world hang together: 160 of these, so that 95 % would come out as 92 or more.
    expect(asStated.coverage('all')).toBeGreaterThan(0.92);
    expect(asStated.coverage('all')).toBeLessThan(0.98);
    expect(asStated.coverage('looser')).toBeGreaterThan(0.9);
    expect(asStated.coverage('tighter')).toBeGreaterThan(0.92);
    // Compliance is read well enough in few worlds.
    expect(asRead.coverage('all')).toBeGreaterThan(0.92);
    expect(Math.abs(medianRatio(stated) - 1)).toBeLessThan(0.1);
  }, 3_600_000);
});
