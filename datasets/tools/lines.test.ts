import { describe, expect, test } from 'vitest';
import { planAssets } from './assets.ts';
import { makeLines, type Line } from './lines.ts';
import { tiny } from './sizes.ts';
import { makeTimeline } from './timeline.ts';
import { planTitles } from './titles.ts';
import { publishedWorld, triedLimits, type World } from './world.ts';

describe('the text of a line', () => {
  const titles = planTitles(7, tiny);
  const [spanish] = planAssets(7, tiny, titles)
    .filter(
      ({ language, type, title }) =>
        language === 'es-419' && type === 'subtitle' && title.audience === 'adult',
    )
    .sort((a, b) => b.title.cpsShift - a.title.cpsShift);

  /** The Spanish lines of the fastest title, with their text or with measures alone. */
  function linesOf(world: World, hasText = true): Line[] {
    if (spanish === undefined) throw new Error('Nothing is subtitled into Spanish.');
    const [version] = spanish.versions;
    if (version === undefined) throw new Error('The subtitles were never delivered.');
    const { title } = spanish;
    const timeline = makeTimeline(7, world, title, 400);
    return makeLines(7, { world, title, timeline, asset: spanish, version, hasText });
  }

  test('is another one only where limits part the speeds that are meant; those after it keep their words', () => {
    const before = linesOf(publishedWorld);
    const after = linesOf({ ...publishedWorld, limits: new Map([['es-419', 20]]) });
    const changed = before.filter(({ text }, i) => text !== after[i]?.text);
    expect(changed.length).toBeGreaterThan(8);
    // Condensed ones are meant to run at 16.95 at most; dashes of two speakers or notes about a song come on top.
    for (const { charCount, frames, ordinal } of changed) {
      const fps = (spanish?.title.frameRate.numerator ?? 0) / (spanish?.title.frameRate.denominator ?? 1);
      expect(charCount, String(ordinal)).toBeLessThanOrEqual((16.95 * frames) / fps + 4);
    }
    const last = changed.at(-1)?.ordinal ?? 0;
    expect(last).toBeLessThan(before.length);
    const texts = (lines: readonly Line[]) => lines.slice(last).map(({ text }) => text);
    expect(texts(after)).toEqual(texts(before));
  });

  test('is written from the same draws as it was: rows are parted where they were', () => {
    const before = linesOf(publishedWorld, false);
    const after = linesOf({ ...publishedWorld, limits: new Map([['es-419', 20]]) }, false);
    const pairs = before
      .map((line, i) => ({ line, other: after[i] ?? line }))
      .filter(({ line, other }) => line.charCount !== other.charCount)
      .filter(({ line, other }) => line.lineCount === 2 && other.lineCount === 2);
    expect(pairs.length).toBeGreaterThan(10);
    // The longer row has from 50% to 60% of the characters, by one draw; rounding up adds less than a character.
    for (const { line, other } of pairs) {
      const parts = line.longestLine / line.charCount - other.longestLine / other.charCount;
      expect(Math.abs(parts), String(line.ordinal)).toBeLessThan(1 / line.charCount);
    }
  });

  test('under each limit that is tried is the text of the world with that limit', () => {
    const before = linesOf(publishedWorld);
    const tried = triedLimits(publishedWorld, 'es-419');
    expect(tried).toEqual([15, 16, 17, 18, 19, 20, 21]);
    tried.forEach((limit, k) => {
      const there = linesOf({ ...publishedWorld, limits: new Map([['es-419', limit]]) });
      expect(before.map(({ triedCps, cps }) => triedCps?.[k] ?? cps)).toEqual(there.map(({ cps }) => cps));
      expect(there.map(({ publishedCps }) => publishedCps)).toEqual(before.map(({ cps }) => cps));
    });
  });
});
