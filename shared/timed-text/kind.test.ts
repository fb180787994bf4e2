import { expect, test } from 'vitest';
import { kindOfText } from './kind.ts';

test.each([
  ['♪ La la ♪', 'song'],
  ['♪ La la\nla la ♪', 'song'],
  ['♪ La la\n♪ la la', 'song'],
  ['La la ♪', 'song'],
  ['I ♪ you', 'dialogue'],
  ['♪ La la\nHe sings', 'dialogue'],
  ['[door slams]', 'sound_label'],
  ['(door slams)\n[wind]', 'sound_label'],
  ['- [door slams]', 'sound_label'],
  ['[Ann] Hello', 'dialogue'],
  ['[open', 'dialogue'],
  ['', 'dialogue'],
  ['Hello', 'dialogue'],
])('%j is a %s', (text, kind) => expect(kindOfText(text)).toBe(kind));

test('takes no longer for brackets without end', () => {
  const many = ['[', '[] ', '(', '- [', '()\n ', '- '].map((piece) => `${piece.repeat(100_000)}x`);
  for (const text of many) expect(kindOfText(text)).toBe('dialogue');
});
