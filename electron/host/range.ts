/** What a `Range` header asks of a file: all of it, one part of it (both ends included), or nothing that it has. */
export type WantedRange =
  | { readonly kind: 'whole' }
  | { readonly kind: 'part'; readonly first: number; readonly last: number }
  | { readonly kind: 'none' };

const whole: WantedRange = { kind: 'whole' };
const none: WantedRange = { kind: 'none' };

/**
 * Reads a `Range` header (RFC 9110, section 14). What is invalid, `last < first` included, and a list of several ranges,
 * which a server need not serve, are ignored: the whole file is the answer.
 * @param header the header's value, or null when it was not sent
 * @param size bytes of the file
 */
export function parseRange(header: string | null, size: number): WantedRange {
  const match = /^bytes=(\d*)-(\d*)$/i.exec(header?.trim() ?? '');
  const [, from = '', to = ''] = match ?? [];
  if (from === '' && to === '') return whole;
  if (from === '') return lastBytes(Number(to), size);
  const first = Number(from);
  const last = to === '' ? Infinity : Number(to);
  if (last < first) return whole;
  return first >= size ? none : { kind: 'part', first, last: Math.min(last, size - 1) };
}

function lastBytes(count: number, size: number): WantedRange {
  if (count === 0 || size === 0) return none;
  return { kind: 'part', first: Math.max(0, size - count), last: size - 1 };
}
