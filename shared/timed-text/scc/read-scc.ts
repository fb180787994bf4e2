import { timedTextMessages } from '../../errors/timed-text.ts';
import { unreadable, type Stamp } from '../clock.ts';
import type { TimedTextTrack } from '../event.ts';
import { Lines } from '../lines.ts';
import type { ProblemList } from '../problems.ts';
import type { EventSequence } from '../sequence.ts';
import {
  assumedStart,
  DayCount,
  frameOfLabel,
  labelOfFrame,
  readLabel,
  stampOfFrame,
  type Counting,
} from '../smpte.ts';
import { CaptionDecoder, type Moment } from './decoder.ts';
import { PairReader } from './pairs.ts';

/** Captions go with the frames of 525-line video, whatever the labels count. */
const rate = { num: 30_000, den: 1001 };

const timed = /^\s*(\d{1,2}:\d{1,2}:\d{1,2}[:;.,]\d{1,3})(?=\s|$)/;

/**
 * Reads Scenarist closed captions: CEA-608 bytes, each pair one frame after the other from the timecode of its line on.
 * Captions are events as they are shown, with the timecodes of the frames at which they come up and go.
 * @param text decoded, lines ended by `\n`.
 */
export function readScc(text: string, events: EventSequence, problems: ProblemList): TimedTextTrack {
  const reader = new SccReader(problems);
  const lines = new Lines(text);
  let hasHeader = false;
  while (!lines.atEnd) {
    const line = lines.take();
    const label = timed.exec(line)?.[1];
    if (label !== undefined) reader.take(label, line.slice(line.indexOf(label) + label.length), lines.number);
    else if (/^\s*Scenarist_SCC V\d/i.test(line)) hasHeader = true;
    else if (line.trim() !== '')
      problems.add(timedTextMessages.strayText({ text: line.slice(0, 200) }, { line: lines.number }));
    if (reader.isFull) break;
  }
  if (!hasHeader) problems.add(timedTextMessages.noSccHeader(undefined, { line: 1 }));
  if (reader.isFull) problems.add(timedTextMessages.tooManyCaptions(undefined, { line: lines.number }));
  return reader.finish(events);
}

/** Places the lines of a file in time, and gives what they hold to the decoder. */
class SccReader {
  readonly #problems: ProblemList;
  readonly #decoder = new CaptionDecoder();
  readonly #pairs: PairReader;
  #counting: Counting | null = null;
  #days: DayCount | null = null;
  #start = 0;
  #sentUntil = -Infinity;

  constructor(problems: ProblemList) {
    this.#problems = problems;
    this.#pairs = new PairReader(this.#decoder, problems);
  }

  get isFull(): boolean {
    return this.#decoder.isFull;
  }

  take(label: string, bytes: string, line: number): void {
    const first = this.#frameOf(label, line);
    const dropFrame = /[;.,]/.test(label);
    const momentOf = (index: number): Moment => ({
      frame: first === null ? null : first + index,
      raw: first === null ? label : labelOfFrame(first + index, { rate, dropFrame }),
      line,
    });
    const sent = this.#pairs.read(bytes, momentOf);
    if (first === null) return;
    if (first < this.#sentUntil)
      this.#problems.add(timedTextMessages.linesOverlap({ frames: this.#sentUntil - first }, { line }));
    this.#sentUntil = first + sent;
  }

  /** The frame of a line, over midnight too. The first line decides what the file counts in, and where its programme starts. */
  #frameOf(label: string, line: number): number | null {
    const parts = readLabel(label);
    const counting = { rate, dropFrame: parts?.marksDrop ?? false };
    const { frame, fault } =
      parts === null ? { frame: null, fault: 'no_label' } : frameOfLabel(parts, counting);
    if (frame === null) {
      this.#problems.add(timedTextMessages.lineTimecode({ raw: label }, { line }));
      return null;
    }
    if (fault === 'dropped')
      this.#problems.add(
        timedTextMessages.droppedLabel({ raw: label, read: labelOfFrame(frame, counting) }, { line }),
      );
    if (this.#counting === null) {
      this.#counting = counting;
      this.#start = assumedStart(frame, counting);
      this.#days = new DayCount(counting, frame);
      if (this.#start > 0)
        this.#problems.add(
          timedTextMessages.startAssumed({ start: labelOfFrame(this.#start, counting) }, { line }),
        );
    } else if (this.#counting.dropFrame !== counting.dropFrame)
      this.#problems.add(timedTextMessages.countingMixed({ raw: label }, { line }));
    return this.#days?.place(frame) ?? frame;
  }

  finish(events: EventSequence): TimedTextTrack {
    for (const { start, end, row, text } of this.#decoder.finish())
      events.add({
        at: { line: start.line },
        start: this.#stamp(start),
        end: end === null ? { ...unreadable(''), fault: 'missing' } : this.#stamp(end),
        region: `row ${row}`,
        textRaw: text.textRaw,
        text: text.text,
        hasItalic: text.hasItalic,
      });
    const counting = this.#counting ?? { rate, dropFrame: false };
    return {
      encoding: { name: 'cea-608', by: 'declared', confidence: 1 },
      language: null,
      frameRate: rate,
      dropFrame: counting.dropFrame,
      timeBase: 'smpte',
      programmeStart: this.#start === 0 ? null : labelOfFrame(this.#start, counting),
      title: null,
    };
  }

  #stamp({ frame, raw }: Moment): Stamp {
    return frame === null
      ? { ...unreadable(raw), fault: 'no_label' }
      : stampOfFrame(raw, frame - this.#start, rate);
  }
}
