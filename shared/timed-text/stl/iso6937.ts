/**
 * ISO 6937 as EBU Tech 3264 has it (table 00): ASCII below, these above, from 0xA0. A replacement character stands
 * where there is nothing. 0xA4 and 0xA6 are `$` and `#`, as in the edition of 1983 that Tech 3264 was written for.
 */
const nothing = '�';
const upper =
  '\u00a0¡¢£$¥#§¤‘“«←↑→↓°±²³×µ¶·÷’”»¼½¾¿' +
  '����������������—¹®©™♪¬¦����⅛⅜⅝⅞' +
  'ΩÆÐªĦ�ĲĿŁØŒºÞŦŊŉĸæđðħıĳŀłøœßþŧŋ\u00ad';

/** The accents 0xC1 to 0xCF as Unicode's combining marks, and as they are written alone, over a space. */
const accents: readonly (readonly [mark: string, alone: string])[] = [
  ['\u0300', '`'],
  ['\u0301', '´'],
  ['\u0302', '^'],
  ['\u0303', '~'],
  ['\u0304', '¯'],
  ['\u0306', '˘'],
  ['\u0307', '˙'],
  ['\u0308', '¨'],
  ['\u0308', '¨'],
  ['\u030a', '˚'],
  ['\u0327', '¸'],
  ['\u0332', '_'],
  ['\u030b', '˝'],
  ['\u0328', '˛'],
  ['\u030c', 'ˇ'],
];
const alone = new Map(accents);

/** What one byte is: a letter, an accent for the letter after it, or neither. */
export function readIso6937(byte: number): { readonly letter: string | null; readonly mark: string | null } {
  if (byte >= 0xc1 && byte <= 0xcf) return { letter: null, mark: accents[byte - 0xc1]?.[0] ?? null };
  if (byte >= 0x20 && byte < 0x7f) return { letter: String.fromCharCode(byte), mark: null };
  const letter = byte < 0xa0 ? nothing : (upper[byte - 0xa0] ?? nothing);
  return { letter: letter === nothing ? null : letter, mark: null };
}

/** A letter with the accents that stand before it, composed; null for what takes no accent, such as a digit. */
export function composeAccented(letter: string, marks: readonly string[]): string | null {
  const [first = '', ...others] = marks;
  if (letter === ' ' && others.length === 0) return alone.get(first) ?? null;
  if (!/\p{L}/u.test(letter)) return null;
  // Latvian g has its cedilla above it, so that the standard writes it with the acute.
  if (letter === 'g' && first === '\u0301') return 'ģ';
  return (letter + marks.join('')).normalize('NFC');
}
