/**
 * The circles in what reads what, each once: its members in the order in which each reads the next, and the last the first.
 * @param reads for each name, the names that it reads; names that are not keys are no part of a circle
 */
export function circles(reads: ReadonlyMap<string, readonly string[]>): string[][] {
  const found: string[][] = [];
  const done = new Set<string>();
  const visit = (name: string, way: readonly string[]): void => {
    const start = way.indexOf(name);
    if (start >= 0) {
      found.push(way.slice(start));
      return;
    }
    if (done.has(name)) return;
    for (const next of reads.get(name) ?? []) visit(next, [...way, name]);
    done.add(name);
  };
  for (const name of reads.keys()) visit(name, []);
  return found;
}
