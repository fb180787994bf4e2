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
    fix: () => 'Write the time as hours, minutes and seconds: 00:01:02,500 in SRT, 00:01:02.500 elsewhere.',
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
    message: ({ raw }) =>
      `“${cut(raw)}” has more minutes, seconds or frames than an hour, a minute or a second; it was read as that many.`,
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
  tagNotShown: message<{ tag: string }>('timed-text.tag_not_shown', {
    severity: 'note',
    message: (p) => `“${cut(p.tag)}” is no tag of WebVTT, and players show nothing of it.`,
    fix: () => 'Write &lt; where the sign itself is meant; else take the tag out.',
  }),
  hidden: message('timed-text.hidden', {
    severity: 'note',
    message: () =>
      'The styles of the line keep it from being seen; it is kept, and not counted, since nobody reads it.',
    fix: () => 'Nothing to do where that is meant; else take out its display, visibility or opacity.',
  }),
  noEnd: message('timed-text.no_end', {
    severity: 'note',
    message: () =>
      'Nothing in the file ends the line, so that it stays until the end of the programme; it has no reading speed.',
    fix: () => 'Give it an end or a duration, unless it is meant to stay.',
  }),
  neverBegins: message('timed-text.never_begins', {
    severity: 'warning',
    message: () =>
      'The line follows another that has no end (timeContainer="seq"), so that its own turn never comes.',
    fix: () => 'Give the line above it an end or a duration.',
  }),
  badTimeIgnored: message<{ raw: string }>('timed-text.bad_time_ignored', {
    severity: 'warning',
    message: ({ raw }) =>
      `“${cut(raw)}” is not a time that can be read; what it is set on was read without that time.`,
    fix: () => 'Write the time as 00:01:02.500, or as an offset such as 62.5s.',
  }),
  clockTimes: message('timed-text.clock_times', {
    severity: 'warning',
    message: () =>
      'The times of the file are times of day (timeBase="clock"); they were read as times of the media.',
    fix: () => 'Export the file with times that count from the start of the programme.',
  }),
  badParameter: message<{ name: string; value: string }>('timed-text.bad_parameter', {
    severity: 'warning',
    message: ({ name, value }) =>
      `“${cut(value)}” is no value for ${cut(name)}, so that its default was taken; times that go by it may be wrong.`,
    fix: () => 'Correct the attribute of the tt element.',
  }),
  animationIgnored: message('timed-text.animation_ignored', {
    severity: 'note',
    message: () =>
      'An animation shows or hides text for a time in a way that is not followed; the text is kept with the times of its line.',
    fix: () => 'Nothing to do, unless the exact times matter: then give the text its own begin and end.',
  }),
  partsApart: message('timed-text.parts_apart', {
    severity: 'warning',
    message: () =>
      'The line has too many parts with times of their own to tell which are seen together; each was read as a line.',
    fix: () => 'Give each part a line of its own in the file.',
  }),
  notTtml: message<{ element: string }>('timed-text.not_ttml', {
    severity: 'warning',
    message: ({ element }) =>
      `The outermost element of the file is “${cut(element)}” and not the tt of TTML.`,
    fix: () => 'Check that the file is TTML, and that its format is the one declared for it.',
  }),
  noNamespace: message('timed-text.no_namespace', {
    severity: 'warning',
    message: () => 'The tt element names no namespace; the file was read as TTML all the same.',
    fix: () => 'Add xmlns="http://www.w3.org/ns/ttml" to it; other programs may read nothing.',
  }),
  xmlPrefix: message<{ prefix: string }>('timed-text.xml_prefix', {
    severity: 'warning',
    message: ({ prefix }) =>
      `The prefix “${cut(prefix)}” is used without being declared; it was read with its usual meaning, if it has one.`,
    fix: () => 'Declare the prefix on the tt element.',
  }),
  xmlStray: message<{ sign: string }>('timed-text.xml_stray', {
    severity: 'warning',
    message: ({ sign }) =>
      `A “${cut(sign)}” stands here as text, which XML doesn't allow; it was kept as text.`,
    fix: () => 'Write & as &amp; and < as &lt; in text.',
  }),
  xmlCut: message<{ sign: string }>('timed-text.xml_cut', {
    severity: 'warning',
    message: ({ sign }) =>
      `A tag lacks its ${sign === '>' ? '“>”' : 'closing quote'}; it was read as if it had one.`,
    fix: () => 'Open the file at this line and close the tag; check the times of the line.',
  }),
  xmlUnclosed: message<{ element: string }>('timed-text.xml_unclosed', {
    severity: 'warning',
    message: ({ element }) =>
      `The element “${cut(element)}” is not closed before this line; it was read as ending here.`,
    fix: () => 'Check that the file is complete, and close the element.',
  }),
  xmlUnopened: message<{ tag: string }>('timed-text.xml_unopened', {
    severity: 'warning',
    message: ({ tag }) => `“${cut(tag)}” closes an element that is not open; it was passed over.`,
    fix: () => 'Delete it, or open its element.',
  }),
  xmlEntity: message<{ entity: string }>('timed-text.xml_entity', {
    severity: 'warning',
    message: ({ entity }) =>
      `“${cut(entity)}” is not an entity of XML; it was read as in HTML if it is one there, else kept as written.`,
    fix: () => 'Write the character itself.',
  }),
  xmlDoctype: message('timed-text.xml_doctype', {
    severity: 'note',
    message: () =>
      'The file has a document type declaration; it was passed over, and no entity of it is expanded.',
    fix: () => 'Nothing to do where the text has no entities of its own; else write their characters.',
  }),
  xmlMalformed: message<{ reason: string }>('timed-text.xml_malformed', {
    severity: 'warning',
    message: ({ reason }) =>
      `The XML is damaged here (${cut(reason.replace(/\.$/, ''))}); what could be read of it was.`,
    fix: () => correctLine,
  }),
  encodingMisdeclared: message<{ label: string; encoding: string }>('timed-text.encoding_misdeclared', {
    severity: 'note',
    message: ({ label, encoding }) =>
      `The file declares “${cut(label)}”, which its bytes are not; it was read as ${encoding}.`,
    fix: () =>
      'Look at a few lines: where letters are right, correct the declaration at the top of the file.',
  }),
  ...broadcastMessages,
} as const;
