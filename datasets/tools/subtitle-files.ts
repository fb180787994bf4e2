import type { Line } from './lines.ts';
import type { FrameRate } from './titles.ts';

/** The formats in which the generator writes lines as files. */
export type FileFormat = 'srt' | 'webvtt';

/** What a file of that format is called. */
export const extensions: Readonly<Record<FileFormat, string>> = { srt: 'srt', webvtt: 'vtt' };

/** The lines of a version as a subtitle file, in order, in UTF-8. Every line must have its text. */
export function subtitleFile(format: FileFormat, lines: readonly Line[], rate: FrameRate): string {
  const cues = lines.map((line) => {
    const start = milliseconds(line.startFrame, rate);
    const end = milliseconds(line.startFrame + line.frames, rate);
    const mark = format === 'srt' ? ',' : '.';
    const text = format === 'srt' ? textOf(line) : escaped(textOf(line));
    return `${line.ordinal}\n${clock(start, mark)} --> ${clock(end, mark)}\n${text}\n`;
  });
  return (format === 'srt' ? '' : 'WEBVTT\n\n') + cues.join('\n');
}

/** The moment at which a frame begins, in whole milliseconds. */
export function milliseconds(frame: number, { numerator, denominator }: FrameRate): number {
  return Math.round((frame * 1000 * denominator) / numerator);
}

function textOf(line: Line): string {
  if (line.text === null) throw new Error('A subtitle file needs the text of its lines.');
  return line.text;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function clock(ms: number, mark: string): string {
  const part = (unit: number, size: number, digits = 2): string =>
    String(Math.floor(ms / unit) % size).padStart(digits, '0');
  return `${part(3_600_000, 100)}:${part(60_000, 60)}:${part(1000, 60)}${mark}${part(1, 1000, 3)}`;
}
