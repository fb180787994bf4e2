/**
 * Groups what is linked, directly or through others.
 * @param links lists of names that belong together; one name may be in many
 * @returns for each name that is linked to another, the first name of its group by code unit; names alone are left out
 */
export function clustersOf(links: readonly (readonly string[])[]): Map<string, string> {
  const parents = new Map<string, string>();
  const rootOf = (name: string): string => {
    let root = name;
    for (let up = parents.get(root); up !== undefined && up !== root; up = parents.get(root)) root = up;
    for (let at = name; at !== root;) {
      const next = parents.get(at) ?? root;
      parents.set(at, root);
      at = next;
    }
    return root;
  };
  for (const names of links) {
    const [first, ...others] = new Set(names);
    if (first === undefined || others.length === 0) continue;
    for (const other of others) {
      const [a, b] = [rootOf(first), rootOf(other)];
      // The lesser name leads, so that the order of the links doesn't matter.
      parents.set(a < b ? b : a, a < b ? a : b);
      parents.set(a < b ? a : b, a < b ? a : b);
    }
  }
  return new Map([...parents.keys()].toSorted().map((name) => [name, rootOf(name)]));
}
