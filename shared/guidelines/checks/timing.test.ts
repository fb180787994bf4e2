import { describe, expect, test } from 'vitest';
import type { Guide } from '../guide.ts';
import type { CheckedLine } from '../line.ts';
import { germanBroadcasters } from '../presets/german-broadcasters.ts';
import { netflix } from '../presets/netflix/netflix.ts';
import { ted } from '../presets/ted.ts';
import { findings, line, rates, type RateName } from '../testing.ts';

const ms = 705_600;

/** A line from a frame to another. */
function framed(rate: RateName, start: number, end: number, rest: Partial<CheckedLine> = {}): CheckedLine {
  const { flicks } = rates[rate];
  return line('Yes.', 'en', { startFlicks: start * flicks, endFlicks: end * flicks, ...rest });
}

describe('the shortest duration', () => {
  const asked = { guide: netflix, language: 'en' };

  /** The first number of frames that passes: 5/6 s are 19.98, 20, 20.83, 24.975, 25, 41.67, 49.95 and 50 frames. */
  test.each<[RateName, number]>([
    ['23.976', 20],
    ['24', 20],
    ['25', 21],
    ['29.97', 25],
    ['30', 25],
    ['50', 42],
    ['59.94', 50],
    ['60', 50],
  ])('at %s fps is %d frames', (rate, least) => {
    const of = (count: number) =>
      findings('min_duration', [framed(rate, 1000, 1000 + count)], { ...asked, rate });
    expect(of(least)).toEqual([]);
    expect(of(least - 1)).toMatchObject([
      { value: least - 1, limit: least, off: 1, unit: 'frames', level: 'error' },
    ]);
  });

  test('20 frames at 25 fps are 800 ms, which is told with the limit', () => {
    const [found] = findings('min_duration', [framed('25', 0, 20)], { ...asked, rate: '25' });
    expect(found?.message).toBe(
      'The line is on screen for 20 frames (0.8 s), 1 frame less than the shortest duration, 21 frames (0.84 s), of Netflix Timed Text Style Guide: General Requirements.',
    );
  });

  test('20 frames at 24 fps written as 833 ms pass where the rate is known, and only there', () => {
    const lines = [line('Yes.', 'en', { startFlicks: 1000 * ms, endFlicks: 1833 * ms })];
    expect(findings('min_duration', lines, { ...asked, rate: '24' })).toEqual([]);
    expect(findings('min_duration', lines, asked)).toMatchObject([{ value: 0.833, unit: 's' }]);
    const longer = [line('Yes.', 'en', { startFlicks: 1000 * ms, endFlicks: 1834 * ms })];
    expect(findings('min_duration', longer, asked)).toEqual([]);
  });

  test('what keeps to the limit in exact time keeps to it, wherever its ends fall among frames', () => {
    // 834 ms are more than 5/6 s. At 25 fps they begin nearest to frame 1 and end nearest to frame 21, which is 20 frames.
    const lines = [line('Yes.', 'en', { startFlicks: 21 * ms, endFlicks: 855 * ms })];
    expect(findings('min_duration', lines, { ...asked, rate: '25' })).toEqual([]);
  });

  test('is half a second in Japanese: 12 frames at 24, 13 at 25', () => {
    const of = (rate: RateName, count: number) =>
      findings('min_duration', [framed(rate, 0, count)], { guide: netflix, language: 'ja', rate }).length;
    expect([of('24', 11), of('24', 12), of('25', 12), of('25', 13)]).toEqual([1, 0, 1, 0]);
  });

  test('is one second on German television', () => {
    const of = (end: number) =>
      findings('min_duration', [line('Ja.', 'de', { endFlicks: end * ms })], {
        guide: germanBroadcasters,
        language: 'de',
      }).length;
    expect([of(999), of(1000)]).toEqual([1, 0]);
  });

  test('no duration at all is too short, and one that can’t be known is not looked at', () => {
    const lines = [
      line('Yes.', 'en', { ordinal: 1, startFlicks: 5, endFlicks: 5 }),
      line('Yes.', 'en', { ordinal: 2, startFlicks: 5, endFlicks: 4 }),
      line('Yes.', 'en', { ordinal: 3, startFlicks: null }),
    ];
    expect(findings('min_duration', lines, asked).map(({ ordinal }) => ordinal)).toEqual([1]);
  });
});

describe('the longest duration', () => {
  const asked = { guide: netflix, language: 'en' };

  /** 7 s are 167.83, 168, 175, 209.79, 210, 350, 419.58 and 420 frames; the frame in which it ends is allowed. */
  test.each<[RateName, number]>([
    ['23.976', 168],
    ['24', 168],
    ['25', 175],
    ['29.97', 210],
    ['30', 210],
    ['50', 350],
    ['59.94', 420],
    ['60', 420],
  ])('at %s fps is %d frames', (rate, most) => {
    const of = (count: number) =>
      findings('max_duration', [framed(rate, 24, 24 + count)], { ...asked, rate });
    expect(of(most)).toEqual([]);
    expect(of(most + 1)).toMatchObject([{ value: most + 1, limit: most, off: 1, unit: 'frames' }]);
  });

  test('is seven seconds to the flick without a rate', () => {
    const of = (endFlicks: number) => findings('max_duration', [line('Yes.', 'en', { endFlicks })], asked);
    expect(of(4_939_200_000)).toEqual([]);
    expect(of(4_939_200_001)).toMatchObject([{ limit: 7, unit: 's' }]);
  });
});

/** Two lines with so many frames between them, the first ten seconds long or so. */
function pair(rate: RateName, gap: number, rest: Partial<CheckedLine> = {}): CheckedLine[] {
  return [framed(rate, 0, 240, { ordinal: 7 }), framed(rate, 240 + gap, 400 + gap, { ordinal: 8, ...rest })];
}

describe('the gap to the next line', () => {
  test.each(Object.keys(rates).filter((name): name is RateName => name in rates))(
    'is two frames at %s fps',
    (rate) => {
      const of = (gap: number) =>
        findings('min_gap', pair(rate, gap), { guide: netflix, language: 'en', rate });
      expect(of(2)).toEqual([]);
      expect(of(1)).toMatchObject([
        { ordinal: 7, value: 1, limit: 2, off: 1, unit: 'frames', level: 'error' },
      ]);
      expect(of(0)).toMatchObject([{ value: 0, off: 2 }]);
      expect(of(-1)).toEqual([]);
    },
  );

  test('of 83 ms is two frames at 24 fps', () => {
    const lines = [
      line('a', 'en', { ordinal: 1, startFlicks: 0, endFlicks: 1000 * ms }),
      line('b', 'en', { ordinal: 2, startFlicks: 1083 * ms, endFlicks: 3000 * ms }),
    ];
    expect(findings('min_gap', lines, { guide: netflix, language: 'en', rate: '24' })).toEqual([]);
  });

  test('is one frame on German television, and none live', () => {
    const of = (gap: number, medium: 'broadcast' | 'live') =>
      findings('min_gap', pair('25', gap), { guide: germanBroadcasters, language: 'de', rate: '25', medium })
        .length;
    expect([of(0, 'broadcast'), of(1, 'broadcast'), of(0, 'live')]).toEqual([1, 0, 0]);
  });

  test('is not looked for in Japanese, nor by a guide that has none', () => {
    expect(findings('min_gap', pair('24', 0), { guide: netflix, language: 'ja', rate: '24' })).toEqual([]);
    expect(findings('min_gap', pair('24', 0), { guide: ted, language: 'en', rate: '24' })).toEqual([]);
  });

  test('is that to the next line on screen, whatever the order of the file', () => {
    const lines = [
      framed('24', 100, 150, { ordinal: 1 }),
      framed('24', 0, 50, { ordinal: 2 }),
      framed('24', 51, 98, { ordinal: 3 }),
    ];
    const found = findings('min_gap', lines, { guide: netflix, language: 'en', rate: '24' });
    expect(found.map(({ ordinal }) => ordinal)).toEqual([2]);
    expect(found[0]?.message).toContain(
      'The gap to line 3 is 1 frame, 1 frame less than the shortest gap, 2 frames',
    );
  });
});

/** Half a second is 12 frames at 24, 12.5 at 25 and 15 at 30: what is closed reaches to 11, 12 and 14. */
test.each<[RateName, number]>([
  ['23.976', 11],
  ['24', 11],
  ['25', 12],
  ['29.97', 14],
  ['30', 14],
])('gaps of 3 to %d frames are closed at %s fps', (rate, last) => {
  const closed = Array.from({ length: 20 }, (_, gap) => gap).filter(
    (gap) => findings('gap_closing', pair(rate, gap), { guide: netflix, language: 'en', rate }).length > 0,
  );
  expect(closed).toEqual(Array.from({ length: last - 2 }, (_, index) => index + 3));
  expect(findings('gap_closing', pair(rate, 5), { guide: netflix, language: 'en', rate })).toMatchObject([
    { ordinal: 7, value: 5, limit: 2, off: 3, level: 'warning' },
  ]);
});

describe('lines that overlap', () => {
  const asked = { guide: netflix, language: 'en', rate: '24' } as const;

  test('in one place are found, at the later one', () => {
    expect(findings('overlap', pair('24', -3), asked)).toMatchObject([
      { ordinal: 8, value: 3, off: 3, unit: 'frames', level: 'error' },
    ]);
    expect(findings('overlap', pair('24', 0), asked)).toEqual([]);
    expect(findings('overlap', pair('24', -3), { guide: netflix, language: 'en' })).toMatchObject([
      { value: 0.125, unit: 's' },
    ]);
  });

  test('in different regions or roles are legal', () => {
    expect(findings('overlap', pair('24', -3, { region: 'top' }), asked)).toEqual([]);
    expect(findings('overlap', pair('24', -3, { kind: 'forced_narrative' }), asked)).toEqual([]);
    expect(findings('overlap', pair('24', -3, { kind: 'comment' }), asked)).toEqual([]);
    expect(findings('overlap', pair('24', -3, { kind: 'sound_label' }), asked)).toHaveLength(1);
  });

  test('are told of the one that is seen longest', () => {
    const lines = [
      framed('24', 0, 100, { ordinal: 1 }),
      framed('24', 10, 20, { ordinal: 2 }),
      framed('24', 30, 40, { ordinal: 3 }),
      framed('24', 101, 140, { ordinal: 4 }),
    ];
    const found = findings('overlap', lines, asked);
    expect(found.map(({ ordinal, value }) => [ordinal, value])).toEqual([
      [2, 90],
      [3, 70],
    ]);
    expect(found[1]?.message).toContain('before line 1 of the same place');
    expect(findings('min_gap', lines, asked).map(({ ordinal, value }) => [ordinal, value])).toEqual([[1, 1]]);
  });
});

describe('shot changes', () => {
  /** The distance of the in-time to a cut at frame 240, and where it should be; null where it is right. */
  const inTimes: readonly [from: number, to: number | null][] = [
    [-13, null],
    [-12, null],
    [-11, -12],
    [-8, -12],
    [-7, 0],
    [-1, 0],
    [0, null],
    [1, 0],
    [11, 0],
    [12, null],
  ];
  test.each(inTimes)('at 24 fps an in-time %d frames from a cut belongs at %d', (from, to) => {
    const lines = [framed('24', 240 + from, 400)];
    const found = findings('shot_change', lines, {
      guide: netflix,
      language: 'en',
      rate: '24',
      cuts: [700, 240],
    });
    expect(found.map(({ value, limit, off }) => [value, limit, off])).toEqual(
      to === null ? [] : [[from, to, Math.abs(from - to)]],
    );
  });

  const outTimes: readonly [from: number, isRight: boolean][] = [
    [-12, true],
    [-11, false],
    [-3, false],
    [-2, true],
    [-1, false],
    [0, false],
    [1, false],
    [11, false],
    [12, true],
  ];
  test.each(outTimes)('at 24 fps an out-time %d frames from a cut is right: %s', (from, isRight) => {
    const lines = [framed('24', 100, 240 + from)];
    const found = findings('shot_change', lines, { guide: netflix, language: 'en', rate: '24', cuts: [240] });
    expect(found.map(({ value, limit, confidence }) => [value, limit, confidence])).toEqual(
      isRight ? [] : [[from, -2, 'official']],
    );
  });

  test('where sources differ, the finding says so', () => {
    const asked = { guide: netflix, language: 'en', rate: '24', cuts: [240] } as const;
    const [before] = findings('shot_change', [framed('24', 232, 400)], asked);
    expect(before).toMatchObject({ confidence: 'secondary', level: 'warning' });
    expect(before?.message).toMatch(
      /^The in-time is 8 frames before a shot change; it should be 12 frames before it, 4 frames away, by .*; up to 8 frames before a cut move onto it by Subtitle Edit/,
    );
    const [after] = findings('shot_change', [framed('24', 245, 400)], asked);
    expect(after).toMatchObject({ confidence: 'official' });
    expect(after?.message).not.toContain('Subtitle Edit');
  });

  test('a threshold of one’s own moves the line between the two', () => {
    const own: Guide = {
      ...netflix,
      figures: netflix.figures.map((figure) =>
        figure.rule === 'snap_in_time_before_cut' ? { ...figure, value: 8 } : figure,
      ),
    };
    const found = findings('shot_change', [framed('24', 232, 400)], {
      guide: own,
      language: 'en',
      rate: '24',
      cuts: [240],
    });
    expect(found.map(({ limit }) => limit)).toEqual([0]);
  });

  test('an out-time that keeps its distance to one cut is right, though another is nearer', () => {
    const asked = { guide: netflix, language: 'en', rate: '24', cuts: [237, 240] } as const;
    expect(findings('shot_change', [framed('24', 100, 238)], asked)).toEqual([]);
  });
});
