import { timedTextMessages } from '../errors/timed-text.ts';
import { Lines } from './lines.ts';
import { plainText, tidyLines } from './markup.ts';
import type { ProblemList } from './problems.ts';
import type { EventSequence } from './sequence.ts';
import { readStyling } from './styling.ts';
import { readTimingLine, type TimingLine } from './srt-timing.ts';

/**
 * Reads SubRip text. The format has no specification; what makes an event here is its timing line, wherever it stands. The
 * number above it may be missing, as may the empty line before it, and empty lines may stand within a text.
 * @param text decoded, lines ended by `\n`.
 */
export function readSrt(text: string, events: EventSequence, problems: ProblemList): void {
  const lines = new Lines(text);
  let open: OpenEvent | null = null;
  let bodyStart = 0;
  let lastNumber: number | null = 0;
  while (!lines.atEnd) {
    const lineStart = lines.position;
    const line = lines.take();
    const timing = readTimingLine(line);
    if (timing === null) continue;
    reportMended(line, timing, lines.number, problems);
    const body = splitNumber(text.slice(bodyStart, lineStart), lastNumber, open !== null);
    close(open, body.text, events, problems);
    open = { timing, id: body.number, line: lines.number, missingBlank: open !== null && body.missingBlank };
    lastNumber = body.number === null ? null : Number(body.number);
    bodyStart = lines.position;
  }
  close(open, text.slice(bodyStart), events, problems);
}

interface OpenEvent {
  readonly timing: TimingLine;
  readonly id: string | null;
  readonly line: number;
  readonly missingBlank: boolean;
}

interface Body {
  /** The text of the event above. */
  readonly text: string;
  /** The number that belongs to the timing line below. */
  readonly number: string | null;
  readonly missingBlank: boolean;
}

/**
 * Parts what stands between two timing lines into the text of the first and the number of the second. Digits right above a
 * timing line are its number; digits with empty lines below them only when they are the number that comes next.
 */
function splitNumber(between: string, lastNumber: number | null, afterEvent: boolean): Body {
  const content = between.trimEnd();
  const cut = content.lastIndexOf('\n') + 1;
  const lastLine = content.slice(cut).trim();
  const blankBelow = between.indexOf('\n', content.length) !== between.lastIndexOf('\n');
  const isNumber = /^\d{1,12}$/.test(lastLine);
  const isNext = lastNumber !== null && Number(lastLine) === lastNumber + 1;
  const isOnlyLine = content.slice(0, cut).trim() === '';
  const belongsBelow =
    isNumber &&
    (blankBelow
      ? isNext && (cut === 0 || endsBlank(content.slice(0, cut)))
      : isNext || !isOnlyLine || !afterEvent);
  if (!belongsBelow)
    return { text: between, number: null, missingBlank: content === '' ? between === '' : !blankBelow };
  const text = content.slice(0, cut);
  return { text, number: lastLine, missingBlank: !endsBlank(text) };
}

/** Whether a text of whole lines ends with an empty one, or is nothing. */
function endsBlank(text: string): boolean {
  const content = text.trimEnd();
  return content === '' ? text !== '' : text.indexOf('\n', content.length) !== text.lastIndexOf('\n');
}

function close(open: OpenEvent | null, body: string, events: EventSequence, problems: ProblemList): void {
  const written = withoutBlankEnds(body);
  if (open === null) {
    if (written !== '')
      problems.add(
        timedTextMessages.strayText(
          { text: written.slice(0, 200) },
          { line: 1 + newlinesBefore(body, written) },
        ),
      );
    return;
  }
  const { timing, id, line, missingBlank } = open;
  const textRaw = [timing.text, written].filter((part) => part !== '').join('\n');
  const { hasItalic, ruby, voice } = readStyling(textRaw);
  events.add({
    at: { line },
    id,
    start: timing.start,
    end: timing.end,
    settings: timing.settings,
    region: placeOf(textRaw),
    textRaw,
    text: tidyLines(plainText(textRaw, 'loose')),
    speaker: voice,
    hasItalic,
    ruby,
    missingBlank,
  });
}

/** Without empty lines at either end; spaces before the first word stay. */
function withoutBlankEnds(body: string): string {
  const first = body.length - body.trimStart().length;
  return body.slice(body.lastIndexOf('\n', first) + 1).trimEnd();
}

function newlinesBefore(body: string, written: string): number {
  let count = 0;
  const until = body.indexOf(written);
  for (let at = body.indexOf('\n'); at >= 0 && at < until; at = body.indexOf('\n', at + 1)) count += 1;
  return count;
}

/** The place that a `{\an8}` at the head of the text asks for; bottom centre, `an2`, is where lines stand anyway. */
function placeOf(textRaw: string): string | null {
  const place = /\{[^{}]*\\an([1-9])/.exec(textRaw.slice(0, 100))?.[1];
  return place === undefined || place === '2' ? null : `an${place}`;
}

function reportMended(line: string, timing: TimingLine, number: number, problems: ProblemList): void {
  if (timing.arrowMended) problems.add(timedTextMessages.arrowMended({ raw: line.trim() }, { line: number }));
  if (timing.overflows) problems.add(timedTextMessages.timeOverflow({ raw: line.trim() }, { line: number }));
}
