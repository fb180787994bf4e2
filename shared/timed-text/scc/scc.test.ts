import { describe, expect, test } from 'vitest';
import { plainText } from '../markup.ts';
import { readTimedText } from '../read.ts';

const head = 'Scenarist_SCC V1.0\n\n';
/** A file of lines, each a timecode and pairs. */
const read = (...lines: readonly string[]) =>
  readTimedText(new TextEncoder().encode(head + lines.join('\n\n')), { format: 'scc' });
const codes = (...lines: readonly string[]) =>
  read(...lines).problems.map(({ code, at }) => [code.replace('timed-text.', ''), at.line ?? -1]);
/** In-frame, out-frame, row and text of each caption. */
const brief = (...lines: readonly string[]) =>
  read(...lines).events.map(({ startFrame, endFrame, region, text }) => [startFrame, endFrame, region, text]);
const rawOf = (pairs: string) => read(`00:00:01:00\t${pairs} 942f`, '00:00:09:00\t942c').events[0];

/** Pairs of a text, with odd parity. */
function letters(text: string): string {
  const bytes = Array.from(text, (letter) => letter.charCodeAt(0));
  if (bytes.length % 2 === 1) bytes.push(0);
  const hex = bytes.map((byte) => {
    const ones = byte.toString(2).replaceAll('0', '').length;
    return (ones % 2 === 0 ? byte | 0x80 : byte).toString(16).padStart(2, '0');
  });
  return (hex.join('').match(/.{4}/g) ?? []).join(' ');
}

const load = '94ae 94ae 9420 9420 9470 9470';
const show = '942f 942f';
const clear = '942c 942c';

describe('pop-on captions', () => {
  test('come up with the frame of EOC and go with that of EDM', () => {
    const reading = read(`00:00:01:00\t${load} ${letters('Hi there')} ${show}`, `00:00:03:00\t${clear}`);
    // Six pairs, then four of text: EOC is the eleventh, ten frames after the line's 30.
    expect(reading.events).toEqual([
      {
        ordinal: 1,
        at: { line: 3 },
        id: null,
        startMs: (40 * 1001) / 30,
        endMs: 3003,
        startFlicks: 40 * 23_543_520,
        endFlicks: 90 * 23_543_520,
        startFrame: 40,
        endFrame: 90,
        startRaw: '00:00:01:10',
        endRaw: '00:00:03:00',
        settings: '',
        region: 'row 15',
        textRaw: 'Hi there',
        text: 'Hi there',
        kind: 'dialogue',
        language: null,
        speaker: null,
        writingMode: null,
        hasItalic: false,
        ruby: null,
        flags: [],
      },
    ]);
    expect(reading.problems).toEqual([]);
    expect(reading.track).toEqual({
      encoding: { name: 'cea-608', by: 'declared', confidence: 1 },
      language: null,
      frameRate: { num: 30_000, den: 1001 },
      dropFrame: false,
      timeBase: 'smpte',
      programmeStart: null,
      title: null,
    });
  });

  test('go when the next one comes', () =>
    expect(
      brief(
        `00:00:01:00\t${load} ${letters('One')} ${show}`,
        `00:00:02:00\t${load} ${letters('Two')} ${show}`,
        `00:00:03:00\t${clear}`,
      ),
    ).toEqual([
      [38, 68, 'row 15', 'One'],
      [68, 90, 'row 15', 'Two'],
    ]));

  test('have their rows from the top, whichever is sent first', () =>
    expect(
      brief(
        `00:00:01:00\t94ae 9420 9470 ${letters('below')} 94d0 ${letters('above')} 942f`,
        '00:00:02:00\t942c',
      ),
    ).toEqual([[40, 60, 'row 15', 'above\nbelow']]));

  test('are filled into what was shown before, where it is not erased', () => {
    // EOC flips the memories, so that the third is written over the first.
    expect(
      brief(
        `00:00:01:00\t9420 9470 ${letters('First')} 942f`,
        `00:00:02:00\t9420 9470 ${letters('Second')} 942f`,
        `00:00:03:00\t9420 9470 ${letters('3rd')} 942f`,
        '00:00:04:00\t942c',
      ).map(([, , , text]) => text),
    ).toEqual(['First', 'Second', '3rdst']);
  });

  test('are nothing where nothing was filled', () =>
    expect(brief('00:00:01:00\t94ae 9420 942f', '00:00:02:00\t942c')).toEqual([]));
});

describe('letters and styles', () => {
  test.each<readonly [what: string, pairs: string, text: string, raw: string]>([
    ['special letters', `${load} 9137 9138`, '♪à', '♪à'],
    ['a special letter sent twice', `${load} 9137 9137 9137 9137`, '♪♪', '♪♪'],
    ['extended letters take the place of the one before', `${load} ${letters('Ae')} 92b6 92b6`, 'Aë', 'Aë'],
    ['an extended letter in the first column', `${load} 9220`, 'Á', 'Á'],
    ['a backspace', `${load} ${letters('Hellp')} 94a1 94a1 ${letters('o')}`, 'Hello', 'Hello'],
    ['deleting to the end of the row', `${load} ${letters('Hello')} 9470 9470 97a2 94a4`, 'He', 'He'],
    ['a tab', `${load} ${letters('A')} 97a2 ${letters('B')}`, 'A  B', 'A  B'],
    ['an indent is no text', `94ae 9420 94f4 ${letters('A')}`, 'A', 'A'],
    ['a mid-row code parts words', `${load} ${letters('A')} 91ae 91ae ${letters('B')}`, 'A B', 'A <i>B</i>'],
    ['with a space it is one space', `${load} ${letters('A ')} 91ae ${letters('B')}`, 'A B', 'A <i>B</i>'],
    [
      'a colour ends italics',
      `${load} 91ae ${letters('A')} 91a2 ${letters('B')}`,
      'A B',
      '<i>A</i> <c.lime>B</c>',
    ],
    ['italics keep the colour', `${load} 91a2 91ae ${letters('A')}`, 'A', '<c.lime><i>A</i></c>'],
    ['italics of a row', `94ae 9420 946e ${letters('A')}`, 'A', '<i>A</i>'],
    ['a background is no letter', `${load} ${letters('A ')} 102d ${letters('B')}`, 'A B', 'A B'],
    ['flash parts words', `${load} ${letters('A')} 94a8 ${letters('B')}`, 'A B', 'A B'],
    ['fillers', `${load} ${letters('A')} 8080 8080 ${letters('B')}`, 'AB', 'AB'],
  ])('%s', (_, pairs, text, raw) => {
    const event = rawOf(pairs);
    expect([event?.text, event?.textRaw]).toEqual([text, raw]);
    expect(event?.hasItalic).toBe(raw.includes('<i>'));
    expect(plainText(event?.textRaw ?? '', 'loose')).toBe(text);
  });

  test.each([
    ['[door slams]', 'sound_label'],
    ['(DOOR SLAMS)', 'sound_label'],
    ['[Ann] Hello', 'dialogue'],
    ['Hello', 'dialogue'],
  ])('%s is a %s', (text, kind) => expect(rawOf(`${load} ${letters(text)}`)?.kind).toBe(kind));
  test('notes make a song', () =>
    expect(rawOf(`${load} 9137 ${letters(' la la ')} 9137`)?.kind).toBe('song'));
});

describe('roll-up captions', () => {
  test('are a line a row, from its first letter until the next row', () =>
    // RU2 CR PAC take three frames; the row rolls up with the CR of the next line.
    expect(
      brief(
        `00:00:01:00\t9425 94ad 9470 ${letters('One')}`,
        `00:00:02:00\t9425 94ad 9470 ${letters('Two')}`,
        '00:00:04:00\t942c',
      ),
    ).toEqual([
      [33, 61, 'row 15', 'One'],
      [63, 120, 'row 15', 'Two'],
    ]));
  test('stand on the row that they are put on', () =>
    expect(brief(`00:00:01:00\t9426 94ad 9140 ${letters('up')}`, '00:00:04:00\t942c')).toEqual([
      [33, 120, 'row 3', 'up'],
    ]));
  test('clear captions of another kind', () =>
    expect(
      brief(
        `00:00:01:00\t9420 9470 ${letters('Pop')} 942f`,
        `00:00:02:00\t9425 9470 ${letters('Roll')}`,
        '00:00:03:00\t942c',
      ),
    ).toEqual([
      [34, 60, 'row 15', 'Pop'],
      [62, 90, 'row 15', 'Roll'],
    ]));
  test('go on where a row is continued', () =>
    expect(
      brief(
        `00:00:01:00\t9425 94ad 9470 ${letters('One ')}`,
        `00:00:02:00\t${letters('and')}`,
        '00:00:03:00\t942c',
      ),
    ).toEqual([[33, 90, 'row 15', 'One and']]));
});

describe('paint-on captions', () => {
  test('come up with their first letter', () =>
    expect(
      brief(`00:00:01:00\t9429 94d0 ${letters('One')} 9470 ${letters('Two')}`, '00:00:02:00\t942c'),
    ).toEqual([[32, 60, 'row 15', 'One\nTwo']]));
  test('go when others are painted over them', () =>
    expect(
      brief(
        `00:00:01:00\t9429 9470 ${letters('One')}`,
        `00:00:02:00\t9429 9470 ${letters('Four')}`,
        `00:00:03:00\t9470 ${letters('Five')}`,
        '00:00:04:00\t942c',
      ),
    ).toEqual([
      [32, 62, 'row 15', 'One'],
      [62, 91, 'row 15', 'Four'],
      [91, 120, 'row 15', 'Five'],
    ]));
  test('on different rows are lines of their own', () =>
    expect(
      brief(
        `00:00:01:00\t9429 94d0 ${letters('Up')}`,
        `00:00:02:00\t9429 9470 ${letters('Down')}`,
        '00:00:04:00\t942c',
      ),
    ).toEqual([
      [32, 120, 'row 14', 'Up'],
      [62, 120, 'row 15', 'Down'],
    ]));
});

describe('times', () => {
  const caption = (label: string) => `${label}\t9420 9470 ${letters('A')} 942f`;

  test.each([
    // Facts 4.3: 01:00:00:00 without drop-frame is 3603.6 s, 00:01:00;02 is frame 1800, both counted from zero.
    ['00:01:00;02', 1803],
    ['00:10:00;00', 17_985],
    ['00:10:00:00', 18_003],
  ])('%s', (label, frame) => expect(brief(caption(label))[0]?.[0]).toBe(frame));

  test.each([
    ['01:00:00:00', '01:00:00:00', 3],
    ['01:00:00;00', '01:00:00;00', 3],
    ['00:59:58:00', '01:00:00:00', -57],
    ['10:00:01:00', '10:00:00:00', 33],
    ['00:58:00:00', null, 104_403],
  ])('a first line at %s: the programme starts at %j', (label, start, frame) => {
    const reading = read(caption(label));
    expect(reading.track.programmeStart).toBe(start);
    expect(reading.events[0]?.startFrame).toBe(frame);
    expect(reading.problems.some(({ code }) => code.endsWith('start_assumed'))).toBe(start !== null);
  });

  test('go on over midnight', () =>
    expect(brief(caption('23:59:59:00'), '00:00:01:00\t942c')).toEqual([[-27, 30, 'row 15', 'A']]));

  test('a label that drop-frame leaves out is read as the next', () => {
    expect(brief(caption('00:01:00;00'))[0]?.[0]).toBe(1803);
    expect(codes(caption('00:01:00;00'))).toContainEqual(['dropped_label', 3]);
  });
  test('of a line without a timecode are none, but what it does is done', () => {
    const lines = [caption('00:00:01:00'), caption('00:00:61:00'), '00:00:03:00\t942c'];
    expect(brief(...lines)).toEqual([
      [33, null, 'row 15', 'A'],
      [null, 90, 'row 15', 'A'],
    ]);
    expect(codes(...lines)).toContainEqual(['line_timecode', 5]);
  });
  test('of two ways of counting are reported', () =>
    expect(codes(caption('00:00:01:00'), '00:00:03;00\t942c')).toEqual([['counting_mixed', 5]]));
  test('of lines that are sent before the one above is through are reported', () =>
    expect(codes(caption('00:00:01:00'), '00:00:01:02\t942c')).toContainEqual(['lines_overlap', 5]));
  test('of captions that never go are none', () => {
    const reading = read(caption('00:00:01:00'));
    expect(reading.events[0]).toMatchObject({ endRaw: '', endFlicks: null, flags: ['bad_time'] });
    expect(codes(caption('00:00:01:00'))).toEqual([['no_out_time', 3]]);
  });
});

describe('what is odd', () => {
  const whole = `00:00:01:00\t${load} ${letters('A')} ${show}`;
  const end = `00:00:02:00\t${clear}`;

  test('the other channel is left out and reported', () => {
    const lines = [whole, `00:00:01:20\t1c20 1c70 ${letters('Ola')} 1c2f`, end];
    expect(brief(...lines).map(([, , , text]) => text)).toEqual(['A']);
    expect(codes(...lines)).toContainEqual(['other_channel', 5]);
  });
  test('a file of the second channel alone is read', () =>
    expect(brief(`00:00:01:00\t1c20 1cd0 ${letters('Ola')} 1c2f`, '00:00:02:00\t1c2c')).toEqual([
      [34, 60, 'row 14', 'Ola'],
    ]));
  test('bytes of wrong parity are read and reported, once a line', () => {
    // A is 0x41, which has two ones and wants the parity bit: 0xc1.
    expect(brief(`00:00:01:00\t${load} 4180 4180 ${show}`, end)[0]?.[3]).toBe('AA');
    expect(codes(`00:00:01:00\t${load} 4180 4180 ${show}`, end)).toEqual([['bad_parity', 3]]);
  });
  test('what is no pair takes a frame and is reported', () => {
    expect(brief(`00:00:01:00\t9420 94zz 94 9470 ${letters('A')} 942f`, end)[0]?.[0]).toBe(35);
    expect(codes(`00:00:01:00\t9420 94zz 94 9470 ${letters('A')} 942f`, end)).toEqual([
      ['not_pair', 3],
      ['not_pair', 3],
    ]);
  });
  test('pairs without spaces between them are read', () =>
    expect(brief(`00:00:01:00 94209470${letters('A')}942f`, end)[0]).toEqual([33, 60, 'row 15', 'A']));
  test('a code that is sent a third time counts again', () =>
    // BS three times is twice; with a pair between, each counts.
    expect(rawOf(`${load} ${letters('ABCD')} 94a1 94a1 94a1`)?.text).toBe('AB'));
  test('letters beyond the row are kept and reported', () => {
    const long = 'x'.repeat(40);
    expect(rawOf(`${load} ${letters(long)}`)?.text).toBe(long);
    expect(codes(`00:00:01:00\t${load} ${letters(long)} ${show}`, end)).toEqual([['row_too_long', 3]]);
    expect(rawOf(`${load} ${letters('x'.repeat(32))}`)?.text.length).toBe(32);
    expect(codes(`00:00:01:00\t${load} ${letters('x'.repeat(32))} ${show}`, end)).toEqual([]);
    expect(rawOf(`${load} ${letters('x'.repeat(500))}`)?.text.length).toBe(128);
  });
  test('letters that no mode shows are left out and reported', () => {
    expect(codes(`00:00:00:00\t${letters('Lost')}`, whole, end)).toEqual([['no_caption_mode', 3]]);
    expect(codes(whole, end, `00:00:03:00\t94ab ${letters('Text')}`)).toEqual([['no_caption_mode', 7]]);
  });
  test('data about the programme are passed over and reported', () =>
    expect(codes(whole, `00:00:01:20\t0101 ${letters('Show')} 0f80`, end)).toContainEqual([
      'caption_data',
      5,
    ]));
  test('unknown codes are reported', () =>
    expect(codes(whole, '00:00:01:20\t97a4', end)).toEqual([['unknown_code', 5]]));
  test('lines that are none, and a header that is missing', () => {
    expect(codes(whole, 'hello', end)).toEqual([['stray_text', 5]]);
    const reading = readTimedText(new TextEncoder().encode(`${whole}\n\n${end}`), { format: 'scc' });
    expect(reading.events.length).toBe(1);
    expect(reading.problems.map(({ code }) => code)).toEqual(['timed-text.no_scc_header']);
  });
  test('a file without captions says so', () => expect(codes()).toEqual([['no_events', 1]]));
});
