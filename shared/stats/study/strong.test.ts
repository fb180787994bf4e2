import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSmallPackage, type SmallPackage } from '../../../datasets/tools/small-package.ts';
import { dialogue, film, rewindsAt, segment, subtitlesOf } from '../../../datasets/tools/small-rows.ts';
import type { Reader } from '../../engine/derived-tables.ts';
import { gateNames } from '../gates.ts';
import { normalQuantile } from '../normal.ts';
import { randomStream, type RandomStream } from '../random.ts';
import { KeptStudy } from './kept.ts';
import { runStudy } from './run.ts';
import type { LanguageStudy, StudyQuestion } from './types.ts';
import { usualQuestion } from './usual.ts';

/**
 * A package in which all that the gates ask for is planted: many titles, which differ by a level alone; two languages whose speeds have
 * nothing to do with each other; members without subtitles to whom speed is nothing; a bend of the log rate at 13 cps, below a limit of 17;
 * and lines over the limit of which every second was condensed to it.
 */
const planted = { bend: 13, slope: 0.08, limit: 17, condensed: 0.5 };
const titles = Array.from({ length: 40 }, (_, i) => `t${i}`);
const languages = ['fr', 'de'];
/** The rate is up by 5 % from the typical line, at 14 cps, at 14 + log(1.05) / 0.08 = 14.6 cps; rounded down. */
const proposed = 14;
const perTitle = 120;
const exposures = 2000;
const logRate = (cps: number): number => planted.slope * Math.max(cps - planted.bend, 0);

interface Speed {
  readonly cps: number;
  readonly isCondensed: boolean;
}

/** Speeds of a title: one from each 120th of a normal distribution of mean 14 and deviation 3, every second over the limit condensed. */
function speedsOf(title: number, random: RandomStream): Speed[] {
  const speeds = Array.from({ length: perTitle }, (_, i) => {
    // Each title has its own place within the steps, so that titles together have every speed.
    const intended = 14 + 3 * normalQuantile((i + ((title * 0.618) % 1) * 0.98 + 0.01) / perTitle);
    const isCondensed = intended > planted.limit && i % 2 === 0;
    return { cps: isCondensed ? planted.limit - 0.8 * random.next() : intended, isCondensed };
  });
  for (let i = speeds.length - 1; i > 0; i -= 1) {
    const other = Math.floor(random.next() * (i + 1));
    const own = speeds.splice(other, 1);
    speeds.splice(i, 0, ...own);
  }
  return speeds;
}

interface Line {
  readonly language: string;
  readonly version: string;
  readonly ordinal: number;
  readonly characters: number;
  readonly ms: number;
  readonly isCondensed: boolean;
  /** Rewinds to expect with subtitles on. */
  readonly expected: number;
  /** Rewinds with subtitles on, and off. */
  readonly on: number;
  readonly off: number;
}

const lines = languages.flatMap((language) =>
  titles.flatMap((title, t): Line[] => {
    const random = randomStream(1, 'strong', t, language);
    const level = 0.2 * random.normal();
    return speedsOf(t, random).map(({ cps, isCondensed }, i) => {
      const characters = 20 + Math.floor(random.next() * 40);
      const ms = Math.round((characters * 1000) / cps);
      const usual = 0.01 * exposures * Math.exp(level + 0.6 * Math.log(ms / 2400));
      const expected = usual * Math.exp(logRate((characters * 1000) / ms));
      return {
        language,
        version: `${title}-${language}`,
        ordinal: i + 1,
        characters,
        ms,
        isCondensed,
        expected,
        on: poisson(random, expected),
        off: poisson(random, usual),
      };
    });
  }),
);

/** A Poisson count, by multiplying uniform numbers (Knuth). */
function poisson(random: RandomStream, mean: number): number {
  const end = Math.exp(-mean);
  let count = 0;
  for (let product = random.next(); product > end; product *= random.next()) count += 1;
  return count;
}

/** The change of all rewinds under a lower limit, by the planted rate and the lines that were condensed, if every second line follows it. */
function plantedChange(language: string, limit: number): number {
  const own = lines.filter((line) => line.language === language);
  const change = own.reduce((sum, { characters, ms, isCondensed, expected }) => {
    const cps = (characters * 1000) / ms;
    if (cps <= limit || (cps > planted.limit && !isCondensed)) return sum;
    const share = isCondensed ? 1 : planted.condensed;
    // Condensed lines stand 0.4 cps below their limit on average.
    return sum + share * expected * (Math.exp(logRate(limit - 0.4) - logRate(cps)) - 1);
  }, 0);
  return change / own.reduce((sum, { expected }) => sum + expected, 0);
}

const study = (smallestThatMatters: number | null, reader: Reader = open.engine): Promise<LanguageStudy[]> =>
  runStudy(reader, { ...usualQuestion, draws: 39, smallestThatMatters });

let open: SmallPackage;
let found: readonly LanguageStudy[] = [];
beforeAll(async () => {
  const versions = titles.flatMap((title) =>
    languages.map((language) => subtitlesOf(title, language, `${title}-${language}`)),
  );
  open = await openSmallPackage(
    {
      titles: titles.map(film),
      assets: versions.map(({ asset }) => asset),
      asset_versions: versions.map(({ version }) => version),
      timed_text_events: lines.map(({ version, ordinal, characters, ms }) =>
        dialogue({
          version_id: version,
          ordinal,
          scene_id: `scene ${ordinal}`,
          start_ms: ordinal * 15_000,
          end_ms: ordinal * 15_000 + ms,
          char_count: characters,
        }),
      ),
      engagement_segments: [segment('on'), segment('off', { subtitles_on: false, audio_context: 'unknown' })],
      line_engagement: lines.flatMap(({ version, ordinal, on, off }) => [
        rewindsAt({ version_id: version, ordinal }, 'on', exposures, on),
        rewindsAt({ version_id: version, ordinal }, 'off', exposures, off),
      ]),
      style_limits: languages.map((language) => ({
        guide: 'g',
        scope: 'translation',
        language,
        audience: 'adult',
        asset_type: 'subtitle',
        valid_from: '2020-01-01',
        max_cps: planted.limit,
        count_mode: 'grapheme',
        citation: 'p. 1',
      })),
    },
    { guide: 'g' },
  );
  found = await study(0.005);
});
afterAll(() => open.engine.close());

describe('where all that the gates ask for is planted', () => {
  test('the grade is strong, and the verdict to lower the limit', () => {
    expect(found.map(({ stratum }) => stratum.language)).toEqual(['de', 'fr']);
    for (const { finding } of found) {
      expect(Object.entries(finding?.gates ?? {})).toEqual(gateNames.map((name) => [name, 'passed']));
      expect(finding?.grade).toBe('strong');
      expect(finding?.decision).toMatchObject({ verdict: 'lower', reason: 'harm_below' });
    }
  });

  test('the forecast of the limit that it proposes holds the planted change, and is clear of the smallest that matters', () => {
    for (const { stratum, finding } of found) {
      const simulated = finding?.evidence.simulated ?? null;
      if (simulated === null || typeof simulated === 'string') throw new Error('There is no forecast.');
      const change = plantedChange(stratum.language, simulated.limit);
      expect(simulated).toMatchObject({ limit: proposed, lines: titles.length * perTitle });
      expect(simulated.low, stratum.language).toBeLessThan(change);
      expect(simulated.high, stratum.language).toBeGreaterThan(change);
      expect(simulated.high, stratum.language).toBeLessThan(-0.005);
    }
  });

  test('the grade is less without a smallest change that is stated, and with one that the forecast takes in', async () => {
    const statements = { none: 0, stated: 0 };
    const counting = (which: keyof typeof statements): Reader => ({
      query: (sql, options) => {
        statements[which] += 1;
        return open.engine.query(sql, options);
      },
    });
    const unstated = await study(null, counting('none'));
    const within = await study(Math.abs(plantedChange('fr', proposed)), counting('stated'));
    for (const [i, { finding }] of found.entries()) {
      expect(unstated[i]?.finding).toMatchObject({ grade: 'moderate', gates: { matters: 'unknown' } });
      expect(within[i]?.finding).toMatchObject({ grade: 'moderate', gates: { matters: 'failed' } });
      for (const other of [unstated[i], within[i]]) {
        expect(other?.finding?.decision).toEqual(finding?.decision);
        expect({ ...other?.finding?.gates, matters: 'passed' }).toEqual(finding?.gates);
      }
    }
    // The lines of both languages are read by one statement more.
    expect(statements.stated).toBe(statements.none + 1);
  });
});

describe('what hangs on the lines alone is kept for the next study', () => {
  const question = { ...usualQuestion, draws: 39 };
  let read = 0;
  const counting: Reader = {
    query: (sql, options) => {
      read += 1;
      return open.engine.query(sql, options);
    },
  };
  const runs = async (kept: KeptStudy, ...questions: readonly StudyQuestion[]) => {
    const found = [];
    for (const one of questions) {
      read = 0;
      found.push({ studies: await runStudy(counting, one, { kept }), read });
    }
    return found;
  };

  test('another margin, other draws and a smallest change that matters find what a study of their own does', async () => {
    const others = [
      { ...question, margin: 0.2 },
      { ...question, seed: 7 },
      { ...question, draws: 59 },
      { ...question, smallestThatMatters: 0.005 },
      question,
    ];
    const [, ...after] = await runs(new KeptStudy(), question, ...others);
    expect(after.map((one) => one.read)).toEqual([0, 0, 0, 1, 0]);
    for (const [i, other] of others.entries())
      expect(after[i]?.studies).toEqual(await runStudy(open.engine, other));
  });

  test('another outcome, other languages and what is too large are read anew', async () => {
    const others = [
      question,
      { ...question, outcome: 'pauses' as const },
      { ...question, languages: ['de'] },
    ];
    for (const { read: statements } of await runs(new KeptStudy(), ...others))
      expect(statements).toBeGreaterThan(0);
    const [first, again] = await runs(new KeptStudy(10), question, question);
    expect(again?.read).toBe(first?.read);
    expect(again?.studies).toEqual(first?.studies);
  });
});
