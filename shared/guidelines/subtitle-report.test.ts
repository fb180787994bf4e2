import { describe, expect, test } from 'vitest';
import { readTimedText } from '../timed-text/read.ts';
import { bbc } from './presets/bbc.ts';
import { netflix } from './presets/netflix/netflix.ts';
import { reportOf, type SubtitleIs } from './subtitle-report.ts';

/** Two lines of 18 and 36 characters, a second each: 18 and 36 characters a second. */
const srt = `1
00:00:01,000 --> 00:00:02,000
Eighteen letters.!

2
00:00:04,000 --> 00:00:05,000
Eighteen letters.!
Eighteen letters.!
`;
const reading = readTimedText(new TextEncoder().encode(srt), { format: 'srt' });
const is: SubtitleIs = {
  ...{ language: 'en', kind: 'subtitle', audience: 'adult', frameRate: null, shotChanges: null },
};

describe('the report of a file', () => {
  test('has the findings of each line, and shares of the lines that were held to a limit', () => {
    const { lines, aggregates } = reportOf(reading, is, netflix);
    expect(lines.map(({ findings }) => findings.map(({ rule }) => rule))).toEqual([
      [],
      ['reading_speed', 'one_line'],
    ]);
    expect(aggregates.cps).toMatchObject({
      lines: 2,
      meanOfLines: 27,
      shareOfLinesOver: 0.5,
      programmeRate: 13.5,
    });
    expect(aggregates.wpm).toMatchObject({ meanOfLines: 180, shareOfLinesOver: null });
    expect(aggregates.cps_nospace).toMatchObject({ shareOfLinesOver: null });
  });

  test('holds to the limit of the audience and the kind', () => {
    const over = (rest: Partial<SubtitleIs>): number | null =>
      reportOf(reading, { ...is, ...rest }, netflix).aggregates.cps.shareOfLinesOver;
    expect([over({}), over({ audience: 'children' })]).toEqual([0.5, 1]);
  });

  test('has words held to a limit where the guide has one of words', () => {
    const { aggregates } = reportOf(reading, is, bbc);
    expect(aggregates.cps.shareOfLinesOver).toBeNull();
    expect(aggregates.wpm).toMatchObject({ lines: 2, shareOfLinesOver: 0.5 });
  });

  test('applies no guide to a language that is not known, and says no share then', () => {
    const report = reportOf(reading, { ...is, language: null }, netflix);
    expect(report.limits).toEqual({});
    expect(report.lines.flatMap(({ findings }) => findings)).toEqual([]);
    expect(report.aggregates.cps).toMatchObject({ lines: 2, meanOfLines: 27, shareOfLinesOver: null });
    expect(report.lines[0]).toMatchObject({ language: null, line: { measure: { countMode: 'grapheme' } } });
  });

  test('says no share where characters are counted by another mode than the guide', () => {
    const figures = netflix.figures.map((figure) =>
      figure.rule === 'count_mode' ? { ...figure, value: 'codepoint' as const } : figure,
    );
    const report = reportOf(reading, is, { ...netflix, figures });
    expect(report.notChecked.map(({ problem }) => problem.code)).toContain('guideline.counted_otherwise');
    expect(report.aggregates.cps).toMatchObject({ lines: 2, shareOfLinesOver: null });
  });

  test('has frames where a rate is given, the nearest ones', () => {
    const frames = (frameRate: SubtitleIs['frameRate']) =>
      reportOf(reading, { ...is, frameRate }, netflix).lines.map((line) => [line.startFrame, line.endFrame]);
    expect(frames(null)).toEqual([
      [null, null],
      [null, null],
    ]);
    // 1 s is 23.976 frames, 2 s 47.95, 4 s 95.90, 5 s 119.88.
    expect(frames({ num: 24_000, den: 1001 })).toEqual([
      [24, 48],
      [96, 120],
    ]);
  });

  test('holds times to shot changes where they and the rate are given', () => {
    // At 24 a second the lines stand from 24 to 48 and from 96 to 120. Within half a second of a cut an in-time belongs on it, and an
    // out-time two frames before it.
    const found = (rest: Partial<SubtitleIs>) =>
      reportOf(reading, { ...is, ...rest }, netflix).lines.map(({ findings }) =>
        findings.flatMap(({ rule, value, limit }) => (rule === 'shot_change' ? [[value, limit]] : [])),
      );
    const frameRate = { num: 24, den: 1 };
    expect(found({ frameRate, shotChanges: [20, 50, 96] })).toEqual([[[4, 0]], []]);
    expect(found({ frameRate, shotChanges: [24, 121] })).toEqual([[], [[-1, -2]]]);
    expect(found({ shotChanges: [20, 50, 96] })).toEqual([[], []]);
  });

  test('counts nothing of what styles hide, and neither checks it nor measures gaps to it', () => {
    const ttml = `<tt xmlns="http://www.w3.org/ns/ttml" xmlns:tts="http://www.w3.org/ns/ttml#styling" xml:lang="en"><body><div>
      <p begin="0s" end="2s">Ten signs.</p>
      <p begin="2s" end="3s" tts:visibility="hidden">Far  too many signs for one second...</p>
      <p begin="4s" end="5s">Five!<span tts:display="none">and this is never seen</span></p>
    </div></body></tt>`;
    const read = readTimedText(new TextEncoder().encode(ttml), { format: 'ttml' });
    const { lines, aggregates } = reportOf(read, is, netflix);
    expect(
      lines.map(({ event, line, figures, findings }) => [
        ...[event.text, event.flags, line.measure?.charCount ?? null],
        ...[figures.cps, figures.gapMs, findings.map(({ rule }) => rule)],
      ]),
    ).toEqual([
      ['Ten signs.', [], 10, 5, 2000, []],
      ['Far too many signs for one second...', ['hidden'], null, null, null, []],
      ['Five!', [], 5, 5, null, []],
      ['and this is never seen', ['hidden'], null, null, null, []],
    ]);
    // 15 signs in 3 seconds of display.
    expect(aggregates.cps).toMatchObject({ lines: 2, meanOfLines: 5, weightedByDisplayTime: 5 });
  });

  test('leaves comments out of the aggregates, and takes all of a forced narrative as one', () => {
    const events = reading.events.map((event) => ({ ...event, kind: 'comment' as const }));
    expect(reportOf({ ...reading, events }, is, netflix).aggregates.cps.lines).toBe(0);
    const forced = reportOf(reading, { ...is, kind: 'forced_narrative' }, netflix);
    expect(forced.lines.map(({ line }) => line.kind)).toEqual(['forced_narrative', 'forced_narrative']);
  });
});
