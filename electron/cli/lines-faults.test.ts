import { chmod, rm, symlink } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { subtitleExtensions } from '../../shared/package/subtitle-package.ts';
import { timedTextFormats } from '../../shared/timed-text/read.ts';
import { bytesOf } from './given-subtitles.ts';
import { folderOf, german, linesOf, writeTooLarge } from './subtitle-testing.ts';
import { subtext } from './testing.ts';

const hostile = '\u001b]0;owned\u0007\u009b2J\u202eevil';

let folder: string;
beforeAll(async () => {
  folder = await folderOf({
    'Hafen.de.srt': german,
    'hostile.en.vtt': `WEBVTT\n\n00:01.000 --> 00:03.000\n${hostile}\n<v ${hostile}>Yes\n`,
    "season/O'Hara \u001b[31m.ar.srt": german,
    'guide.json': '{}',
    'odd-guide.json': '{"subtext_guide": 1, "id": "x", "name": "X", "figures": [{"rule": "max_speed"}]}',
  });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const at = (...names: readonly string[]): string[] => names.map((name) => path.join(folder, name));
const codesOf = (stderr: readonly string[]): (string | undefined)[] =>
  stderr.map((line) => line.split(':')[0]);

/** An extension of a format that can be told and not yet read. */
const unreadable = [...subtitleExtensions].find(([, format]) =>
  timedTextFormats.every((known) => known !== format),
)?.[0];

describe('a file that can’t be read never stops the others', () => {
  test('a name that is not there makes the call wrong', async () => {
    const { code, stderr, files } = await linesOf(...at('nowhere.srt', 'Hafen.de.srt', 'guide.json'));
    expect([code, files.length]).toEqual([2, 1]);
    expect(codesOf(stderr)).toEqual(['error cli.no_file', 'error cli.not_subtitles']);
  });

  test('a link that leads out, or what may not be read, in a folder', async () => {
    const outside = await folderOf({ 'C.en.srt': german });
    const given = await folderOf({ 'A.en.srt': german, 'D.en.srt': german });
    await symlink(path.join(outside, 'C.en.srt'), path.join(given, 'C.en.srt'));
    await chmod(path.join(given, 'D.en.srt'), 0o000);
    const { code, stderr, files } = await linesOf(given);
    expect([code, codesOf(stderr)[0]]).toEqual([1, 'error cli.file_outside']);
    expect(files[0]).toMatchObject({ file: path.join(given, 'A.en.srt'), format: 'srt', line_count: 2 });
    // Who may read everything, as a container's root, reads this one too.
    if (process.getuid?.() !== 0) expect(codesOf(stderr)).toContain('error cli.file_not_read');
    for (const each of [outside, given]) await rm(each, { recursive: true });
  });

  test.skipIf(unreadable === undefined)('a format that is not read', async () => {
    const given = await folderOf({ 'A.en.srt': german, [`B.en.${unreadable ?? ''}`]: '' });
    const { code, stderr, files } = await linesOf(given);
    expect([code, codesOf(stderr), files.length]).toEqual([1, ['error cli.format_not_read'], 1]);
    await rm(given, { recursive: true });
  });

  test('a file of more than any subtitles', async () => {
    const given = await folderOf({ 'A.en.srt': german });
    await writeTooLarge(path.join(given, 'B.en.srt'));
    const { code, stderr, files } = await linesOf(given);
    expect([code, stderr]).toEqual([
      1,
      [expect.stringMatching(/^error cli\.file_too_large: .*B\.en\.srt has 65 MB, more than the 64 MB/)],
    ]);
    expect(files.map(({ format, line_count: lines }) => [format, lines])).toEqual([
      ['srt', 2],
      [null, 0],
    ]);
    await rm(given, { recursive: true });
  });

  test('one that goes between listing and reading', async () => {
    const gone = path.join(folder, 'gone.srt');
    const given = { shown: 'gone.srt', named: 'gone.srt', format: 'srt', path: gone } as const;
    expect(await bytesOf(given)).toMatchObject({
      ok: false,
      problems: [
        { code: 'cli.file_not_read', message: expect.stringContaining('no longer there') as unknown },
      ],
    });
  });

  test('an odd guide is told with the place where it is', async () => {
    const [file = '', guide = ''] = at('Hafen.de.srt', 'odd-guide.json');
    const ran = await subtext('lines', file, '--guide', guide);
    expect([ran.code, ran.stdout]).toEqual([2, '']);
    expect(ran.stderr[0]).toContain('figures[0].rule');
  });
});

describe('whatever stands in names and texts', () => {
  test('says nothing to the terminal', async () => {
    const words = at('hostile.en.vtt', 'season', 'nowhere\u001b[2J.srt');
    for (const command of ['lines', 'check'] as const) {
      const ran = await subtext(command, ...words);
      expect(ran.code).toBe(2);
      for (const line of [...ran.stdout.split('\n'), ...ran.stderr])
        expect(line).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
      if (command === 'lines') expect(ran.stdout).toContain('evil');
    }
  });

  test('holds a line of 50 MB, cut in the table and whole in CSV', async () => {
    const given = await folderOf({
      'A.en.srt': `1\n00:00:01,000 --> 00:00:02,000\n${'word '.repeat(10_000_000)}\n`,
    });
    const csv = await subtext('lines', given, '--format', 'csv');
    expect([csv.code, csv.stdout.includes(',10000000,grapheme,49999999,')]).toEqual([0, true]);
    expect((await subtext('lines', given)).stdout.length).toBeLessThan(2000);
    expect((await subtext('check', given)).code).toBe(1);
    await rm(given, { recursive: true });
  });
});
