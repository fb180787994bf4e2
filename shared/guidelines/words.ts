/** Figures of findings as messages show them. */

/**
 * A value, its limit and what lies between, with as many digits as it takes to tell value and limit apart: two, or up to six
 * where a line is over by less than a hundredth.
 */
export function apart(value: number, limit: number): { value: string; limit: string; off: string } {
  let digits = 2;
  while (digits < 6 && rounded(value, digits) === rounded(limit, digits)) digits += 1;
  return {
    value: rounded(value, digits),
    limit: rounded(limit, digits),
    off: rounded(Math.abs(value - limit), digits),
  };
}

/** So many frames, in words. */
export function frames(count: number): string {
  return count === 1 ? '1 frame' : `${count} frames`;
}

/** So many times, in words. */
export function times(count: number): string {
  return count === 1 ? 'once' : `${count} times`;
}

/** Parts of a list, in words. */
export function listed(parts: readonly string[]): string {
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`;
}

/** A number without needless zeros. */
export function rounded(value: number, digits = 2): string {
  return String(Number(value.toFixed(digits)));
}
