/**
 * The shares that a count of `events` out of `n` does not contradict at 5%, the long way: those p with
 * (events / n - p)^2 <= z^2 p (1 - p) / n, whose ends are found by halving.
 */
export function scoreInterval(events: number, n: number): { low: number | null; high: number | null } {
  if (n === 0) return { low: null, high: null };
  const z = 1.959963984540054;
  const share = events / n;
  const fits = (p: number): boolean => (share - p) ** 2 <= (z * z * p * (1 - p)) / n;
  const end = (outside: number): number => {
    let [inside, out] = [share, outside];
    for (let step = 0; step < 200; step += 1) {
      const middle = (inside + out) / 2;
      if (fits(middle)) inside = middle;
      else out = middle;
    }
    return inside;
  };
  return { low: share === 0 ? 0 : end(0), high: share === 1 ? 1 : end(1) };
}
