import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { plainText } from './markup.ts';
import { readTimedText } from './read.ts';

const folder = process.env['SUBTEXT_CORPUS'] ?? '';
const hasCorpus = folder !== '' && existsSync(folder);
const name = (what: string): string => (hasCorpus ? what : `${what} (skipped: no corpus)`);

const stlFiles = hasCorpus ? globSync('ebu-stl/**/*.stl', { cwd: folder }).sort() : [];
const bytesOf = (file: string): Buffer => readFileSync(path.join(folder, file));
const stl = (file: string) => readTimedText(bytesOf(`ebu-stl/${file}.stl`), { format: 'ebu-stl' });

describe.skipIf(!hasCorpus)(name('real EBU-STL files'), () => {
  test('are all there', () => expect(stlFiles.length).toBe(23));

  test.each(stlFiles)('%s: every block is an event, or belongs to one, or is data of the user', (file) => {
    const bytes = bytesOf(file);
    const { events, problems, track } = readTimedText(bytes, { format: 'ebu-stl' });
    const blocks = Array.from({ length: (bytes.length - 1024) / 128 }, (_, index) => {
      const block = bytes.subarray(1024 + 128 * index, 1152 + 128 * index);
      return { at: 1024 + 128 * index, number: block.readUInt16LE(1), extension: block[3], block };
    });
    const extensions = blocks.filter(({ extension }) => (extension ?? 0) < 0xf0);
    const userData = blocks.filter(({ extension }) => extension === 0xfe);
    expect(events.length + extensions.length + userData.length).toBe(blocks.length);
    expect(events.map(({ at }) => at.byte)).toEqual(blocks.map(({ at }) => at));
    expect(events.map(({ id }) => id)).toEqual(blocks.map(({ number }) => String(number)));

    const label = (from: number) => (each: (typeof blocks)[number]) =>
      [...each.block.subarray(from, from + 4)].map((part) => String(part).padStart(2, '0')).join(':');
    expect(events.map(({ startRaw }) => startRaw)).toEqual(blocks.map(label(5)));
    expect(events.map(({ endRaw }) => endRaw)).toEqual(blocks.map(label(9)));

    // No letter of a text is lost: all of them are ASCII here.
    const ascii = (text: string): string => text.replace(/[^!-~]/g, '');
    expect(events.map(({ text }) => ascii(text))).toEqual(
      blocks.map(({ block }) => ascii(block.subarray(16).toString('latin1'))),
    );
    for (const { text, textRaw } of events) expect(plainText(textRaw, 'loose')).toBe(text);
    expect(track).toMatchObject({ frameRate: { num: 25, den: 1 }, timeBase: 'smpte' });
    expect(problems.filter(({ code }) => /broken|unknown_code|header_field|cut|missing/.test(code))).toEqual(
      [],
    );
  });

  // Read from the bytes with xxd, and counted by hand: seconds times 25, and frames.
  test('a programme that starts at ten', () => {
    const { events, track } = stl('irt/requirement-0076-001');
    expect(track).toMatchObject({ programmeStart: '10:00:00:00', language: 'de', title: 'IRT Testsendung' });
    expect(events).toMatchObject([
      {
        startFrame: 0,
        endFrame: 25,
        endMs: 1000,
        region: 'row 22 centre',
        text: 'WhiteOnBlack BlackOnBlack',
      },
    ]);
  });

  test('a line before its programme is kept before zero', () => {
    const { events } = stl('sandflow/test_tcp_processing');
    expect(events).toMatchObject([
      {
        text: 'Metadata not for display.',
        startFrame: -900_000,
        endFrame: -899_950,
        flags: ['negative_time'],
      },
      { text: 'Start of the program.', startFrame: 0, endFrame: 49, endMs: 1960, flags: [] },
    ]);
  });

  test('the last frame of a day', () => {
    const { events } = stl('irt/requirement-0062-002_modified');
    expect(events).toMatchObject([
      // 86,400 s x 25, less two frames and less one.
      { startFrame: 2_159_998, endFrame: 2_159_999, region: 'row 23 centre', text: 'Some text Some text' },
    ]);
    expect(stl('irt/requirement-0061-004_modified').events[0]?.flags).toEqual(['zero_duration']);
  });

  test('a sign that ISO 6937 has above ASCII, and rows of double height', () => {
    const { events } = stl('irt/requirement-0077-002');
    expect(events[0]?.text).toBe('^ ! " §  % & / ( ) = ?   * \'\n< > ° ; : -');
    expect(stl('sandflow/vp20_2_newlines').events).toMatchObject([
      {
        startFrame: 1,
        endFrame: 75,
        region: 'row 20 centre',
        text: 'This is row 20\nThis is row 22',
        textRaw: '<c.yellow>This is row 20</c>\n<c.yellow>This is row 22</c>',
      },
    ]);
  });

  test('colours end with their row', () =>
    expect(stl('sandflow/br_style_reset').events[0]?.textRaw).toBe(
      '<c.blue>Blue On Yellow</c>\nWhite On Black',
    ));

  test('lines within the time of another, and a header that counts them wrongly', () => {
    const { events, problems } = stl('sandflow/two_contained_tti');
    expect(events).toMatchObject([
      { id: '0', startMs: 1000, endMs: 9000, text: 'Subtitle One', flags: [] },
      { id: '1', startMs: 3000, endMs: 5000, text: 'Subtitle Two', flags: ['overlap'] },
      { id: '2', startMs: 6000, endMs: 8000, text: 'Subtitle Three', flags: ['overlap'] },
    ]);
    expect(problems[0]).toMatchObject({ code: 'timed-text.count_differs', at: { byte: 243 } });
  });
});

describe.skipIf(!hasCorpus)(name('real SCC files'), () => {
  const scc = (file: string) => readTimedText(bytesOf(`scc/${file}.scc`), { format: 'scc' });

  test('roll-up: each line of the file is a row, from its first letter to the next CR', () => {
    const { events, track } = scc('mix-rows-roll-up');
    expect(track).toMatchObject({
      dropFrame: true,
      programmeStart: null,
      frameRate: { num: 30_000, den: 1001 },
    });
    const lines =
      bytesOf('scc/mix-rows-roll-up.scc')
        .toString()
        .match(/^\d\d:/gm) ?? [];
    expect(events.length).toBe(lines.length);
    // 00:00:00;22 and six pairs before the first letter; 00:00:02;23 and two before the CR.
    expect(events[0]).toMatchObject({
      startRaw: '00:00:00;28',
      startFrame: 22 + 6,
      endFrame: 2 * 30 + 23 + 2,
      region: 'row 15',
      text: '>>> HI.',
    });
    expect(events[0]?.startMs).toBeCloseTo((28 * 1001) / 30, 9);
    expect(events[1]?.text).toBe("I'M KEVIN CUNNING AND AT");
    expect(events[4]).toMatchObject({ text: 'AND IMPROVING THE LIVES OF ALL', hasItalic: true });
    expect(events.slice(6, 9).map(({ text }) => text)).toEqual(['®°½', 'ABCDEû', '¡']);
    expect(events[12]?.text).toBe('>> IT WAS GOOD TO BE IN THE');
    // 00:00:34;27, CR the second pair and sent once.
    expect(events[12]?.endFrame).toBe(34 * 30 + 27 + 1);
    expect(events[15]).toMatchObject({ startFrame: 44 * 30 + 8 + 3, endFrame: null, flags: ['bad_time'] });
  });

  test('paint-on: lines go when others are painted over them', () => {
    const { events, problems } = scc('paint-on');
    // Four pairs before the first letter of each line; no label is left out, the mark is a colon.
    expect(events).toMatchObject([
      {
        startFrame: 173 * 30 + 14 + 4,
        endFrame: 176 * 30 + 4,
        startRaw: '00:02:53:18',
        text: 'Lorem ipsum dolor sit amet,\nconsectetur adipiscing elit.',
      },
      {
        startFrame: 176 * 30 + 4,
        endFrame: null,
        region: 'row 14',
        text: 'Pellentesque interdum lacinia sollicitudin.',
      },
      {
        startFrame: 176 * 30 + 25 + 4,
        endFrame: null,
        region: 'row 15',
        text: 'Integer luctus et ligula ac sagittis.',
      },
    ]);
    const codes = problems.map(({ code, at }) => [code.replace('timed-text.', ''), at.line]);
    // d2, in 94d2, has four ones.
    expect(codes).toContainEqual(['bad_parity', 3]);
    expect(codes).toContainEqual(['row_too_long', 5]);
    // Line 5 sends 26 pairs from 00:02:56:00 on, line 7 begins 25 frames later.
    expect(codes).toContainEqual(['lines_overlap', 7]);
  });
});
