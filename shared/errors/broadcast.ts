import { cut, message } from './define.ts';

/** What to do about most oddities of a line. */
export const correctLine =
  'Correct the line in the program that made the file, or leave it: it is loaded as it stands.';

/** Messages of the readers of broadcast subtitles, EBU-STL and SCC, and of timecode; part of those of subtitle files. */
export const broadcastMessages = {
  badTimecode: message<{ raw: string }>('timed-text.bad_timecode', {
    severity: 'warning',
    message: ({ raw }) =>
      `“${cut(raw)}” is no timecode of the file's frame rate; the line is kept with its text and without that time.`,
    fix: () => 'Write it as hours:minutes:seconds:frames, with frames from 00 to one below the frame rate.',
  }),
  droppedLabel: message<{ raw: string; read: string }>('timed-text.dropped_label', {
    severity: 'note',
    message: ({ raw, read }) =>
      `“${cut(raw)}” is one of the labels that drop-frame timecode leaves out; it was read as ${read}.`,
    fix: () =>
      'Nothing to do for two frames; if there are many, the file is not drop-frame: export it again.',
  }),
  noOutTime: message('timed-text.no_out_time', {
    severity: 'warning',
    message: () =>
      'The line is still shown where the file ends, so that it has no out-time and no reading speed.',
    fix: () => 'End the file with a command that clears the screen.',
  }),
  startAssumed: message<{ start: string }>('timed-text.start_assumed', {
    severity: 'note',
    message: ({ start }) =>
      `The file names no start of the programme, and its first line stands at ${start} or about there, so that all times were counted from ${start}.`,
    fix: () => 'Nothing to do where the programme starts there; else state its start in the file.',
  }),
  startUnused: message<{ start: string }>('timed-text.start_unused', {
    severity: 'note',
    message: ({ start }) =>
      `The file says that the programme starts at ${start}, but all its lines stand before that; their times were counted from zero.`,
    fix: () => 'Set the start of the programme (TCP) to 00:00:00:00 where its times count from zero.',
  }),
  notStl: message('timed-text.not_stl', {
    severity: 'warning',
    message: () => 'The file has no header of EBU-STL; nothing in it was read.',
    fix: () =>
      'Declare the format that it is in; an EBU-STL file begins with 1,024 bytes of header, with “STL25.01” or the like in them.',
  }),
  headerField: message<{ field: string; value: string; read: string }>('timed-text.header_field', {
    severity: 'warning',
    message: ({ field, value, read }) =>
      `The header has “${cut(value)}” as its ${field}, which has no meaning there; it was read as ${read}.`,
    fix: () => 'Correct the header in the program that made the file, if the lines below look wrong.',
  }),
  countDiffers: message<{ what: string; stated: string; found: string }>('timed-text.count_differs', {
    severity: 'note',
    message: ({ what, stated, found }) =>
      `The header counts ${stated} ${what}, but the file has ${found}; all that are there were read.`,
    fix: () => 'Check that the file is complete; the count itself has no other use.',
  }),
  blockCut: message<{ bytes: number }>('timed-text.block_cut', {
    severity: 'warning',
    message: ({ bytes }) =>
      `The file ends within a block of 128 bytes, of which ${bytes} are there; of a text among them, what is there was read.`,
    fix: () => 'Get the file again from its source: it was cut, or something was added to it.',
  }),
  padding: message('timed-text.padding', {
    severity: 'note',
    message: () => 'A block of one byte repeated is padding, not a subtitle; it was passed over.',
    fix: () => 'Nothing to do at the end of a file; elsewhere, check that no subtitles are missing.',
  }),
  blockMissing: message<{ subtitle: string; block: string }>('timed-text.block_missing', {
    severity: 'warning',
    message: ({ subtitle, block }) =>
      `Subtitle ${subtitle} has several blocks, but its block ${block} is not where it should be; its text is what is there.`,
    fix: () => 'Compare its text with the source; export the file again where words are missing.',
  }),
  userData: message('timed-text.user_data', {
    severity: 'note',
    message: () => 'A block holds data for another program, not text; it was passed over.',
    fix: () => 'Nothing to do.',
  }),
  reservedBlock: message<{ code: string }>('timed-text.reserved_block', {
    severity: 'warning',
    message: ({ code }) =>
      `A block has the extension number ${code}, which is reserved for later use; it was passed over.`,
    fix: () => 'Check in another program whether the block holds text, and correct its number to FF if so.',
  }),
  blockField: message<{ field: string; value: string }>('timed-text.block_field', {
    severity: 'note',
    message: ({ field, value }) =>
      `The subtitle has ${value} as its ${field}, which has no meaning there; it was read as 00.`,
    fix: () => correctLine,
  }),
  setBroken: message('timed-text.set_broken', {
    severity: 'note',
    message: () =>
      'The lines from here on build one display, but the first or the last of them is not marked as such.',
    fix: () => 'Mark the first as 01 and the last as 03; they end together, at the out-time of the last.',
  }),
  heldBySet: message('timed-text.held_by_set', {
    severity: 'note',
    message: () =>
      'The line is part of a display that is built up, and stays until the last part of it ends; that out-time was taken.',
    fix: () => 'Nothing to do.',
  }),
  unknownCode: message<{ code: string }>('timed-text.unknown_code', {
    severity: 'note',
    message: ({ code }) => `The code ${code} has no meaning in a text; it was passed over.`,
    fix: () => 'Nothing to do where the text reads well; else export the file again.',
  }),
  noSccHeader: message('timed-text.no_scc_header', {
    severity: 'note',
    message: () => 'The file does not begin with “Scenarist_SCC V1.0”; its lines were read all the same.',
    fix: () => 'Add that line at the top, since other programs will not read the file without it.',
  }),
  lineTimecode: message<{ raw: string }>('timed-text.line_timecode', {
    severity: 'warning',
    message: ({ raw }) =>
      `“${cut(raw)}” is no timecode of 29.97 frames a second; what the line shows or clears has no time.`,
    fix: () => 'Write it as hours:minutes:seconds:frames, with frames from 00 to 29.',
  }),
  countingMixed: message<{ raw: string }>('timed-text.counting_mixed', {
    severity: 'warning',
    message: ({ raw }) =>
      `“${cut(raw)}” is drop-frame where the first line is not, or the other way round; each was read as it is written.`,
    fix: () => 'Write all timecodes of a file in one way; within an hour the two part by 3.6 seconds.',
  }),
  linesOverlap: message<{ frames: number }>('timed-text.lines_overlap', {
    severity: 'note',
    message: ({ frames }) =>
      `The line begins too early by ${frames === 1 ? 'a frame' : `${frames} frames`}, before the one above it has been sent; its times were taken as they are written.`,
    fix: () => 'Nothing to do for a few frames: on air the captions come that much later.',
  }),
  notPair: message<{ raw: string }>('timed-text.not_pair', {
    severity: 'warning',
    message: ({ raw }) => `“${cut(raw)}” is not a pair of bytes; it was passed over, as one frame.`,
    fix: () => 'Write each pair as four hexadecimal digits, such as 94ae.',
  }),
  badParity: message<{ raw: string }>('timed-text.bad_parity', {
    severity: 'note',
    message: ({ raw }) =>
      `The parity of “${cut(raw)}” is wrong, and perhaps of others on this line; the bytes were read without it.`,
    fix: () => 'Nothing to do where the text reads well; else get the file again from its source.',
  }),
  otherChannel: message<{ channel: string }>('timed-text.other_channel', {
    severity: 'warning',
    message: ({ channel }) =>
      `The line has captions of channel ${channel}; only those of the channel that the file uses first were read.`,
    fix: () => 'Export each channel to a file of its own: they are two tracks, often of two languages.',
  }),
  captionData: message('timed-text.caption_data', {
    severity: 'note',
    message: () => 'The line has data about the programme (XDS) in place of captions; it was passed over.',
    fix: () => 'Nothing to do.',
  }),
  rowTooLong: message('timed-text.row_too_long', {
    severity: 'note',
    message: () =>
      'A row has more than 32 letters; receivers write those that are too many over the last, here they are kept, up to 128.',
    fix: () => 'Break the text into rows of 32 letters at most.',
  }),
  noCaptionMode: message<{ text: string }>('timed-text.no_caption_mode', {
    severity: 'warning',
    message: ({ text }) =>
      `“${cut(text)}” is no caption: no code before it says how to show it, or one says that it is text of another kind; it was left out.`,
    fix: () => 'Begin the captions with a code that says how they come up: RCL, RDC or RU2 to RU4.',
  }),
  tooManyCaptions: message('timed-text.too_many_captions', {
    severity: 'warning',
    message: () =>
      'The file shows the same text over and over, far more often than any film; nothing below this line was read.',
    fix: () => 'Get the file again from its source: it is damaged, or no captions.',
  }),
} as const;
