import { describe, expect, test } from 'vitest';
import { isNamePattern, languageNamed, readSubtitleName } from './subtitle-names.ts';

describe('the name of a subtitle file', () => {
  test.each([
    ['Elephants.Dream.en.sdh.vtt', 'Elephants.Dream', 'en', 'sdh'],
    ['Elephants Dream.forced.pt-BR.srt', 'Elephants Dream', 'pt-BR', 'forced_narrative'],
    ['pepper-and-carrot-ep6/pepper-and-carrot-ep6-jpn.srt', 'pepper-and-carrot-ep6', 'ja', 'subtitle'],
    ['course/eng/coatools-lesson-4.srt', 'coatools-lesson-4', 'en', 'subtitle'],
    ['morgen_ger.srt', 'morgen', 'de', 'subtitle'],
    ['Der Hafen (zh_Hant_TW).ttml', 'Der Hafen', 'zh-Hant-TW', 'subtitle'],
    ['港.ja.srt', '港', 'ja', 'subtitle'],
    ['الميناء_ar_cc.srt', 'الميناء', 'ar', 'sdh'],
    ['Big.Buck.Bunny.srt', 'Big.Buck.Bunny', null, 'subtitle'],
    ['requirement-0056-001_modified.stl', 'requirement-0056-001_modified', null, 'subtitle'],
    ['.srt', '.srt', null, 'subtitle'],
    ['scc/Hafen.de.scc', 'Hafen', 'de', 'subtitle'],
    ['srp/Hafen.scc', 'Hafen', 'sr', 'subtitle'],
    ['Hafen.scc.srt', 'Hafen', 'sr', 'subtitle'],
    ['Hafen.sdh.srt', 'Hafen', null, 'sdh'],
    ['Hafen_CC.srt', 'Hafen', null, 'sdh'],
    ['Hafen.hi.srt', 'Hafen', 'hi', 'subtitle'],
    ['sdh/Hafen.srt', 'Hafen', null, 'subtitle'],
    ['Let It Be.srt', 'Let It Be', null, 'subtitle'],
    ['Let.It.Be.srt', 'Let.It.Be', null, 'subtitle'],
    ['Spider-Man.srt', 'Spider-Man', null, 'subtitle'],
    ['Spider-Man.en.srt', 'Spider-Man', 'en', 'subtitle'],
    ['Hafen.Eng.srt', 'Hafen', 'en', 'subtitle'],
    ['Hafen ENG.srt', 'Hafen', 'en', 'subtitle'],
    ['Hafen (Eng).srt', 'Hafen', 'en', 'subtitle'],
    ['Eng/Hafen.srt', 'Hafen', 'en', 'subtitle'],
  ])('%s', (path, title, language, kind) => {
    expect(readSubtitleName(path)).toEqual({ title, language, kind });
  });

  test.each(['scc', 'SCC', 'Scc', 'stl', 'srt', 'VTT', 'ttml', 'dfxp', 'xml', 'itt', 'imsc'])(
    'the folder %s, named after a format, is no language',
    (folder) => {
      expect(readSubtitleName(`season/${folder}/Hafen.srt`)).toEqual({
        ...{ title: 'Hafen', language: null, kind: 'subtitle' },
      });
    },
  );

  test('goes by the pattern that is given', () => {
    const pattern = '{kind}/{language}_{title}';
    expect(readSubtitleName('in/sdh/de_Hafen.srt', pattern)).toEqual({
      title: 'Hafen',
      language: 'de',
      kind: 'sdh',
    });
    expect(readSubtitleName('in/xx/Hafen.en.srt', pattern)).toEqual({
      title: 'Hafen.en',
      language: null,
      kind: 'subtitle',
    });
    expect(readSubtitleName('scc/Hafen.srt', '{language}/{title}').language).toBe('sr');
    expect(readSubtitleName('a+b(c).en.srt', '{title}+b(c).{language}').title).toBe('a');
  });

  test('a name made to be slow to read is read', () => {
    expect(readSubtitleName(`${'en-'.repeat(100_000)}.srt`).title.length).toBeLessThan(500);
  });
});

test.each([
  ['{title}', true],
  ['{language}/{title}.{kind}', true],
  ['{language}', false],
  ['{title}{title}', false],
  ['{title}.{year}', false],
])('the pattern %s can be read: %s', (pattern, readable) => {
  expect(isNamePattern(pattern)).toBe(readable);
});

test.each([
  ['ENG', 'en'],
  ['fre', 'fr'],
  ['iw', 'he'],
  ['sr_latn_RS', 'sr-Latn-RS'],
  ['qq', null],
  ['1', null],
])('the language %s is %s', (word, tag) => {
  expect(languageNamed(word)).toBe(tag);
});
