import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { measurePlain } from './measure.ts';
import { readTimedText } from './read.ts';

const folder = process.env['SUBTEXT_CORPUS'] ?? '';
const hasCorpus = folder !== '' && existsSync(folder);
const name = (what: string): string => (hasCorpus ? what : `${what} (skipped: no corpus)`);

const srtFiles = hasCorpus ? globSync('srt/**/*.srt', { cwd: folder }).sort() : [];
const vttFiles = hasCorpus ? globSync('webvtt/vttjs/**/*.vtt', { cwd: folder }).sort() : [];

const expectedCues = z.object({
  cues: z.array(z.object({ startTime: z.number(), endTime: z.number(), id: z.string(), text: z.string() })),
});

/**
 * Files whose expected result is not what the specification's parser gives, with the clause and the number of cues that it
 * asks for.
 */
const exceptions = new Map<string, { clause: string; cues: number }>([
  [
    'minimum-spots-over-sixty.vtt',
    {
      clause:
        '“Collect a WebVTT timestamp”: a first part beyond 59 is hours, and hours without minutes and seconds are an error.',
      cues: 0,
    },
  ],
  [
    'id.vtt',
    {
      clause:
        '“Collect a WebVTT block”: a second line with an arrow, below a first that had one too, begins a block of its own.',
      cues: 5,
    },
  ],
]);

describe.skipIf(!hasCorpus)(name('real WebVTT files'), () => {
  test('are all there', () => expect(vttFiles.length).toBeGreaterThanOrEqual(70));

  test.each(vttFiles)('%s', (file) => {
    const reading = readTimedText(readFileSync(path.join(folder, file)), { format: 'webvtt' });
    const found = reading.events.map((event) => ({
      startTime: (event.startMs ?? NaN) / 1000,
      endTime: (event.endMs ?? NaN) / 1000,
      id: event.id ?? '',
      text: event.textRaw,
    }));
    const exception = exceptions.get(path.basename(file));
    if (exception === undefined) {
      const expected = expectedCues.parse(
        JSON.parse(readFileSync(path.join(folder, file.replace(/vtt$/, 'json')), 'utf8')),
      );
      expect(found).toEqual(expected.cues);
    } else expect(found.length, exception.clause).toBe(exception.cues);
  });
});

describe.skipIf(!hasCorpus)(name('real SubRip files'), () => {
  test('are all there', () => expect(srtFiles.length).toBeGreaterThanOrEqual(120));

  test.each(srtFiles)('%s', (file) => {
    const bytes = readFileSync(path.join(folder, file));
    const { events, problems } = readTimedText(bytes, { format: 'srt' });
    // Each timing line of the bytes is an event, in order, with its times as written.
    const arrows = bytes.toString('latin1').match(/^.*-->.*$/gm) ?? [];
    expect(events.map((event) => `${event.startRaw} --> ${event.endRaw}`)).toEqual(
      arrows.map((line) =>
        line
          .replace(/\r/g, '')
          .trim()
          .replace(/\s*-->\s*/, ' --> '),
      ),
    );
    // Two of the files hold no times at all, only their notes: those are reported, not read.
    const lost = problems.filter(({ code }) => /bad_time|stray|broken|nul|no_events/.test(code));
    expect(lost.map(({ code }) => code)).toEqual(
      arrows.length === 0 ? ['timed-text.stray_text', 'timed-text.no_events'] : [],
    );
    for (const event of events) expect(Number.isSafeInteger(event.startFlicks)).toBe(true);
    for (const event of events) expect(measurePlain(event.text, 'en').charCount).toBeLessThan(400);
  });

  test('no letter of any text is lost', () => {
    for (const file of srtFiles.filter((each) => !each.includes('1250'))) {
      const bytes = readFileSync(path.join(folder, file));
      if (!bytes.includes('-->')) continue;
      const letters = (text: string): string => text.replace(/[^\p{L}\p{M}]/gu, '');
      const { events } = readTimedText(bytes, { format: 'srt' });
      expect(letters(events.map((event) => event.textRaw).join('')), file).toBe(
        letters(bytes.toString('utf8')),
      );
    }
  });

  test('windows-1250 is found out, and its words are words', () => {
    const file = readFileSync(path.join(folder, 'srt/encodings/auto_detect_windows-1250.srt'));
    const { events, track, problems } = readTimedText(file, { format: 'srt' });
    expect(track.encoding).toMatchObject({ name: 'windows-1250', by: 'guess' });
    expect(track.encoding.confidence).toBeGreaterThan(0.9);
    expect(problems.map(({ code }) => code)).toContain('timed-text.encoding_guessed');
    const text = events.map((event) => event.text).join('\n');
    expect(text).toContain('Đino, dođavola.\nDolazi ovamo!');
    expect(text).toContain('Neće da izađe odatle.');
    expect(text).not.toMatch(/[ðÐæèÆÈŸ¹]/);
  });
});
