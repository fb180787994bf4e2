/** Scenarist captions, for tests. */

/** Pairs of hexadecimal digits for a text of ASCII, with odd parity, and a filler where its length is odd. */
export function letters(text: string): string {
  const bytes = Array.from(text, (letter) => letter.charCodeAt(0));
  if (bytes.length % 2 === 1) bytes.push(0);
  const hex = bytes.map((byte) => {
    const ones = byte.toString(2).replaceAll('0', '').length;
    return (ones % 2 === 0 ? byte | 0x80 : byte).toString(16).padStart(2, '0');
  });
  return (hex.join('').match(/.{4}/g) ?? []).join(' ');
}
