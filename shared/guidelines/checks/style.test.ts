import { describe, expect, test } from 'vitest';
import type { CheckRule } from '../finding.ts';
import { netflix } from '../presets/netflix/netflix.ts';
import { ted } from '../presets/ted.ts';
import { findings, line } from '../testing.ts';

/** The findings of one check on a text: how many times, or none. */
function found(
  rule: CheckRule,
  language: string,
  text: string,
  kind: 'subtitle' | 'sdh' = 'subtitle',
): number[] {
  return findings(rule, [line(text, language)], { guide: netflix, language, kind }).map(({ value }) => value);
}

describe('hyphens of two speakers', () => {
  test.each([
    ['en', '-Yes.\n-No.', true],
    ['en', '- Yes.\n- No.', false],
    ['en', 'Yes.\n-No.', false],
    ['en', '-Yes.\n- No.', false],
    ['en', 'It is cold.\n-5 degrees.', true],
    ['en', '-Yes.\nI know.', true],
    ['en', 'Well-\nknown', true],
    ['en', '-Yes.\nI know.\n- No.', false],
    ['fr-FR', '- Oui.\n- Non.', true],
    ['fr-FR', '-Oui.\n-Non.', false],
    ['fr-FR', '–\u00a0Oui.\n–\u00a0Non.', true],
    ['ar', '\u200f- نعم.\n\u200f- لا.', true],
    ['ar', '\u200f-نعم.\n\u200f-لا.', false],
    ['ko', '- 네.\n- 아니요.', true],
    ['th', '-ใช่\n-ไม่', false],
    ['nl', 'Ja.\n-Nee.', true],
    ['nl', '-Ja.\n-Nee.', false],
    ['nl', 'Ja.\n- Nee.', false],
    ['bg', 'Да.\n- Не.', true],
    ['bg', 'Да.\n-Не.', false],
    ['ja', '-はい\n- いいえ', true],
  ])('%s: %j is right: %s', (language, text, isRight) => {
    expect(found('speaker_hyphens', language, text)).toEqual(isRight ? [] : [1]);
  });

  test('the message says what is wanted and what is wrong', () => {
    const [wrong] = findings('speaker_hyphens', [line('-Ja.\n-Nee.', 'nl')], {
      guide: netflix,
      language: 'nl',
    });
    expect(wrong?.message).toMatch(
      /^Two speakers are told apart by a hyphen without a space before the second line only; here the first line has a hyphen, too \(.*, from a secondary source\)\.$/,
    );
  });
});

test.each([
  ['en', 'Well… no.', []],
  ['en', 'Well... no.', [1]],
  ['ko', '...그래...', [2]],
  ['zh-Hans', '好....', [1]],
  ['en', 'No.. yes.', []],
] as const)('ellipses in %s: %j', (language, text, times) => {
  expect(found('ellipsis', language, text)).toEqual(times);
});

test('three dots where the guide wants them', () => {
  const figures = netflix.figures.map((figure) =>
    figure.rule === 'ellipsis' ? ({ ...figure, value: '...' } as const) : figure,
  );
  const asked = { guide: { ...netflix, figures }, language: 'en' };
  expect(findings('ellipsis', [line('Well… no.', 'en')], asked)).toMatchObject([{ value: 1, limit: '...' }]);
  expect(findings('ellipsis', [line('Well... no.', 'en')], asked)).toEqual([]);
});

test('italics are told in Arabic and Korean and not in English', () => {
  const of = (language: string, hasItalic: boolean) =>
    findings('italics', [line('x', language, { hasItalic })], { guide: netflix, language }).length;
  expect([of('ar', true), of('ko', true), of('en', true), of('ar', false)]).toEqual([1, 1, 0, 0]);
});

describe('brackets of labels', () => {
  test.each([
    ['en', '(door slams)', [1]],
    ['en', '[door slams]', []],
    ['en', '(sighs) I know.', [1]],
    ['en', 'I know (I think).', []],
    ['en', '-(Ann) Yes.\n-{Bob} No.', [2]],
    ['en', '(door\nslams)', [1]],
    ['en', '(602) 555-0147', []],
    ['ko', '♪ (노래) ♪', [1]],
    ['ar', '\u200f(ضحك)', [1]],
    ['th', '(เสียงหัวเราะ)', [1]],
    ['ja', '（笑い声）', []],
    ['zh-Hans', '（笑声）', [1]],
  ] as const)('%s: %j', (language, text, times) => {
    expect(found('sdh_brackets', language, text, 'sdh')).toEqual(times);
    expect(found('sdh_brackets', language, text, 'subtitle')).toEqual([]);
  });

  test('where round ones are wanted, square ones are wrong on sounds only', () => {
    const of = (text: string, kind: 'sound_label' | 'dialogue') =>
      findings('sdh_brackets', [line(text, 'en', { kind })], { guide: ted, language: 'en', kind: 'sdh' })
        .length;
    expect([
      of('[Applause]', 'sound_label'),
      of('(Applause)', 'sound_label'),
      of('[A sign]', 'dialogue'),
    ]).toEqual([1, 0, 0]);
  });
});

describe('white space', () => {
  test.each([
    ['en', 'All is well, thanks.', []],
    ['en', 'Two  spaces and   three', [2]],
    ['en', ' before and after ', [2]],
    ['en', 'One.\n Two. \nThree.', [2]],
    ['en', 'Really ?', [1]],
    ['en', 'No , never !', [2]],
    ['en', 'Wait ... and .5 and …', []],
    ['en', 'He said "no ."', [1]],
    ['fr-FR', 'Vraiment\u00a0? Oui\u202f! Voici : «\u00a0non\u00a0»', []],
    ['fr-FR', 'Non , jamais .', [2]],
    ['fr', 'Quoi ?', []],
    ['ar', 'لماذا ؟', [1]],
    ['ar', 'لماذا؟', []],
    ['ko', '네 , 그래', [1]],
    ['th', 'ไป  บ้าน', [1]],
    ['en', '', []],
  ] as const)('%s: %j', (language, text, times) => {
    expect(found('white_space', language, text)).toEqual(times);
  });

  test('the message lists what is wrong', () => {
    const [wrong] = findings('white_space', [line(' No  , no !', 'en')], { guide: netflix, language: 'en' });
    expect(wrong?.message).toMatch(
      /should not have: spaces in a row, a space at the start of a line and a space before “!” \(/,
    );
  });
});
