import { rm } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { netflix } from '../../shared/guidelines/presets/netflix/netflix.ts';
import { guideText } from '../../shared/guidelines/read-guide.ts';
import { folderOf, german, linesOf, type linesSchema } from './subtitle-testing.ts';
import { subtext } from './testing.ts';

const vtt = (text: string): string => `WEBVTT\n\n00:01.000 --> 00:03.000\n${text}\n`;

let folder: string;
beforeAll(async () => {
  folder = await folderOf({
    'Hafen.de.srt': german,
    'Hafen.de.sdh.srt': german,
    'bare.srt': german,
    'cyrillic.srt': Uint8Array.from([
      ...new TextEncoder().encode('1\n00:00:01,000 --> 00:00:02,000\n'),
      ...[0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2],
    ]),
    'empty.en.srt': '',
    'zeros.en.srt': new Uint8Array(5000),
    'season/1/Ночь, "рейс".ja.vtt': vtt('日本、A'),
    'season/readme.txt': 'not one',
    'season/old.de.ssa': 'not one',
    "season/O'Hara \u001b[31m.ar.vtt": vtt('مرحبا'),
    'copy/A.en.srt': german,
    'fr/Port.srt': german,
    'cuts.txt': '22\r\n79\r\n127\r\n',
    'cuts.csv': 'title_id,frame\nPort,9\nHafen,24\n',
    'other.csv': 'title_id,frame\nPort,9\n',
    'guide.json': guideText({
      ...netflix,
      id: 'house',
      name: 'House',
      figures: netflix.figures.map((figure) =>
        figure.rule === 'max_cps'
          ? { ...figure, value: 3, confidence: 'official', citation: { title: 'House rules' } }
          : figure,
      ),
    }),
  });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const asJson = (...words: readonly string[]) => linesOf(...words.map((word) => word.replace('DIR', folder)));

const rulesOf = ({ lines }: z.infer<typeof linesSchema>): string[][] =>
  lines.map(({ findings }) => findings.map(({ rule }) => rule));

describe('subtext lines --format json', () => {
  test('tells of each line its times, text, counts, speeds and findings', async () => {
    const { code, stderr, lines } = await asJson('DIR/Hafen.de.srt');
    expect([code, stderr]).toEqual([0, []]);
    expect(lines[0]).toEqual({
      file: path.join(folder, 'Hafen.de.srt'),
      ordinal: 1,
      start_ms: 1000,
      end_ms: 2000,
      start: '00:00:01,000',
      end: '00:00:02,000',
      start_frame: null,
      end_frame: null,
      duration_ms: 1000,
      gap_ms: 1000,
      gap_frames: null,
      is_chained: null,
      text: 'Guten Morgen, Anna.',
      kind: 'dialogue',
      speaker: null,
      region: null,
      language: 'de',
      char_count: 19,
      char_count_nospace: 17,
      char_count_dialogue: 19,
      longest_line: 19,
      line_count: 1,
      word_count: 3,
      count_mode: 'grapheme',
      cps: 19,
      cps_nospace: 17,
      cps_dialogue: 19,
      wpm: 180,
      max_cps: 17,
      flags: [],
      findings: [
        expect.objectContaining({
          rule: 'reading_speed',
          level: 'error',
          value: 19,
          limit: 17,
          unit: 'characters_per_second',
          off: 2,
          confidence: 'official',
          citation: expect.objectContaining({
            title: expect.stringContaining('Netflix') as unknown,
          }) as unknown,
          message: expect.stringContaining('19 characters per second, 2 more than the 17 of') as unknown,
        }),
      ],
    });
    expect(lines[1]).toMatchObject({ cps: 4.5, cps_nospace: 4, cps_dialogue: 1.5, gap_ms: null });
  });

  test('tells of each file what it was taken for, and its speeds by each method', async () => {
    const { files, methods } = await asJson('DIR/Hafen.de.srt');
    expect(files).toHaveLength(1);
    expect(files[0]).toMatchObject({
      file: path.join(folder, 'Hafen.de.srt'),
      format: 'srt',
      encoding: { name: 'utf-8', by: 'well_formed', confidence: 1 },
      language: 'de',
      language_by: 'name',
      kind: 'subtitle',
      audience: 'adult',
      frame_rate: null,
      programme_start: null,
      line_count: 2,
      problems: [],
    });
    // 28 characters in 3 s of display and 4 s of programme; 19 and 4.5 a second.
    expect(files[0]?.aggregates?.['cps']).toEqual({
      lines: 2,
      mean_of_lines: 11.75,
      weighted_by_display_time: 28 / 3,
      programme_rate: 7,
      p50: 11.75,
      p90: expect.closeTo(17.55, 9) as unknown,
      p95: expect.closeTo(18.275, 9) as unknown,
      share_of_lines_over: 0.5,
      share_of_display_time_over: 1 / 3,
    });
    expect(Object.keys(methods)).toEqual(
      expect.arrayContaining(['mean_of_lines', 'weighted_by_display_time', 'programme_rate', 'percentiles']),
    );
  });

  test('holds lines to the limits of the kind, the audience, the language and the guide', async () => {
    expect(rulesOf(await asJson('DIR/Hafen.de.srt'))).toEqual([['reading_speed'], []]);
    expect(rulesOf(await asJson('DIR/Hafen.de.sdh.srt'))).toEqual([[], []]);
    expect(rulesOf(await asJson('DIR/Hafen.de.sdh.srt', '--kind', 'subtitle'))).toEqual([
      ['reading_speed'],
      [],
    ]);
    expect(rulesOf(await asJson('DIR/Hafen.de.srt', '--language', 'en'))).toEqual([[], []]);
    const children = await asJson('DIR/Hafen.de.sdh.srt', '--audience', 'children');
    expect(children.lines[0]).toMatchObject({ max_cps: 17 });
    const house = await asJson('DIR/Hafen.de.srt', '--guide', 'DIR/guide.json');
    expect(house.stderr).toEqual([]);
    expect(house.lines.map(({ max_cps: most }) => most)).toEqual([3, 3]);
    expect(rulesOf(house)).toEqual([['reading_speed'], ['reading_speed']]);
    const german = await asJson('DIR/Hafen.de.srt', '--guide', 'ard-orf-srf-zdf');
    expect(german.lines[0]).toMatchObject({ max_cps: 15 });
  });

  test('finds the language: as told, else by the name, else none, and says that no guide applies', async () => {
    const languages = async (...words: readonly string[]) => {
      const { files, stderr } = await asJson(...words);
      return [
        ...files.map(({ language, language_by: by }) => [language, by]),
        ...stderr.map((line) => line.split(':')[0]),
      ];
    };
    expect(await languages('DIR/Hafen.de.srt', '--language', 'PT-br')).toEqual([['pt-BR', 'option']]);
    expect(await languages('DIR/Hafen.de.srt')).toEqual([['de', 'name']]);
    // A folder's name counts where the call names the file in it, and not where it names the folder, as in a package of it.
    expect(await languages('DIR/fr/Port.srt')).toEqual([['fr', 'name']]);
    expect(await languages('DIR/fr')).toEqual([[null, null], 'warning cli.language_unknown']);
    expect(await languages('DIR/bare.srt')).toEqual([[null, null], 'warning cli.language_unknown']);
    const bare = await asJson('DIR/bare.srt');
    expect(bare.lines[0]).toMatchObject({ language: null, max_cps: null, cps: 19, findings: [] });
    expect(bare.code).toBe(0);
  });

  test.each([
    ['25', 25, 50, '25'],
    ['24000/1001', 24, 48, '24000/1001'],
    ['23.976', 24, 48, '24000/1001'],
  ])('has frames at --frame-rate %s, and checks what needs them', async (rate, start, end, shown) => {
    const { lines, files } = await asJson('DIR/Hafen.de.srt', '--frame-rate', rate);
    expect(lines[0]).toMatchObject({ start_frame: start, end_frame: end });
    expect(files[0]).toMatchObject({ frame_rate: shown });
    const notChecked = JSON.stringify(files[0]?.['not_checked']);
    expect(notChecked).not.toContain('guideline.no_frame_rate');
    expect(notChecked).toContain('guideline.no_shot_changes');
  });

  test('holds times to the shot changes of a list, which need a rate', async () => {
    const shotFindings = async (...words: readonly string[]) => {
      const { code, stderr, lines, files } = await asJson(...words);
      const found = lines.map(({ findings }) =>
        findings.flatMap(({ rule, value }) => (rule === 'shot_change' ? [value] : [])),
      );
      return [code, stderr.map((line) => line.split(':')[0]), found, files[0]?.['shot_changes']];
    };
    // At 25 a second the lines stand from 25 to 50 and from 75 to 125.
    const at25 = ['DIR/Hafen.de.srt', '--frame-rate', '25'];
    expect(await shotFindings(...at25, '--shots', 'DIR/cuts.txt')).toEqual([0, [], [[3], [-4]], 3]);
    expect(await shotFindings(...at25, '--shots', 'DIR/cuts.csv')).toEqual([0, [], [[1], []], 1]);
    expect(await shotFindings(...at25, '--shots', 'DIR/other.csv')).toEqual([
      ...[0, ['warning cli.shots_of_none'], [[], []], null],
    ]);
    expect(await shotFindings('DIR/Hafen.de.srt', '--shots', 'DIR/cuts.txt')).toEqual([
      ...[0, ['warning cli.shots_unused'], [[], []], 3],
    ]);
    expect(await shotFindings('DIR/bare.srt', '--shots', 'DIR/cuts.txt')).toEqual([
      ...[0, ['warning cli.language_unknown'], [[], []], 3],
    ]);
  });

  test('reads the encoding that it is told', async () => {
    const { lines, files } = await asJson(
      'DIR/cyrillic.srt',
      '--encoding',
      'windows-1251',
      '--language',
      'ru',
    );
    expect(lines[0]).toMatchObject({ text: 'Привет', char_count: 6 });
    expect(files[0]).toMatchObject({ encoding: { name: 'windows-1251', by: 'chosen' }, problems: [] });
    const greek = await asJson('DIR/cyrillic.srt', '--encoding', 'iso-8859-7', '--language', 'ru');
    expect(greek.lines[0]).toMatchObject({ text: 'Οπθβες' });
  });

  test('reads all below a folder, in the order of their paths, each as in a package of the folder', async () => {
    const { code, files, lines } = await asJson('DIR/season');
    expect(code).toBe(0);
    expect(files.map(({ file, language }) => [path.relative(folder, file), language])).toEqual([
      ['season/1/Ночь, "рейс".ja.vtt', 'ja'],
      ["season/O'Hara \u001b[31m.ar.vtt", 'ar'],
    ]);
    // Two Han characters and a wide mark are 3, the Latin letter a half, in 2 s.
    expect(lines[0]).toMatchObject({ char_count: 3.5, cps: 1.75, count_mode: 'cjk-half', wpm: null });
  });

  test('gives a file once that is named twice, by itself and in its folder', async () => {
    const { files } = await asJson('DIR/copy/A.en.srt', 'DIR/copy', 'DIR/copy/../copy/A.en.srt');
    expect(files.map(({ file }) => path.relative(folder, file))).toEqual(['copy/A.en.srt']);
  });

  test('is the same JSON for no line at all', async () => {
    const { code, stderr, files, lines } = await asJson('DIR/empty.en.srt', 'DIR/zeros.en.srt');
    // What is odd about a file is told with it, not twice.
    expect([code, stderr, lines]).toEqual([0, [], []]);
    expect(files.map(({ problems }) => problems.map((problem) => problem.code))).toEqual([
      ['timed-text.no_events'],
      expect.arrayContaining(['timed-text.no_events']),
    ]);
    expect(files[0]?.aggregates?.['cps']).toMatchObject({ lines: 0, mean_of_lines: null, p95: null });
  });
});

describe('subtext lines --format csv', () => {
  test('has one row a line, with findings by their names', async () => {
    const ran = await subtext('lines', path.join(folder, 'Hafen.de.srt'), '--format', 'csv');
    const file = path.join(folder, 'Hafen.de.srt');
    expect(ran).toEqual({
      code: 0,
      stderr: [],
      stdout: [
        'file,ordinal,start_ms,end_ms,start,end,start_frame,end_frame,duration_ms,gap_ms,gap_frames,is_chained,text,kind,speaker,region,language,char_count,char_count_nospace,char_count_dialogue,longest_line,line_count,word_count,count_mode,cps,cps_nospace,cps_dialogue,wpm,max_cps,flags,findings',
        `${file},1,1000,2000,"00:00:01,000","00:00:02,000",,,1000,1000,,,"Guten Morgen, Anna.",dialogue,,,de,19,17,19,19,1,3,grapheme,19,17,19,180,17,"",reading_speed`,
        `${file},2,3000,5000,"00:00:03,000","00:00:05,000",,,2000,,,,[Tür] Ja.,dialogue,Tür,,de,9,8,3,9,1,2,grapheme,4.5,4,1.5,60,17,"",""`,
        '',
      ].join('\r\n'),
    });
  });

  test('has names with quotes and commas quoted, and what is odd on standard error', async () => {
    const ran = await subtext(
      'lines',
      path.join(folder, 'season'),
      path.join(folder, 'empty.en.srt'),
      '--format',
      'csv',
    );
    expect(ran.stdout).toContain('"' + path.join(folder, 'season/1/Ночь, ""рейс"".ja.vtt') + '",1,');
    expect(ran.stderr).toEqual([
      expect.stringMatching(/^warning timed-text\.no_events: .*empty\.en\.srt, line 1: /),
    ]);
  });
});

describe('subtext lines as a table', () => {
  test('aligns the lines, and their speeds by each method', async () => {
    const ran = await subtext('lines', path.join(folder, 'Hafen.de.srt'));
    expect(ran.stdout).toBe(
      [
        `${path.join(folder, 'Hafen.de.srt')} (srt, utf-8, de, subtitle, adult): 2 lines`,
        '',
        'line  start         end             ms  gap_ms  chars  cps  findings       text',
        '----  ------------  ------------  ----  ------  -----  ---  -------------  -------------------',
        '   1  00:00:01,000  00:00:02,000  1000    1000     19   19  reading_speed  Guten Morgen, Anna.',
        '   2  00:00:03,000  00:00:05,000  2000       -      9  4.5  -              [Tür] Ja.',
        '',
        'speed         lines  mean_of_lines  weighted_by_display_time  programme_rate    p50    p90     p95  share_of_lines_over  share_of_display_time_over',
        '------------  -----  -------------  ------------------------  --------------  -----  -----  ------  -------------------  --------------------------',
        'cps               2          11.75                   9.33333               7  11.75  17.55  18.275                  0.5                    0.333333',
        'cps_nospace       2           10.5                   8.33333            6.25   10.5   15.7   16.35                    -                           -',
        'cps_dialogue      2          10.25                   7.33333             5.5  10.25  17.25  18.125                    -                           -',
        'wpm               2            120                       100              75    120    168     174                    -                           -',
        '',
      ].join('\n'),
    );
  });
});
