/** Letters of CEA-608 that are not those of ASCII, by their codes. */
const unlikeAscii: ReadonlyMap<number, string> = new Map([
  [0x2a, 'á'],
  [0x5c, 'é'],
  [0x5e, 'í'],
  [0x5f, 'ó'],
  [0x60, 'ú'],
  [0x7b, 'ç'],
  [0x7c, '÷'],
  [0x7d, 'Ñ'],
  [0x7e, 'ñ'],
  [0x7f, '█'],
]);

/** Second bytes 0x30 to 0x3F after 0x11; the tenth is a space that lets the picture through. */
const special = '®°½¿™¢£♪à èâêîôû';
/** Second bytes 0x20 to 0x3F after 0x12: Spanish, signs, French. */
const spanishAndFrench = "ÁÉÓÚÜü‘¡*'—©℠•“”ÀÂÇÈÊËëÎÏïÔÙùÛ«»";
/** Second bytes 0x20 to 0x3F after 0x13: Portuguese, signs, German, Danish, corners. */
const portugueseAndGerman = 'ÃãÍÌìÒòÕõ{}\\^_|~ÄäÖöß¥¤│ÅåØø┌┐└┘';

/** The letter of a byte of text, 0x20 to 0x7F. */
export function basicLetter(code: number): string {
  return unlikeAscii.get(code) ?? String.fromCharCode(code);
}

/** A letter of two bytes; `extended` ones are sent after a plain letter for old receivers, which they take the place of. */
export interface PairLetter {
  readonly letter: string;
  readonly extended: boolean;
}

/** The letter that a pair of bytes, without parity and of channel 1, stands for; null where it is none. */
export function pairLetter(first: number, second: number): PairLetter | null {
  if (first === 0x11 && second >= 0x30 && second <= 0x3f)
    return { letter: special[second - 0x30] ?? ' ', extended: false };
  if (second < 0x20 || second > 0x3f) return null;
  const table = first === 0x12 ? spanishAndFrench : first === 0x13 ? portugueseAndGerman : '';
  const letter = table[second - 0x20];
  return letter === undefined ? null : { letter, extended: true };
}
