import { timedTextMessages } from '../../errors/timed-text.ts';
import { unreadable, type Stamp } from '../clock.ts';
import type { Encoding, TimedTextTrack } from '../event.ts';
import type { ProblemList } from '../problems.ts';
import type { EventSequence } from '../sequence.ts';
import {
  DayCount,
  frameOfLabel,
  labelOfFrame,
  stampOfFrame,
  type Counting,
  type LabelParts,
} from '../smpte.ts';
import { endings } from './cumulative.ts';
import { headerLength, looksLikeStl, readGsi, type Gsi } from './gsi.ts';
import { latin, lettersOf, type Letters } from './letters.ts';
import { programmeStart } from './programme-start.ts';
import { byteOf, gatherSubtitles, hex, type Subtitle } from './subtitles.ts';
import { decodeTextField } from './text-field.ts';
import { readBlocks, type Tti } from './tti.ts';

/**
 * Reads an EBU-STL file (EBU Tech 3264). Each subtitle of it is an event, comments too; the places of problems are bytes.
 * @param encoding a table of letters to use instead of the one that the file declares.
 */
export function readStl(
  bytes: Uint8Array,
  events: EventSequence,
  problems: ProblemList,
  encoding?: string,
): TimedTextTrack {
  if (bytes.length < headerLength || !looksLikeStl(bytes)) {
    problems.add(timedTextMessages.notStl(undefined, { byte: 0 }));
    return emptyTrack;
  }
  const gsi = readGsi(bytes, problems);
  const { letters, by } = chosenLetters(encoding, gsi, problems);
  const counting: Counting = { rate: gsi.frameRate, dropFrame: false };
  const blocks = readBlocks(bytes, problems);
  const subtitles = gatherSubtitles(blocks, problems);
  compareCounts(gsi, blocks, problems);
  const start = programmeStart(gsi.programmeStart, inTimesOf(subtitles, counting), counting, problems);
  addEvents(subtitles, { counting, start, letters }, events, problems);
  return {
    encoding: { name: letters.name, by, confidence: 1 },
    language: gsi.language,
    frameRate: gsi.frameRate,
    dropFrame: false,
    timeBase: 'smpte',
    programmeStart: start === 0 ? null : labelOfFrame(start, counting),
    title: gsi.title,
  };
}

/** What is known of a file that is no EBU-STL: nothing. */
const emptyTrack: TimedTextTrack = {
  encoding: { name: 'iso-6937', by: 'guess', confidence: 0 },
  language: null,
  frameRate: null,
  dropFrame: false,
  timeBase: 'smpte',
  programmeStart: null,
  title: null,
};

function chosenLetters(
  encoding: string | undefined,
  gsi: Gsi,
  problems: ProblemList,
): { letters: Letters; by: Encoding['by'] } {
  const chosen = encoding === undefined ? null : lettersOf(encoding);
  if (chosen !== null) return { letters: chosen, by: 'chosen' };
  if (encoding !== undefined) problems.add(timedTextMessages.encodingUnknown({ encoding }, { byte: 0 }));
  return { letters: lettersOf(gsi.letters) ?? latin, by: 'declared' };
}

/** Compares what the header counts with what is there. */
function compareCounts(gsi: Gsi, blocks: readonly Tti[], problems: ProblemList): void {
  const compare = (what: string, at: number, stated: number | null, found: number): void => {
    if (stated !== null && stated !== found)
      problems.add(
        timedTextMessages.countDiffers({ what, stated: String(stated), found: String(found) }, { byte: at }),
      );
  };
  compare('blocks (TNB)', 238, gsi.blocks, blocks.length);
  compare('subtitles (TNS)', 243, gsi.subtitles, new Set(blocks.map(({ number }) => number)).size);
}

function inTimesOf(subtitles: readonly Subtitle[], counting: Counting): number[] {
  return subtitles.flatMap(({ first }) => {
    const { frame } = frameOfLabel(first.in, counting);
    return frame === null || first.comment === 1 ? [] : [frame];
  });
}

/** What the events of a file have in common. */
interface Context {
  readonly counting: Counting;
  readonly start: number;
  readonly letters: Letters;
}

function addEvents(
  subtitles: readonly Subtitle[],
  context: Context,
  events: EventSequence,
  problems: ProblemList,
): void {
  const ends = endings(subtitles, problems);
  const days = new DayCount(context.counting, context.start);
  subtitles.forEach((subtitle, index) => {
    const { first } = subtitle;
    const at = { byte: first.at };
    reportOddFields(first, problems);
    const inFrame = placed(first.in, context.counting, (frame) => days.place(frame));
    const place = (frame: number): number => days.placeAfter(frame, inFrame ?? context.start);
    const own = placed(first.out, context.counting, place);
    const shared = placed(subtitles[ends[index] ?? index]?.first.out ?? first.out, context.counting, place);
    const outFrame = shared ?? own;
    if (outFrame !== own && own !== null) problems.add(timedTextMessages.heldBySet(undefined, at));
    const { text, textRaw, hasItalic } = decoded(subtitle, context.letters, problems);
    events.add({
      at,
      id: String(first.number),
      start: stamp(first.in, inFrame, context),
      end: stamp(first.out, outFrame, context),
      region: first.comment === 1 ? null : regionOf(first),
      textRaw,
      text,
      kind: first.comment === 1 ? 'comment' : undefined,
      hasItalic,
    });
  });
}

function placed(parts: LabelParts, counting: Counting, place: (frame: number) => number): number | null {
  const { frame } = frameOfLabel(parts, counting);
  return frame === null ? null : place(frame);
}

function stamp(parts: LabelParts, frame: number | null, { counting, start }: Context): Stamp {
  const two = (part: number): string => String(part).padStart(2, '0');
  const raw = [parts.hours, parts.minutes, parts.seconds, parts.frames].map(two).join(':');
  return frame === null
    ? { ...unreadable(raw), fault: 'no_label' }
    : stampOfFrame(raw, frame - start, counting.rate);
}

const justifications = ['', ' left', ' centre', ' right'];

/** Where a subtitle stands, such as `row 20 centre`: the row from the top, and how its lines are set in it. */
function regionOf({ row, justification }: Tti): string {
  return `row ${row}${justifications[justification] ?? ''}`;
}

function reportOddFields({ at, cumulative, justification, comment }: Tti, problems: ProblemList): void {
  const check = (field: string, offset: number, value: number, most: number): void => {
    if (value > most)
      problems.add(timedTextMessages.blockField({ field, value: hex(value) }, { byte: at + offset }));
  };
  check('cumulative status (CS)', 4, cumulative, 3);
  check('justification (JC)', 14, justification, 3);
  check('comment flag (CF)', 15, comment, 1);
}

function decoded(
  subtitle: Subtitle,
  letters: Letters,
  problems: ProblemList,
): { text: string; textRaw: string; hasItalic: boolean } {
  const { broken, unknownCodes, ...text } = decodeTextField(subtitle.text, letters);
  for (const place of broken)
    problems.add(
      timedTextMessages.brokenCharacters({ encoding: letters.name }, { byte: byteOf(subtitle, place) }),
    );
  for (const place of unknownCodes)
    problems.add(
      timedTextMessages.unknownCode(
        { code: hex(subtitle.text[place] ?? 0) },
        { byte: byteOf(subtitle, place) },
      ),
    );
  return text;
}
