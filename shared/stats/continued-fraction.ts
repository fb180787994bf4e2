/** The numerator a_m and the denominator b_m of one level of a continued fraction. */
export type Level = (m: number) => readonly [numerator: number, denominator: number];

const mostLevels = 1_000_000;

/** b_0 + a_1 / (b_1 + a_2 / (b_2 + ...)) to the last digit, by Lentz's method as Thompson and Barnett (1986) amended it. */
export function continuedFraction(first: number, level: Level): number {
  let value = awayFromZero(first);
  let c = value;
  let d = 0;
  for (let m = 1; m <= mostLevels; m += 1) {
    const [numerator, denominator] = level(m);
    d = 1 / awayFromZero(denominator + numerator * d);
    c = awayFromZero(denominator + numerator / c);
    const step = c * d;
    value *= step;
    if (Math.abs(step - 1) < 2e-16) break;
  }
  return value;
}

function awayFromZero(value: number): number {
  return Math.abs(value) < 1e-100 ? 1e-100 : value;
}
