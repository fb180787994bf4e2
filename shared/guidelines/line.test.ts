import { expect, test } from 'vitest';
import { readTimedText } from '../timed-text/read.ts';
import { durationOf, isForAudience, isShown, lineOf } from './line.ts';

test('an event of a file becomes a line, with its own language before the track’s', () => {
  const srt = '1\n00:00:01,000 --> 00:00:02,500\n- <i>Who?</i>\n- Me.\n';
  const [event] = readTimedText(new TextEncoder().encode(srt), { format: 'srt' }).events;
  if (event === undefined) throw new Error('no event');
  const line = lineOf({ ...event, hasItalic: true }, 'en');
  expect(line).toMatchObject({
    ordinal: 1,
    startFlicks: 705_600_000,
    endFlicks: 1_764_000_000,
    lines: ['- Who?', '- Me.'],
    kind: 'dialogue',
    hasItalic: true,
    measure: { charCount: 11, longestLine: 6, lineCount: 2, wordCount: 4, countMode: 'grapheme' },
  });
  expect(durationOf(line)).toBe(1_058_400_000);
  expect(lineOf({ ...event, language: 'ja' }, 'en').measure?.countMode).toBe('cjk-half');
  expect(lineOf({ ...event, kind: 'image' }, 'en').measure).toBeNull();
  const hidden = lineOf({ ...event, flags: ['hidden'] }, 'en');
  expect([hidden.text, hidden.measure]).toEqual(['- Who?\n- Me.', null]);
  expect([hidden, line].map(isForAudience)).toEqual([false, true]);
  expect([hidden, line].map(isShown)).toEqual([false, true]);
  const kinds = ['subtitle', 'forced_narrative', 'dub_script', 'dialogue_list'].map((type) =>
    (['song', 'comment'] as const).map((kind) => lineOf({ ...event, kind }, 'en', type).kind),
  );
  expect(kinds).toEqual([
    ['song', 'comment'],
    ['forced_narrative', 'comment'],
    ['dub_line', 'comment'],
    ['source_dialogue', 'comment'],
  ]);
});
