import { describe, expect, test } from 'vitest';
import { readLabels } from './labels.ts';

describe('what is spoken, and what is said about it', () => {
  test.each([
    ['plain speech', 'Come here.\nNow!', 'dialogue', null, 'Come here.\nNow!'],
    ['a sound before speech', '[door slams] Hey!', 'dialogue', null, 'Hey!'],
    ['a sound alone', '[wind blowing\nin the trees]', 'sound_label', null, ''],
    ['a sound in round brackets on a line of its own', '(laughs)\nStop it.', 'dialogue', null, 'Stop it.'],
    ['round brackets in a sentence', 'He came (as ever) late.', 'dialogue', null, 'He came (as ever) late.'],
    ['a speaker in square brackets', '[Dr. Smith] Breathe.', 'dialogue', 'Dr. Smith', 'Breathe.'],
    ['a speaker in capitals', 'ANNA: Come here.', 'dialogue', 'ANNA', 'Come here.'],
    ['a numbered speaker', 'MAN 2: No.', 'dialogue', 'MAN 2', 'No.'],
    ['a name in lower case', 'Mind you: it rains.', 'dialogue', null, 'Mind you: it rains.'],
    ['a time of day', 'At 12:30.', 'dialogue', null, 'At 12:30.'],
    ['two speakers, one of them silent', '- [Anna] Hi.\n- [sighs]', 'dialogue', 'Anna', '- Hi.'],
    ['a song between notes', '♪ La la la ♪', 'song', null, 'La la la'],
    ['a song between number signs', '# La la #', 'song', null, 'La la'],
    ['a number sign in speech', "We're #1 now.", 'dialogue', null, "We're #1 now."],
    ['notes alone', '♪♪', 'song', null, ''],
    ['a Japanese speaker', '（太郎）行こう', 'dialogue', '太郎', '行こう'],
    ['a Japanese sound', '（ドアの音）', 'sound_label', null, ''],
    ['a Chinese speaker', '王先生：你好', 'dialogue', '王先生', '你好'],
    ['Cyrillic capitals', 'АННА: Иди сюда.', 'dialogue', 'АННА', 'Иди сюда.'],
    ['a bracket never closed', '[door slams Hey!', 'dialogue', null, '[door slams Hey!'],
    ['nothing', '', 'dialogue', null, ''],
  ])('%s', (_, text, kind, speaker, dialogue) => {
    expect(readLabels(text)).toEqual({ kind, speaker, dialogue });
  });

  test.each([
    ['♪ La la\nla la ♪', 'song'],
    ['♪ La la\n♪ la la', 'song'],
    ['La la ♪', 'song'],
    ['I ♪ you', 'dialogue'],
    ['♪ La la\nHe sings', 'dialogue'],
    ['(door slams)\n[wind]', 'sound_label'],
    ['- [door slams]', 'sound_label'],
    ['[Ann] Hello', 'dialogue'],
    ['[open', 'dialogue'],
    ['-: ', 'dialogue'],
    ['- ', 'dialogue'],
  ])('%j is %s', (text, kind) => expect(readLabels(text).kind).toBe(kind));

  test('takes no longer for brackets without end', () => {
    const many = ['[', '[] ', '(', '- [', '()\n ', '- '].map((piece) => `${piece.repeat(100_000)}x`);
    for (const text of many) expect(readLabels(text).kind).toBe('dialogue');
  });

  // A search that is not linear would not end before the test counts as hung.
  test.each(['[', '(\n', '（', 'A', '♪', '[]', '- '])('a megabyte of %j', (piece) => {
    expect(readLabels(`: ${piece.repeat(500_000)}`).speaker).toBe(null);
  });
});
