import { timedTextMessages } from '../errors/timed-text.ts';
import { declaredEncoding, decodeText, type Decoded } from './decode.ts';
import type { Encoding, TimedTextReading, TimedTextTrack } from './event.ts';
import { ProblemList } from './problems.ts';
import { EventSequence } from './sequence.ts';
import { readScc } from './scc/read-scc.ts';
import { readSrt } from './srt.ts';
import { readStl } from './stl/read-stl.ts';
import { readTtml } from './ttml/ttml.ts';
import { readWebVtt } from './webvtt.ts';

/** The subtitle formats that can be read. */
export const timedTextFormats = ['srt', 'webvtt', 'ttml', 'ebu-stl', 'scc'] as const;
/** One of {@link timedTextFormats}. */
export type TimedTextFormat = (typeof timedTextFormats)[number];

const formatNames = {
  srt: 'SubRip (srt)',
  webvtt: 'WebVTT',
  ttml: 'TTML',
  'ebu-stl': 'EBU-STL',
  scc: 'Scenarist closed captions (scc)',
} as const;

/** What a text file says of itself that has no header for anything. */
function textTrack(encoding: Encoding): TimedTextTrack {
  return {
    encoding,
    language: null,
    frameRate: null,
    dropFrame: false,
    timeBase: 'media',
    programmeStart: null,
    title: null,
  };
}

/**
 * Reads a subtitle file. Never throws, and drops nothing in silence: events of zero or negative duration, overlapping and
 * out-of-order ones stay, flagged, and whatever could not be read is a problem with the line, or the byte, where it stands. Linear in the
 * length of the file.
 * @param encoding the file's encoding where it is known; else its bytes decide (see `decodeText`).
 */
export function readTimedText(
  bytes: Uint8Array,
  { format, encoding }: { format: TimedTextFormat; encoding?: string },
): TimedTextReading {
  const problems = new ProblemList();
  const sequence = new EventSequence(problems);
  const track =
    format === 'ebu-stl'
      ? readStl(bytes, sequence, problems, encoding)
      : readTextFile(decoded(bytes, format, encoding), format, sequence, problems);
  if (sequence.events.length === 0) {
    const start = format === 'ebu-stl' ? { byte: 0 } : { line: 1 };
    problems.add(timedTextMessages.noEvents({ format: formatNames[format] }, start));
  }
  return { events: sequence.events, problems: problems.all(), track };
}

/** A TTML file may declare its encoding, as XML does. */
function decoded(bytes: Uint8Array, format: TimedTextFormat, encoding?: string): Decoded {
  return decodeText(bytes, encoding, format === 'ttml' ? declaredEncoding(bytes) : undefined);
}

function readTextFile(
  { text, encoding, problems: odd }: Decoded,
  format: Exclude<TimedTextFormat, 'ebu-stl'>,
  sequence: EventSequence,
  problems: ProblemList,
): TimedTextTrack {
  for (const problem of odd) problems.add(problem);
  switch (format) {
    case 'srt':
      // A line end written twice (CR CR LF) is a common damage of SRT files, and no empty line.
      readSrt(text.replace(/\r{1,2}\n|\r/g, '\n'), sequence, problems);
      break;
    case 'webvtt':
      readWebVtt(text.replace(/\r\n?/g, '\n'), sequence, problems);
      break;
    case 'scc':
      return readScc(text.replace(/\r\n?/g, '\n'), sequence, problems);
    case 'ttml':
      return {
        ...textTrack(encoding),
        ...readTtml(text.replace(/\r\n?/g, '\n'), sequence, problems),
      };
  }
  return textTrack(encoding);
}
