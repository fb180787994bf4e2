import { timedTextMessages } from '../errors/timed-text.ts';
import { declaredEncoding, decodeText } from './decode.ts';
import type { Encoding, TimedTextReading, TimedTextTrack } from './event.ts';
import { ProblemList } from './problems.ts';
import { EventSequence } from './sequence.ts';
import { readSrt } from './srt.ts';
import { readTtml } from './ttml/ttml.ts';
import { readWebVtt } from './webvtt.ts';

/** The subtitle formats that can be read. */
export const timedTextFormats = ['srt', 'webvtt', 'ttml'] as const;
export type TimedTextFormat = (typeof timedTextFormats)[number];

const formatNames = { srt: 'SubRip (srt)', webvtt: 'WebVTT', ttml: 'TTML' } as const;

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
 * out-of-order ones stay, flagged, and whatever could not be read is a problem with the line where it stands. Linear in the
 * length of the file.
 * @param encoding the file's encoding where it is known; else its bytes decide (see `decodeText`).
 */
export function readTimedText(
  bytes: Uint8Array,
  { format, encoding }: { format: TimedTextFormat; encoding?: string },
): TimedTextReading {
  const decoded = decodeText(bytes, encoding, format === 'ttml' ? declaredEncoding(bytes) : undefined);
  let track = textTrack(decoded.encoding);
  const problems = new ProblemList();
  for (const problem of decoded.problems) problems.add(problem);
  const sequence = new EventSequence(problems);
  switch (format) {
    case 'srt':
      // A line end written twice (CR CR LF) is a common damage of SRT files, and no empty line.
      readSrt(decoded.text.replace(/\r{1,2}\n|\r/g, '\n'), sequence, problems);
      break;
    case 'webvtt':
      readWebVtt(decoded.text.replace(/\r\n?/g, '\n'), sequence, problems);
      break;
    case 'ttml':
      track = { ...track, ...readTtml(decoded.text.replace(/\r\n?/g, '\n'), sequence, problems) };
      break;
  }
  if (sequence.events.length === 0)
    problems.add(timedTextMessages.noEvents({ format: formatNames[format] }, { line: 1 }));
  return { events: sequence.events, problems: problems.all(), track };
}
