import { afterEach, describe, expect, test } from 'vitest';
import { openNodeEngine } from '../../electron/cli/engine/open.ts';
import { openPackage, type OpenPackage } from '../engine/load.ts';
import type { Cell, Engine } from '../engine/port.ts';
import type { LoadProgress } from '../engine/progress.ts';
import type { PackageFiles } from './files.ts';
import type { SubtitleNaming } from './subtitle-package.ts';

const srt = (...texts: readonly string[]): string =>
  texts
    .map((text, i) => `${i + 1}\n00:00:0${i * 2 + 1},000 --> 00:00:0${i * 2 + 2},000\n${text}\n`)
    .join('\n');

function given(contents: Readonly<Record<string, string | Uint8Array<ArrayBuffer>>>): PackageFiles {
  const files = new Map(Object.entries(contents).map(([path, content]) => [path, new Blob([content])]));
  return {
    label: 'Season 1',
    list: () => Promise.resolve([...files].map(([path, { size }]) => ({ path, bytes: size }))),
    open: (path) => Promise.resolve(files.get(path) ?? null),
  };
}

/** An EBU-STL file whose header has the language code 4A, Thai (EBU Tech 3264), with one line of Latin letters. */
function thaiStl(): Uint8Array<ArrayBuffer> {
  const header = new TextEncoder().encode('850STL25.011004A'.padEnd(1024));
  const block = new Uint8Array(128).fill(0x8f);
  block.set([0, 1, 0, 0xff, 0, 0, 0, 1, 0, 0, 0, 2, 0, 20, 2, 0]);
  block.set(new TextEncoder().encode('ab cd'), 16);
  return Uint8Array.from([...header, ...block]);
}

let engine: Engine | null = null;
afterEach(async () => {
  await engine?.close();
  engine = null;
});

async function opened(
  files: PackageFiles,
  naming: Partial<SubtitleNaming> = {},
  onProgress: (progress: LoadProgress) => void = () => undefined,
): Promise<OpenPackage> {
  engine = await openNodeEngine();
  return openPackage(engine, files, { naming: { today: '2026-11-26', ...naming }, onProgress });
}

async function rows({ tables }: OpenPackage, sql: string): Promise<Cell[][]> {
  const { values, rowCount } = await tables.query(sql);
  return Array.from({ length: rowCount }, (_, row) => values.map((column) => column[row] ?? null));
}

const versionsSql = `SELECT title_id, language, asset_type, version_id, version
  FROM source.asset_versions JOIN source.assets USING (asset_id) ORDER BY version_id`;

describe('subtitle files that are given as they are', () => {
  test('leave out what styles hide, and say where it stands', async () => {
    const ttml = `<tt xmlns="http://www.w3.org/ns/ttml" xmlns:tts="http://www.w3.org/ns/ttml#styling" xml:lang="en"><body><div>
<p begin="0s" end="1s">Seen.</p>
<p begin="1s" end="2s" tts:opacity="0">Never seen.</p>
<p begin="3s" end="4s">Seen too.</p></div></body></tt>`;
    const open = await opened(given({ 'Hafen.en.ttml': ttml }));
    expect(
      await rows(open, 'SELECT ordinal, char_count, duration_ms, gap_ms FROM core.line_reading ORDER BY 1'),
    ).toEqual([
      [1, 5, 1000, 2000],
      [3, 9, 1000, null],
    ]);
    expect(open.loaded.problems.filter(({ code }) => code === 'timed-text.hidden')).toMatchObject([
      { at: { file: 'Hafen.en.ttml', line: 3 } },
    ]);
    expect(open.loaded.subtitleFiles).toMatchObject([{ path: 'Hafen.en.ttml', lines: 2 }]);
  });

  test('have the frame rate that the file tells, unless the table says another, and none that can be no rate', async () => {
    const ttml = (rate: string): string =>
      `<tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttp="http://www.w3.org/ns/ttml#parameter" xml:lang="en" ttp:frameRate="${rate}"><body><div>
<p begin="0s" end="1s">One.</p></div></body></tt>`;
    const open = await opened(
      given({
        'Told.en.ttml': ttml('25'),
        'Tabled.en.ttml': ttml('25'),
        'Huge.en.ttml': ttml('100000" ttp:frameRateMultiplier="999999 1'),
        'rates.csv': 'file,frame_rate\nTabled.en.ttml,50/1\n',
      }),
    );
    const sql = `SELECT title.name, version.frame_rate
      FROM core.text_version AS version JOIN core.title AS title USING (title_key) ORDER BY 1`;
    expect(await rows(open, sql)).toEqual([
      ['Huge', null],
      ['Tabled', 50],
      ['Told', 25],
    ]);
  });

  test('become a package: a version for each file, told apart by their names', async () => {
    const open = await opened(
      given({
        'show/Hafen.de.srt': srt('Guten Morgen.', 'Wohin gehst du?'),
        'show/Hafen.de.sdh.srt': srt('[Tür] Guten Morgen.'),
        'show/Hafen.ja.vtt': 'WEBVTT\n\n00:01.000 --> 00:02.000\nおはよう\n',
        'copy/Hafen.de.srt': srt('Guten Tag.'),
        'readme.txt': 'not one',
      }),
    );
    expect(await rows(open, versionsSql)).toEqual([
      ['Hafen', 'de', 'subtitle', 'copy/Hafen.de.srt', 1],
      ['Hafen', 'de', 'sdh', 'show/Hafen.de.sdh.srt', 1],
      ['Hafen', 'de', 'subtitle', 'show/Hafen.de.srt', 2],
      ['Hafen', 'ja', 'subtitle', 'show/Hafen.ja.vtt', 1],
    ]);
    expect(
      await rows(
        open,
        'SELECT version_id, ordinal, text, char_count, count_mode FROM source.timed_text_events ORDER BY ALL',
      ),
    ).toEqual([
      ['copy/Hafen.de.srt', 1, 'Guten Tag.', 10, 'grapheme'],
      ['show/Hafen.de.sdh.srt', 1, '[Tür] Guten Morgen.', 19, 'grapheme'],
      ['show/Hafen.de.srt', 1, 'Guten Morgen.', 13, 'grapheme'],
      ['show/Hafen.de.srt', 2, 'Wohin gehst du?', 15, 'grapheme'],
      ['show/Hafen.ja.vtt', 1, 'おはよう', 4, 'cjk-half'],
    ]);
    expect(open.loaded.manifest).toMatchObject({
      title: 'Season 1',
      asOf: '2026-11-26',
      defaultGuide: 'netflix',
    });
    // Netflix: 17 characters a second in German, 20 of SDH, 4 in Japanese; 5/6 s at least.
    expect(
      await rows(
        open,
        `SELECT version_id, max_cps, max_chars_per_line, max_lines, round(min_duration_ms, 6), max_duration_ms, min_gap_frames
         FROM core.text_version ORDER BY version_id`,
      ),
    ).toEqual([
      ['copy/Hafen.de.srt', 17, 42, 2, 833.333333, 7000, 2],
      ['show/Hafen.de.sdh.srt', 20, 42, 2, 833.333333, 7000, 2],
      ['show/Hafen.de.srt', 17, 42, 2, 833.333333, 7000, 2],
      ['show/Hafen.ja.vtt', 4, 13, 2, 500, 7000, null],
    ]);
    expect(open.loaded.problems.map(({ code, at }) => [code, at.file])).toContainEqual([
      'package.not_subtitles',
      'readme.txt',
    ]);
  });

  test('a small table says what their names do not', async () => {
    const open = await opened(
      given({
        'a1.srt': srt('One'),
        'below/b2.srt': new Uint8Array([
          ...new TextEncoder().encode(srt('')),
          0xcf,
          0xf0,
          0xe8,
          0xe2,
          0xe5,
          0xf2,
        ]),
        'list.csv':
          '\ufefffile;title;language;kind;audience;frame_rate;encoding\r\na1.srt;"The ""Old"" Harbour; part 1";pt_br;sdh;children;24000/1001;\r\nb2.srt;B;rus;;;;windows-1251\r\nc3.srt;C;;;;;\r\n',
      }),
    );
    expect(
      await rows(
        open,
        `SELECT name, audience, language, asset_type, version_id, frame_rate_num, frame_rate_den
         FROM source.asset_versions JOIN source.assets USING (asset_id) JOIN source.titles USING (title_id) ORDER BY version_id`,
      ),
    ).toEqual([
      ['The "Old" Harbour; part 1', 'children', 'pt-BR', 'sdh', 'a1.srt', 24000, 1001],
      ['B', 'adult', 'ru', 'subtitle', 'below/b2.srt', null, null],
    ]);
    expect(
      await rows(open, "SELECT text FROM source.timed_text_events WHERE version_id = 'below/b2.srt'"),
    ).toEqual([['Привет']]);
    expect(open.loaded.problems).toMatchObject([
      { code: 'package.subtitle_not_there', at: { file: 'list.csv', row: 3, column: 'file' } },
    ]);
  });

  test('take a row for the very file that it names, and for none where several have the name', async () => {
    const open = await opened(
      given({
        'a/x.srt': srt('Below.'),
        'b/y.srt': srt('One.'),
        'c/y.srt': srt('Two.'),
        'x.srt': srt('Above.'),
        'list.csv': 'file,title,language\nx.srt,Above,fi\ny.srt,Which,sv\n',
      }),
    );
    expect((await rows(open, versionsSql)).map(([title, language, , id]) => [id, title, language])).toEqual([
      ['a/x.srt', 'x', 'und'],
      ['b/y.srt', 'y', 'und'],
      ['c/y.srt', 'y', 'und'],
      ['x.srt', 'Above', 'fi'],
    ]);
    expect(
      open.loaded.problems.filter(({ code }) => code !== 'package.subtitle_language_unknown'),
    ).toMatchObject([
      {
        code: 'package.subtitle_name_twice',
        at: { file: 'list.csv', row: 2, column: 'file' },
      },
    ]);
    expect(open.loaded.problems.map(({ message }) => message).join()).toContain('b/y.srt, c/y.srt');
  });

  test('tell of a table that breaks off, and of one that is too large to be read', async () => {
    const open = await opened(
      given({
        'x.srt': srt('Above.'),
        'y.srt': srt('Below.'),
        'list.csv': 'file,title,language\nx.srt,X,fi\n"y.srt"!,Y,sv\n',
        'large.csv': new Uint8Array(20_000_001),
      }),
    );
    expect((await rows(open, versionsSql)).map(([title, language]) => [title, language])).toEqual([
      ['X', 'fi'],
      ['y', 'und'],
    ]);
    expect(open.loaded.problems.map(({ code, at }) => [code, at])).toEqual([
      ['package.subtitle_table_broken', { file: 'list.csv', line: 3 }],
      ['package.subtitle_table_too_large', { file: 'large.csv' }],
      ['package.subtitle_language_unknown', { file: 'y.srt' }],
    ]);
  });

  test('count every place of a problem, over all files', async () => {
    const faulty = Array.from(
      { length: 500 },
      (_, i) => `${i + 1}\n00:00:02,000 --> 00:00:01,000\nBack.\n`,
    ).join('\n');
    const open = await opened(given({ 'A.en.srt': faulty, 'B.en.srt': faulty }));
    const found = open.loaded.problems.filter(({ code }) => code.startsWith('timed-text.'));
    const [first, ...others] =
      Map.groupBy(found, ({ code }) => code)
        .values()
        .next().value ?? [];
    expect(first?.count).toBe(1000);
    expect(others.map(({ count }) => count)).toEqual(Array.from({ length: 19 }, () => undefined));
  });

  test('go by a pattern of the user, and a language that nothing names is unknown', async () => {
    const files = given({ 'fr/Le Port.srt': srt('Bonjour.'), 'xx/Le Port.srt': srt('Bonjour.') });
    const open = await opened(files, { pattern: '{language}/{title}' });
    expect(await rows(open, versionsSql)).toEqual([
      ['Le Port', 'fr', 'subtitle', 'fr/Le Port.srt', 1],
      ['Le Port', 'und', 'subtitle', 'xx/Le Port.srt', 1],
    ]);
    expect(open.loaded.problems).toMatchObject([
      { code: 'package.subtitle_language_unknown', at: { file: 'xx/Le Port.srt' } },
    ]);
  });

  test('are counted in the language that the file tells where its name tells none', async () => {
    const open = await opened(given({ 'hero.stl': thaiStl(), 'hero.en.stl': thaiStl() }));
    expect(
      await rows(
        open,
        'SELECT version_id, text, count_mode, word_count FROM source.timed_text_events ORDER BY 1',
      ),
    ).toEqual([
      ['hero.en.stl', 'ab cd', 'grapheme', 2],
      ['hero.stl', 'ab cd', 'no-marks', null],
    ]);
  });

  test('a language that no name has is the one that the file says', async () => {
    const ttml = `<tt xmlns="http://www.w3.org/ns/ttml" xml:lang="de-AT"><body><div><p begin="1s" end="2s">Servus</p></div></body></tt>`;
    const open = await opened(given({ 'Hafen.ttml': ttml, 'Hafen (fr).ttml': ttml }));
    expect(await rows(open, versionsSql)).toEqual([
      ['Hafen', 'fr', 'subtitle', 'Hafen (fr).ttml', 1],
      ['Hafen', 'de-AT', 'subtitle', 'Hafen.ttml', 1],
    ]);
    // Netflix lists German, and no Austrian.
    expect(await rows(open, "SELECT max_cps FROM core.text_version WHERE version_id = 'Hafen.ttml'")).toEqual(
      [[17]],
    );
    expect(open.loaded.problems).toEqual([]);
  });

  test('one that can not be read never stops the others', async () => {
    const open = await opened(
      given({ 'A.en.srt': srt('Fine.'), 'B.en.vtt': 'no WebVTT', 'C.en.srt': new Uint8Array(5000) }),
    );
    expect(await rows(open, 'SELECT version_id, count(*) FROM source.timed_text_events GROUP BY 1')).toEqual([
      ['A.en.srt', 1],
    ]);
    expect(open.loaded.problems.map(({ code, at }) => `${at.file ?? ''} ${code}`)).toEqual(
      expect.arrayContaining(['B.en.vtt timed-text.not_webvtt', 'C.en.srt timed-text.no_events']),
    );
  });

  test('five thousand of them open with progress and a report of each, and stop when they are told to', async () => {
    const many = given({
      ...Object.fromEntries(
        Array.from({ length: 4999 }, (_, i) => [`s${i % 9}/Title ${i}.de.srt`, srt('Eins.', 'Zwei.')]),
      ),
      'broken.de.vtt': new Uint8Array([0x50, 0x4b, 3, 4]),
    });
    const rowsSeen: number[] = [];
    const open = await opened(many, {}, ({ stage, rows: seen }) => {
      if (stage === 'lines') rowsSeen.push(seen);
    });
    expect(new Set(rowsSeen).size).toBeGreaterThan(100);
    expect(rowsSeen.toSorted((a, b) => a - b)).toEqual(rowsSeen);
    expect(rowsSeen.at(-1)).toBe(9998);
    const { subtitleFiles } = open.loaded;
    expect([subtitleFiles.length, subtitleFiles.filter(({ lines }) => lines === 2).length]).toEqual([
      5000, 4999,
    ]);
    expect(subtitleFiles.find(({ path }) => path === 'broken.de.vtt')).toMatchObject({
      lines: 0,
      problems: 2,
    });
    await engine?.close();
    const stop = new AbortController();
    engine = await openNodeEngine();
    const stopped = openPackage(engine, many, {
      naming: { today: '2026-11-26' },
      signal: stop.signal,
      onProgress: ({ stage, rows: seen }) => {
        if (stage === 'lines' && seen > 1000) stop.abort();
      },
    });
    await expect(stopped).rejects.toMatchObject({ problems: [{ code: 'engine.cancelled' }] });
  });
});
