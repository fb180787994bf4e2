import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openNodeEngine } from '../../electron/cli/engine/open.ts';
import { folderFiles } from '../../electron/cli/folder-files.ts';
import { loadPackage } from '../../shared/engine/load.ts';
import type { Engine } from '../../shared/engine/port.ts';
import { columnsOf } from '../../shared/stats/study/columns.ts';
import { condensingSql, readCondensing } from '../../shared/stats/study/condensing.ts';
import { exampleLinesSql } from '../../shared/stats/study/example-lines.ts';
import { lineContextSql, lineKey, readLineContext } from '../../shared/stats/study/line-context.ts';
import { readRuleToday, ruleTodaySql } from '../../shared/stats/study/rule-today.ts';
import { chosenStrata, readStrata, strataSql, type Stratum } from '../../shared/stats/study/strata.ts';
import { usualQuestion } from '../../shared/stats/study/usual.ts';
import { nativeRows, openNative } from './native.ts';

const demo = path.join(import.meta.dirname, '../demo');

let engine: Engine;
let native: DuckDBConnection;
let strata: readonly Stratum[];

beforeAll(async () => {
  engine = await openNodeEngine();
  await loadPackage(engine, await folderFiles(demo));
  strata = chosenStrata(readStrata(await engine.query(strataSql(true))), usualQuestion);
  native = await openNative(demo);
  await native.run(readFileSync(path.join(import.meta.dirname, 'views.sql'), 'utf8'));
  await native.run(`
    CREATE TABLE placed AS
    SELECT x.*, v.frame_rate_num / v.frame_rate_den AS fps, v.delivered_on, a.title_id, a.language, a.asset_type
    FROM (
      SELECT e.version_id, e.ordinal, e.text,
        e.start_frame * 1000.0 * w.frame_rate_den / w.frame_rate_num AS start_ms,
        e.end_frame * 1000.0 * w.frame_rate_den / w.frame_rate_num AS end_ms
      FROM timed_text_events e JOIN asset_versions w USING (version_id)
      UNION ALL
      SELECT version_id, ordinal, text, start_ms, end_ms FROM file_lines
    ) x
    JOIN asset_versions v USING (version_id) JOIN assets a USING (asset_id)`);
});

afterAll(async () => {
  await engine.close();
  native.closeSync();
});

function stratumOf(language: string): Stratum {
  const found = strata.find((one) => one.language === language);
  if (found === undefined) throw new Error(`The demo has no ${language}.`);
  return found;
}

/** What the words of the brief ask, line by line: over a limit, and of a line that is extended the first end that is late enough. */
function linesByHand(language: string, now: number, proposed: number): string {
  return `
    CREATE OR REPLACE TABLE asked AS
    SELECT l.version_id, l.ordinal, l.char_count, l.word_count, l.dur_ms, p.title_id, p.fps,
      round(l.char_count * 1000 - ${now} * l.dur_ms, 6) > 0 AS over_now,
      round(l.char_count * 1000 - ${proposed} * l.dur_ms, 6) > 0 AS over_new,
      l.char_count * 1000.0 / ${proposed} AS needed,
      round(p.end_ms * p.fps / 1000) AS out_frame,
      round((SELECT min(n.start_ms) FROM placed n JOIN lines m USING (version_id, ordinal)
        WHERE n.version_id = p.version_id AND (n.start_ms, n.ordinal) > (p.start_ms, p.ordinal)
          AND (m.event_type IN ('forced_narrative', 'on_screen_text')) = (l.event_type IN ('forced_narrative', 'on_screen_text'))
      ) * p.fps / 1000) AS next_frame
    FROM lines l JOIN placed p USING (version_id, ordinal)
    WHERE l.language = '${language}' AND l.asset_type = 'subtitle' AND l.audience = 'adult' AND NOT l.in_credits
      AND l.event_type IN ('dialogue', 'song', 'sound_label', 'forced_narrative') AND l.dur_ms > 0 AND l.char_count > 0
      AND EXISTS (
        SELECT 1 FROM line_engagement e JOIN engagement_segments s USING (segment_id)
        WHERE e.version_id = l.version_id AND e.ordinal = l.ordinal AND s.subtitles_on
          AND s.audio_context = 'foreign_original' AND e.exposures > 0 AND e.rewinds IS NOT NULL);
    CREATE OR REPLACE TABLE late AS
    SELECT *, out_frame + ceil(round((needed - dur_ms) * fps / 1000, 6)) AS late_frame
    FROM asked WHERE over_new;
    CREATE OR REPLACE TABLE held AS
    SELECT needed > 7000 AS too_long, coalesce(late_frame + 2 > next_frame, false) AS too_close,
      EXISTS (SELECT 1 FROM shot_changes c
        WHERE c.title_id = late.title_id AND c.frame >= out_frame AND c.frame < late_frame) AS over_shot
    FROM late`;
}

describe('what a limit asks of the lines is what SQL written by hand counts', () => {
  test.each([
    ['de', 17, 16],
    ['de', 17, 5],
    ['de', 17, 20],
    ['th', 17, 15],
    ['ar', 20, 18],
  ])('%s from %d to %d', async (language, now, proposed) => {
    await native.run(linesByHand(language, now, proposed));
    const [expected] = await nativeRows(
      native,
      `SELECT count(*) AS lines, count(*) FILTER (WHERE over_now) AS now, count(*) FILTER (WHERE over_new) AS new,
        sum(char_count) FILTER (WHERE over_new) AS characters,
        sum(char_count - ${proposed} * dur_ms / 1000) FILTER (WHERE over_new) AS excess,
        coalesce(sum(word_count) FILTER (WHERE over_new), 0) AS words FROM asked`,
    );
    const [held] = await nativeRows(
      native,
      `SELECT count(*) FILTER (WHERE too_long) AS long, count(*) FILTER (WHERE too_close) AS close,
        count(*) FILTER (WHERE over_shot) AS shot, count(*) FILTER (WHERE too_long OR too_close OR over_shot) AS any FROM held`,
    );
    const sql = condensingSql(stratumOf(language), 'rewinds', { now, new: proposed });
    const found = readCondensing(await engine.query(sql));
    expect(found.lines).toBe(expected?.['lines']);
    expect(found.overNow.lines).toBe(expected?.['now']);
    expect(found.overNew.lines).toBe(expected?.['new']);
    expect(found.overNew.characters).toBe(expected?.['characters']);
    expect(found.overNew.excess).toBeCloseTo(Number(expected?.['excess']), 4);
    expect(found.overNew.words).toBe(expected?.['words']);
    expect(found.extending).toEqual({
      lines: expected?.['new'],
      tooLong: held?.['long'],
      tooClose: held?.['close'],
      overShot: held?.['shot'],
      any: held?.['any'],
      withShots: expected?.['new'],
    });
    expect(found.extending.any).toBeGreaterThan(0);
  });

  test('a limit that is far lower keeps lines on screen for longer than the guide has it', async () => {
    const sql = condensingSql(stratumOf('de'), 'rewinds', { now: 17, new: 5 });
    expect(readCondensing(await engine.query(sql)).extending.tooLong).toBeGreaterThan(100);
  });
});

test.each(['ar', 'ja', 'de'])(
  'the lines around the examples in %s are those of the files',
  async (language) => {
    const stratum = stratumOf(language);
    const columns = columnsOf(await engine.query(exampleLinesSql(stratum, stratum.limit ?? 0, 'rewinds')));
    const examples = columns
      .texts('version_id')
      .map((versionId, i) => ({ versionId: versionId ?? '', ordinal: columns.numbers('ordinal')[i] ?? 0 }));
    expect(examples).toHaveLength(3);
    const around = readLineContext(await engine.query(lineContextSql(examples)));
    for (const example of examples) {
      const { versionId, ordinal } = example;
      const beside = await nativeRows(
        native,
        `WITH here AS (SELECT * FROM placed WHERE version_id = '${versionId}' AND ordinal = ${ordinal})
      (SELECT 'before' AS part, p.text FROM placed p, here WHERE p.version_id = here.version_id AND p.end_ms <= here.start_ms ORDER BY p.start_ms DESC LIMIT 1)
      UNION ALL
      (SELECT 'after', p.text FROM placed p, here WHERE p.version_id = here.version_id AND p.start_ms >= here.end_ms ORDER BY p.start_ms LIMIT 1)`,
      );
      const found = around.get(lineKey(example)) ?? [];
      const told = (parts: readonly string[]): unknown[] =>
        found.filter(({ part }) => parts.includes(part)).map(({ part, text }) => ({ part, text }));
      const byPart = (rows: readonly unknown[]): string[] => rows.map((row) => JSON.stringify(row)).sort();
      expect(byPart(told(['before', 'after']))).toEqual(byPart(beside));
      // The demo has no lines of templates; of SDH and subtitles in an original language, SDH come first.
      const source = await nativeRows(
        native,
        `WITH here AS (SELECT * FROM placed WHERE version_id = '${versionId}' AND ordinal = ${ordinal}),
      there AS (
        SELECT p.* FROM placed p, here
        WHERE p.title_id = here.title_id AND p.language <> here.language AND p.asset_type IN ('sdh', 'subtitle')
          AND p.language IN (SELECT o.language FROM title_original_languages o WHERE o.title_id = here.title_id)
          AND p.start_ms < here.end_ms AND p.end_ms > here.start_ms),
      kind AS (SELECT * FROM there WHERE asset_type = (SELECT min(asset_type) FROM there)),
      latest AS (SELECT * FROM kind WHERE delivered_on = (SELECT max(delivered_on) FROM kind))
      SELECT 'source' AS part, text FROM latest ORDER BY start_ms`,
      );
      expect(told(['source'])).toEqual(source);
    }
  },
);

test.each(['de', 'th', 'ja', 'en-US'])('the rule of %s is the row of the package', async (language) => {
  const [row] = await nativeRows(
    native,
    `SELECT guide, language, CAST(valid_from AS VARCHAR) AS "validFrom", max_cps AS "maxCps", count_mode AS "countMode",
      max_duration_ms AS "maxDurationMs", min_gap_frames AS "minGapFrames", citation, NULL AS quote
    FROM style_limits WHERE language = '${language}' AND audience = 'adult' AND asset_type = 'subtitle'
    ORDER BY valid_from DESC LIMIT 1`,
  );
  expect(readRuleToday(await engine.query(ruleTodaySql(stratumOf(language))))).toEqual(row);
});
