import { describe, expect, test } from 'vitest';
import { readTimedText } from '../read.ts';
import { letters } from './testing.ts';

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

const load = '94ae 94ae 9420 9420 9470 9470';
const show = '942f 942f';
const clear = '942c 942c';

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
  test('of a line that begins when the one above is through are in order', () =>
    expect(codes(caption('00:00:01:00'), '00:00:01:04\t942c')).toEqual([]));
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
  test('text that is shown without end is read to an end', () => {
    const row = `9420 9470 ${letters('x'.repeat(128))}`;
    const flips = '942f 8080 '.repeat(60_000);
    const reading = read(`00:00:01:00\t${row} 942f ${row} ${flips}`, end);
    expect(reading.problems.map(({ code }) => code)).toContain('timed-text.too_many_captions');
    expect(reading.events.length).toBeGreaterThan(10_000);
    expect(reading.events.length).toBeLessThan(50_000);
  });
  test('a file without captions says so', () => expect(codes()).toEqual([['no_events', 1]]));
});
