import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSmallPackage, type SmallPackage } from '../../../datasets/tools/small-package.ts';
import { columnsOf } from './columns.ts';
import { exampleLinesSql } from './example-lines.ts';
import { readStrata, strataSql } from './strata.ts';

/** Lines of 1 s by title: characters, so that they are the speed, and rewinds of each of two segments; null where suppressed. */
const lines = {
  a: [
    [20, 5, 1],
    [25, 4, 4],
    [12, 90, 9],
  ],
  b: [
    [18, 7, 0],
    [17, 50, 50],
  ],
  c: [[30, 1, null]],
  d: [[19, 3, 3]],
  e: [[21, 0, 0]],
} as const;

const titles = Object.keys(lines);
const each = Object.entries(lines).flatMap(([title, own]) =>
  own.map(([chars, tv, web], i) => ({ title, ordinal: i + 1, chars, tv, web })),
);
const segments = ['tv', 'web'] as const;

let open: SmallPackage;
beforeAll(async () => {
  open = await openSmallPackage({
    titles: titles.map((id) => ({
      title_id: id,
      name: `Title ${id}`,
      content_type: 'film',
      audience: 'adult',
    })),
    assets: titles.map((id) => ({
      asset_id: id,
      title_id: id,
      language: 'fr',
      asset_type: 'subtitle',
      workflow: 'partner',
    })),
    asset_versions: titles.map((id) => ({ version_id: id, asset_id: id, version: 1 })),
    timed_text_events: each.map(({ title, ordinal, chars }) => ({
      version_id: title,
      ordinal,
      event_type: 'dialogue',
      zone: 'body',
      start_ms: ordinal * 2000,
      end_ms: ordinal * 2000 + 1000,
      text: title === 'd' ? null : 'x'.repeat(chars),
      char_count: chars,
      longest_line: chars,
      count_mode: 'grapheme',
      line_count: 1,
      word_count: 1,
    })),
    engagement_segments: segments.map((segment_id) => ({
      segment_id,
      window_start: '2026-01-01',
      window_end: '2026-03-01',
      profile_match: 'unknown',
      audio_context: 'foreign_original',
      subtitles_on: true,
    })),
    line_engagement: each.flatMap((line) =>
      segments.map((segment_id) => ({
        version_id: line.title,
        ordinal: line.ordinal,
        segment_id,
        exposures: line[segment_id] === null ? null : 100,
        rewinds: line[segment_id],
        pauses: null,
        exits: null,
        text_offs: null,
        audio_switches: null,
      })),
    ),
  });
});
afterAll(() => open.engine.close());

test('the lines over the limit with the most events, over all segments, one of each title, at most three', async () => {
  const [stratum] = readStrata(await open.engine.query(strataSql(true)));
  if (stratum === undefined) throw new Error('There is no stratum.');
  const found = columnsOf(await open.engine.query(exampleLinesSql(stratum, 17, 'rewinds')));
  // By hand: a 25 (8), b 18 (7), d 19 (6), then c 30 (1) and e 21 (0); a's slow line and b's at the limit are none of them.
  expect(found.texts('title')).toEqual(['Title a', 'Title b', 'Title d']);
  expect([...found.numbers('cps')]).toEqual([25, 18, 19]);
  expect([...found.numbers('events')]).toEqual([8, 7, 6]);
  expect([...found.numbers('exposures')]).toEqual([200, 200, 200]);
  expect(found.texts('text')).toEqual(['x'.repeat(25), 'x'.repeat(18), null]);
});
