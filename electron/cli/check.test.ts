import { rm } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { folderOf, german, writeTooLarge } from './subtitle-testing.ts';
import { subtext } from './testing.ts';

const srt = (text: string): string => `1\n00:00:01,000 --> 00:00:04,000\n${text}\n`;

let folder: string;
beforeAll(async () => {
  folder = await folderOf({
    'Hafen.de.srt': german,
    'Port.fr.srt': srt('Bonjour, Anna.'),
    // A space too many is a warning.
    'Space.en.srt': srt('Good  morning.'),
    // Would fit on one line: a note.
    'Fits.en.srt': srt('Good\nmorning.'),
    'season/1.en.srt': srt('Fine.'),
    'season/2.de.srt': german,
    'cuts.csv': 'frame\n24\n',
    'bad-cuts.csv': 'frame\n24\nsoon\n12.5\n',
    'bare.srt': german,
    'Words.de.srt': 'just some words\nno cues\n',
    'Words.de.vtt': 'not WebVTT\n',
    'Silent.de.vtt': 'WEBVTT\n\n',
    'unread/1.en.srt': srt('Fine.'),
  });
  await writeTooLarge(path.join(folder, 'unread/2.en.srt'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const at = (...names: readonly string[]): string[] => names.map((name) => path.join(folder, name));

describe('how subtext check ends', () => {
  test.each([
    ['Hafen.de.srt', undefined, 1],
    ['Port.fr.srt', undefined, 0],
    ['Port.fr.srt', 'note', 0],
    ['Space.en.srt', undefined, 0],
    ['Space.en.srt', 'warning', 1],
    ['Space.en.srt', 'note', 1],
    ['Fits.en.srt', 'warning', 0],
    ['Fits.en.srt', 'note', 1],
    ['season', 'error', 1],
    ['unread', undefined, 1],
    // What holds something and no line is cut off, or of another format.
    ['Words.de.srt', undefined, 1],
    ['Words.de.vtt', undefined, 1],
    ['Silent.de.vtt', undefined, 0],
  ])('%s at level %s: %i', async (name, level, code) => {
    const options = level === undefined ? [] : ['--level', level];
    for (const format of ['table', 'json'])
      expect((await subtext('check', ...at(name), ...options, '--format', format)).code).toBe(code);
  });

  test('with 2 when a file has no language, or is not there, whatever else was found', async () => {
    const bare = await subtext('check', ...at('bare.srt', 'Hafen.de.srt'));
    expect(bare.code).toBe(2);
    expect(bare.stderr[0]).toMatch(
      /^error cli\.language_needed: Nothing says in which language .*bare\.srt is/,
    );
    expect((await subtext('check', ...at('bare.srt'), '--language', 'en')).code).toBe(0);
    expect((await subtext('check', ...at('nowhere.srt', 'Hafen.de.srt'))).code).toBe(2);
  });

  test('with 2 when it is to be held to shot changes and has no rate, or the list can not be read', async () => {
    const [file = '', cuts = '', bad = ''] = at('Port.fr.srt', 'cuts.csv', 'bad-cuts.csv');
    const ran = await subtext('check', file, '--shots', cuts);
    expect(ran.code).toBe(2);
    expect(ran.stderr[0]).toMatch(
      /^error cli\.shots_need_rate: Nothing says the frame rate of .*Port\.fr\.srt/,
    );
    // The in-time stands on frame 24, the cut.
    const held = await subtext('check', file, '--shots', cuts, '--frame-rate', '24');
    expect([held.code, held.stderr.join(' ')]).toEqual([0, expect.not.stringContaining('shot') as unknown]);
    const at23 = await subtext('check', file, '--shots', cuts, '--frame-rate', '25', '--level', 'warning');
    expect([at23.code, at23.stdout]).toEqual([
      1,
      expect.stringContaining('warning shot_change: The in-time is 1 frame after a shot change') as unknown,
    ]);
    const refused = await subtext('check', file, '--shots', bad);
    expect([refused.code, refused.stdout]).toEqual([2, '']);
    expect(refused.stderr).toEqual([
      expect.stringMatching(
        /^error guideline\.shots_bad_frame: .*bad-cuts\.csv, line 3, column frame, value "soon": The frame/,
      ),
      expect.stringMatching(
        /^error guideline\.shots_bad_frame: .*bad-cuts\.csv, line 4, column frame, value "12\.5": /,
      ),
    ]);
  });

  test('after options that lift what was found', async () => {
    const [file = ''] = at('Hafen.de.srt');
    expect((await subtext('check', file, '--kind', 'sdh')).code).toBe(0);
    // The limit of children's SDH is from a secondary source, so that going over it is a warning.
    const children = ['check', file, '--kind', 'sdh', '--audience', 'children'];
    expect((await subtext(...children)).code).toBe(0);
    expect((await subtext(...children, '--level', 'warning')).code).toBe(1);
  });
});

describe('what subtext check writes', () => {
  test('for people: findings by file and line, with the page that says so', async () => {
    const { stdout, stderr } = await subtext('check', ...at('Hafen.de.srt', 'Port.fr.srt'));
    const lines = stdout.split('\n');
    expect(lines.slice(0, 3)).toEqual([
      `${path.join(folder, 'Hafen.de.srt')} (srt, utf-8, de, subtitle, adult): 2 lines`,
      '  1  00:00:01,000 --> 00:00:02,000  Guten Morgen, Anna.',
      expect.stringMatching(
        /^ {4}error reading_speed: The line asks for 19 characters per second, 2 more than the 17 of Netflix .*\. Shorten the text/,
      ),
    ]);
    expect(lines[3]).toMatch(/^ {6}Netflix .*, retrieved 2026-09-26, official$/);
    expect(lines.slice(4)).toEqual([
      '',
      `${path.join(folder, 'Port.fr.srt')} (srt, utf-8, fr, subtitle, adult): 1 line`,
      '',
      '2 files, 3 lines: 1 error, 0 warnings, 0 notes',
      '',
    ]);
    expect(stderr).toContainEqual(
      expect.stringMatching(
        /^note guideline\.no_frame_rate: The shortest gap was not checked: .* \(2 times\)/,
      ),
    );
  });

  test('for programs: the lines with findings, and what was not checked', async () => {
    const { stdout, stderr } = await subtext('check', ...at('Hafen.de.srt', 'unread'), '--format', 'json');
    expect(stderr).toEqual([expect.stringMatching(/^error cli\.file_too_large: .*2\.en\.srt/)]);
    const fileSchema = z.looseObject({
      line_count: z.number(),
      lines: z.array(z.unknown()),
      not_checked: z.array(z.unknown()).optional(),
    });
    const answer = z
      .strictObject({ files: z.array(fileSchema), found: z.unknown(), level: z.string() })
      .parse(JSON.parse(stdout));
    expect(answer).toMatchObject({
      found: { files: 2, lines: 3, error: 1, warning: 0, note: 0 },
      level: 'error',
      files: [
        {
          file: path.join(folder, 'Hafen.de.srt'),
          line_count: 2,
          lines: [
            {
              ordinal: 1,
              line: 2,
              start: '00:00:01,000',
              end: '00:00:02,000',
              text: 'Guten Morgen, Anna.',
              findings: [{ rule: 'reading_speed', level: 'error', value: 19, limit: 17, off: 2 }],
            },
          ],
        },
        { line_count: 1, lines: [] },
        { format: null, lines: [], problems: [{ code: 'cli.file_too_large' }] },
      ],
    });
    expect(JSON.stringify(answer.files[0]?.not_checked)).toContain('"rule":"shot_change"');
  });

  test('of a folder, each file below it', async () => {
    const { stdout } = await subtext('check', ...at('season'));
    expect(stdout.split('\n').filter((line) => line.includes(' (srt, '))).toHaveLength(2);
  });
});
