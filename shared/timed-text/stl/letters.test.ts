import { describe, expect, test } from 'vitest';
import { decodeField } from './code-tables.ts';
import { languageOf } from './languages.ts';
import { lettersOf, tableOf } from './letters.ts';

/** All letters of some bytes; `?` where they are none. */
function decode(name: string, bytes: readonly number[]): string {
  const letters = lettersOf(name);
  const field = Uint8Array.from(bytes);
  let text = '';
  for (let at = 0; letters !== null && at < field.length;) {
    const { letter, length } = letters.read(field, at);
    text += letter ?? '?';
    at += length;
  }
  return text.normalize('NFC');
}
const codes = (text: string): number[] => Array.from(text, (letter) => letter.charCodeAt(0));

describe('ISO 6937, against the tables of glibc', () => {
  test('single letters, of the edition of 1983 and those that the later one adds', () => {
    const upper = Array.from({ length: 96 }, (_, index) => 0xa0 + index);
    // iconv -f ISO_6937-2; NBSP, SHY, ¬ and ¦ from ISO_6937. Accents, 0xC1 to 0xCF, are asked for below.
    const expected =
      '\u00a0¡¢£$¥#§¤‘“«←↑→↓°±²³×µ¶·÷’”»¼½¾¿????????????????—¹®©™♪¬¦????⅛⅜⅝⅞ΩÆÐªĦ?ĲĿŁØŒºÞŦŊŉĸæđðħıĳŀłøœßþŧŋ\u00ad';
    expect(upper.map((byte) => decode('iso-6937', [byte])).join('')).toBe(expected.normalize('NFC'));
    expect(decode('iso-6937', codes('Az09 ~'))).toBe('Az09 ~');
    expect(decode('iso-6937', [0x7f, 0x9f])).toBe('??');
  });

  // iconv -f ISO_6937-2 of each accent before each letter, where it gives one.
  test.each([
    [0xc1, 'AEIOUaeiou', 'ÀÈÌÒÙàèìòù'],
    [0xc2, ' ACEILNORSUYZaceilnorsuyz', '´ÁĆÉÍĹŃÓŔŚÚÝŹáćéíĺńóŕśúýź'],
    [0xc3, 'ACEGHIJOSUWYaceghijosuwy', 'ÂĈÊĜĤÎĴÔŜÛŴŶâĉêĝĥîĵôŝûŵŷ'],
    [0xc4, ' AINOUainou', '~ÃĨÑÕŨãĩñõũ'],
    [0xc5, ' AEIOUaeiou', '¯ĀĒĪŌŪāēīōū'],
    [0xc6, ' AGUagu', '˘ĂĞŬăğŭ'],
    [0xc7, ' CEGIZcegz', '˙ĊĖĠİŻċėġż'],
    [0xc8, ' AEIOUYaeiouy', '¨ÄËÏÖÜŸäëïöüÿ'],
    [0xca, ' AUau', '˚ÅŮåů'],
    [0xcb, ' CGKLNRSTcklnrst', '¸ÇĢĶĻŅŖŞŢçķļņŗşţ'],
    [0xcd, ' OUou', '˝ŐŰőű'],
    [0xce, ' AEIUaeiu', '˛ĄĘĮŲąęįų'],
    [0xcf, ' CDELNRSTZcdelnrstz', 'ˇČĎĚĽŇŘŠŤŽčďěľňřšťž'],
  ])('accent %i before “%s” is “%s”', (accent, letters, composed) => {
    expect(
      codes(letters)
        .map((letter) => decode('iso-6937', [accent, letter]))
        .join(''),
    ).toBe(composed);
  });

  test('Latvian g has its cedilla above, and is written with the acute', () =>
    expect(decode('iso-6937', [0xc2, 0x67])).toBe('ģ'));
  test('Vietnamese has two accents on a letter', () =>
    expect(decode('iso-6937', [0xc3, 0xc2, 0x65])).toBe('ế'));
  test('an accent that nothing takes is lost alone', () => {
    expect(decode('iso-6937', [0xc8, 0x31, 0x61])).toBe('?1a');
    expect(decode('iso-6937', [0xc8])).toBe('?');
    expect(decode('iso-6937', [0xc1, 0xc2, 0xc3, 0x65])).toMatch(/^\?/);
    expect(decode('iso-6937', [0xc8, 0x8a])).toBe('??');
  });
});

describe('the other tables', () => {
  // ISO 8859: 0xB0 + 0x20 x row, as the standards' charts have it.
  test.each([
    ['01', 'iso-8859-5', [0xbf, 0xe0, 0xd8, 0xd2, 0xd5, 0xe2], 'Привет'],
    ['02', 'iso-8859-6', [0xe5, 0xd1, 0xcd, 0xc8, 0xc7], 'مرحبا'],
    ['03', 'iso-8859-7', [0xc3, 0xe5, 0xe9, 0xdc], 'Γειά'],
    ['04', 'iso-8859-8', [0xf9, 0xec, 0xe5, 0xed], 'שלום'],
  ])('%s is %s', (code, name, bytes, text) => {
    expect(tableOf(code)).toBe(name);
    expect(decode(name, bytes)).toBe(text);
  });
  test('bytes without a letter are told apart, tables that do not exist too', () => {
    expect(decode('iso-8859-8', [0xbf])).toBe('?');
    expect(lettersOf('klingon')).toBe(null);
    expect(tableOf('05')).toBe(null);
  });
});

describe('the header', () => {
  // Microsoft's charts of the code pages.
  test.each([
    ['437', 'ÇÑ█ß'],
    ['850', 'ÇÑ█ß'],
  ])('code page %s', (page, text) =>
    expect(decodeField(Uint8Array.of(0x80, 0xa5, 0xdb, 0xe1), page)).toBe(text),
  );
  test('code pages that differ where languages do', () => {
    const at = (byte: number) =>
      ['437', '850', '860', '863', '865'].map((page) => decodeField(Uint8Array.of(byte), page)).join('');
    expect(at(0x8e)).toBe('ÄÄÃÀÄ');
    expect(at(0x9b)).toBe('¢ø¢¢ø');
    expect(at(0xff).length).toBe(0);
    expect(at(0xb5)).toBe('╡Á╡╡╡');
  });
  test('spaces and NUL fill a field', () =>
    expect(decodeField(Uint8Array.of(0, 0x20, 0x41, 0x20, 0x42, 0, 0), '850')).toBe('A B'));

  // EBU Tech 3264, appendix of language codes, which IEC 62106 has too.
  test.each([
    ['01', 'sq'],
    ['08', 'de'],
    ['09', 'en'],
    ['0A', 'es'],
    ['0F', 'fr'],
    ['1e', 'no'],
    ['20', 'pl'],
    ['21', 'pt'],
    ['28', 'sv'],
    ['2A', 'nl-BE'],
    ['2B', 'wa'],
    ['2C', null],
    ['44', null],
    ['45', 'zu'],
    ['49', 'uk'],
    ['56', 'ru'],
    ['65', 'ko'],
    ['69', 'ja'],
    ['6C', 'he'],
    ['70', 'el'],
    ['75', 'zh'],
    ['7E', 'ar'],
    ['7F', 'am'],
    ['80', null],
    ['00', null],
    ['', null],
    ['xx', null],
  ])('language %s is %s', (code, tag) => expect(languageOf(code)).toBe(tag));
});
