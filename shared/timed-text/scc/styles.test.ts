import { describe, expect, test } from 'vitest';
import { plainText } from '../markup.ts';
import { readTimedText } from '../read.ts';
import { letters } from './testing.ts';

/** The caption of some pairs, with EOC behind them. */
const rawOf = (pairs: string) =>
  readTimedText(
    new TextEncoder().encode(`Scenarist_SCC V1.0\n\n00:00:01:00\t${pairs} 942f\n\n00:00:09:00\t942c`),
    { format: 'scc' },
  ).events[0];
const load = '94ae 94ae 9420 9420 9470 9470';

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
