import { broadcastMessages, correctLine } from './broadcast.ts';
import { cut, message } from './define.ts';

/** Messages of the readers of subtitle files: what was odd, and what was made of it. None of them stops a file from being read. */
export const timedTextMessages = {
  encodingGuessed: message<{ encoding: string }>('timed-text.encoding_guessed', {
    severity: 'warning',
    message: ({ encoding }) =>
      `The file is not UTF-8; it was read as ${encoding}, which fits its letters best.`,
    fix: () => 'Look at a few lines: where letters are wrong, save the file as UTF-8 and export it again.',
  }),
  encodingUnknown: message<{ encoding: string }>('timed-text.encoding_unknown', {
    severity: 'warning',
    message: ({ encoding }) =>
      `The encoding “${cut(encoding)}” is not known; the file's own bytes decided instead.`,
    fix: () => 'Name an encoding of the WHATWG list, such as utf-8 or windows-1251.',
  }),
  brokenCharacters: message<{ encoding: string }>('timed-text.broken_characters', {
    severity: 'warning',
    message: ({ encoding }) => `Bytes that are not ${encoding} were read as the replacement character (�).`,
    fix: () => 'Export the file again from its source; the bytes of these letters are lost here.',
  }),
  nulCharacters: message('timed-text.nul_characters', {
    severity: 'warning',
    message: () => 'NUL characters were read as the replacement character (�).',
    fix: () => 'Export the file again: it was cut, or written in two encodings.',
  }),
  noEvents: message<{ format: string }>('timed-text.no_events', {
    severity: 'warning',
    message: ({ format }) => `No ${format} line with an in-time and an out-time was found in the file.`,
    fix: () => 'Check that the file is complete, and that its format is the one declared for it.',
  }),
  notWebVtt: message('timed-text.not_webvtt', {
    severity: 'warning',
    message: () =>
      'The file does not begin with “WEBVTT”, so that nothing in it is WebVTT; no line was read.',
    fix: () => 'Declare the file as srt if it is one, else add the line WEBVTT and an empty line at its top.',
  }),
  badTime: message<{ raw: string }>('timed-text.bad_time', {
    severity: 'warning',
    message: ({ raw }) =>
      `“${cut(raw)}” is not a time that can be read; the line is kept with its text and without that time.`,
    fix: () => 'Write the time as hours:minutes:seconds,milliseconds, such as 00:01:02,500.',
  }),
  cueDropped: message<{ raw: string }>('timed-text.cue_dropped', {
    severity: 'warning',
    message: ({ raw }) =>
      `“${cut(raw)}” is not a WebVTT cue timing, so that the block below it is no cue and was left out.`,
    fix: () =>
      'Write both times as 00:01:02.500, with two digits for minutes and seconds and three after the point.',
  }),
  strayText: message<{ text: string }>('timed-text.stray_text', {
    severity: 'warning',
    message: ({ text }) =>
      `“${cut(text)}” belongs to no line: no in-time and out-time stand above it; it was left out.`,
    fix: () => 'Give it an in-time and an out-time, or delete it.',
  }),
  arrowMended: message<{ raw: string }>('timed-text.arrow_mended', {
    severity: 'note',
    message: ({ raw }) =>
      `“${cut(raw)}” was read as an in-time and an out-time, though its arrow is not “-->”.`,
    fix: () => 'Write the arrow as “-->”; other programs may not read this line.',
  }),
  timeOverflow: message<{ raw: string }>('timed-text.time_overflow', {
    severity: 'note',
    message: ({ raw }) => `“${cut(raw)}” has more than 59 minutes or seconds; it was read as that many.`,
    fix: () => correctLine,
  }),
  negativeTime: message('timed-text.negative_time', {
    severity: 'warning',
    message: () => 'The in-time or out-time is before zero.',
    fix: () => correctLine,
  }),
  zeroDuration: message('timed-text.zero_duration', {
    severity: 'warning',
    message: () => 'The out-time equals the in-time, so that the line has no duration and no reading speed.',
    fix: () => correctLine,
  }),
  negativeDuration: message('timed-text.negative_duration', {
    severity: 'warning',
    message: () => 'The out-time is before the in-time, so that the line has no reading speed.',
    fix: () => correctLine,
  }),
  outOfOrder: message('timed-text.out_of_order', {
    severity: 'note',
    message: () => 'The line begins before the one above it in the file.',
    fix: () => correctLine,
  }),
  overlap: message('timed-text.overlap', {
    severity: 'note',
    message: () => 'The line begins before an earlier line of the same region has ended.',
    fix: () => 'Nothing to do where two lines are meant to be seen at once; else move the in-time.',
  }),
  emptyText: message('timed-text.empty_text', {
    severity: 'note',
    message: () => 'The line has no text.',
    fix: () => 'Delete it from the file if it has no purpose.',
  }),
  clipped: message('timed-text.clipped', {
    severity: 'note',
    message: () =>
      'What encloses the line in the file begins after it or ends before it, so that less of it is shown than it asks for.',
    fix: () => 'Nothing to do where that is meant; else give the enclosing part the times of its lines.',
  }),
  missingBlank: message('timed-text.missing_blank_line', {
    severity: 'note',
    message: () => 'No empty line stands before this one; it was read as a new line all the same.',
    fix: () => 'Put an empty line above it; other programs may take it for text.',
  }),
  timestampMap: message<{ raw: string }>('timed-text.timestamp_map', {
    severity: 'note',
    message: ({ raw }) =>
      `“${cut(raw)}” shifts the times of a streamed file; the times are kept as they are written.`,
    fix: () =>
      'Nothing to do where the file starts at the start of the title; else export it with times of the title.',
  }),
  unknownRegion: message<{ region: string }>('timed-text.unknown_region', {
    severity: 'note',
    message: ({ region }) =>
      `The line names the region “${cut(region)}”, which the file does not define above it.`,
    fix: () => 'Define the region at the top of the file; the line is shown in the usual place.',
  }),
  blockIgnored: message<{ text: string }>('timed-text.block_ignored', {
    severity: 'note',
    message: ({ text }) =>
      `The block that begins with “${cut(text)}” has no timing, so that players pass over it, and so does Subtext.`,
    fix: () => 'Begin it with NOTE if it is a comment; give it a timing if it is a line.',
  }),
  ...broadcastMessages,
} as const;
