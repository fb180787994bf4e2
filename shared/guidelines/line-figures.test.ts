import { describe, expect, test } from 'vitest';
import { lineFigures } from './line-figures.ts';
import type { CheckedLine } from './line.ts';
import { line } from './testing.ts';

const second = 705_600_000;
const at = (from: number | null, to: number | null, rest: Partial<CheckedLine> = {}): CheckedLine =>
  line('Yes.', 'en', {
    startFlicks: from === null ? null : from * second,
    endFlicks: to === null ? null : to * second,
    ...rest,
  });
const numbered = (lines: readonly CheckedLine[]): CheckedLine[] =>
  lines.map((each, index) => ({ ...each, ordinal: index + 1 }));
const gaps = (...lines: readonly CheckedLine[]): (number | null)[] =>
  lineFigures(numbered(lines), null, null).map(({ gapMs }) => gapMs);

describe('speeds', () => {
  test('are counts over the duration: 9 characters, 8 without the space, 3 spoken, 2 words in 1.5 s', () => {
    const [figures] = lineFigures(
      [line('[Tür] Ja.', 'de', { startFlicks: 0, endFlicks: 1.5 * second })],
      null,
      null,
    );
    expect(figures).toEqual({
      durationMs: 1500,
      gapMs: null,
      gapFrames: null,
      isChained: null,
      cps: 6,
      cpsNoSpace: 8 / 1.5,
      cpsDialogue: 2,
      wpm: 80,
    });
  });

  test.each([
    ['no duration', at(1, 1), 0],
    ['an out-time before the in-time', at(2, 1), -1000],
    ['no out-time', at(1, null), null],
    ['no in-time', at(null, 1), null],
  ])('are unknown with %s', (_, odd, durationMs) => {
    expect(lineFigures([odd], null, null)).toEqual([
      {
        durationMs,
        gapMs: null,
        gapFrames: null,
        isChained: null,
        cps: null,
        cpsNoSpace: null,
        cpsDialogue: null,
        wpm: null,
      },
    ]);
  });

  test('are unknown of an image, of a comment, and in words where these are not set apart', () => {
    const image = at(0, 1, { kind: 'image', measure: null });
    expect(lineFigures([image], null, null)[0]).toMatchObject({ durationMs: 1000, cps: null, wpm: null });
    expect(lineFigures([at(0, 1, { kind: 'comment' })], null, null)[0]).toMatchObject({
      durationMs: 1000,
      cps: null,
    });
    const thai = line('ครับ', 'th', { startFlicks: 0, endFlicks: second });
    expect(lineFigures([thai], null, null)[0]).toMatchObject({ cps: 3, wpm: null });
  });
});

describe('the gap', () => {
  test('is to the next line in display order, whatever the order of the file', () => {
    expect(gaps(at(5, 6), at(0, 1), at(2, 4.5))).toEqual([null, 1000, 500]);
  });

  test('is below zero where lines overlap, and by their place where they begin together', () => {
    expect(gaps(at(0, 3), at(2, 4), at(2, 5))).toEqual([-1000, -2000, null]);
  });

  test('is within the region', () => {
    expect(gaps(at(0, 1), at(2, 3, { region: 'top' }), at(4, 5), at(6, 7, { region: 'top' }))).toEqual([
      3000,
      3000,
      null,
      null,
    ]);
  });

  test('is within the role: what is written in the picture stands beside what is spoken', () => {
    const written = { kind: 'forced_narrative' } as const;
    const onScreen = { kind: 'on_screen_text' } as const;
    expect(gaps(at(0, 1), at(2, 3, written), at(4, 5), at(6, 7, onScreen))).toEqual([3000, 3000, null, null]);
  });

  test('passes over comments, and ends at a line without an in-time', () => {
    expect(gaps(at(0, 1), at(2, 3, { kind: 'comment' }), at(4, 5))).toEqual([3000, null, null]);
    expect(gaps(at(null, 9), at(0, 1), at(null, 8))).toEqual([null, null, null]);
  });
});

describe('the gap in frames', () => {
  const ntsc = { num: 24_000, den: 1001 };
  /** A line from one frame to another at 24000/1001 a second; parts of a frame are off it. */
  const framed = (from: number, to: number): CheckedLine => at((from * 1001) / 24_000, (to * 1001) / 24_000);
  const lines = numbered([framed(0, 24), framed(26, 50), framed(53, 70)]);

  test('is counted between the frames at which lines stand: 24 to 26, and 50 to 53', () => {
    expect(lineFigures(lines, ntsc, 2).map(({ gapFrames }) => gapFrames)).toEqual([2, 3, null]);
  });

  test('chains lines where it is exactly the least gap', () => {
    expect(lineFigures(lines, ntsc, 2).map(({ isChained }) => isChained)).toEqual([true, false, null]);
  });

  test('is unknown without a frame rate, and says nothing of chains without a least gap', () => {
    expect(lineFigures(lines, null, 2)[0]).toMatchObject({ gapFrames: null, isChained: null });
    expect(lineFigures(lines, ntsc, null)[0]).toMatchObject({ gapFrames: 2, isChained: null });
  });

  test('counts from the nearest frame of each time: 0.4 frames late and 0.4 early are still 2', () => {
    const odd = numbered([framed(0, 24.4), framed(25.6, 50)]);
    expect(lineFigures(odd, ntsc, 2)[0]).toMatchObject({ gapFrames: 2, isChained: true });
  });
});
