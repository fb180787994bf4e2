/**
 * P-values adjusted by Benjamini and Hochberg (JRSS B 57, 1995): the false discovery rate at which each finding would just be claimed. Equal to R's
 * `p.adjust(p, "BH")`.
 * @param p of each finding; null where nothing was tested, which leaves it out of the family
 */
export function adjusted(p: readonly (number | null)[]): (number | null)[] {
  const tested = p.flatMap((value, place) => (value === null ? [] : [{ value, place }]));
  const q: (number | null)[] = p.map(() => null);
  let least = 1;
  for (const [i, { value, place }] of tested.sort((a, b) => b.value - a.value).entries()) {
    least = Math.min(least, (value * tested.length) / (tested.length - i));
    q[place] = least;
  }
  return q;
}
