/** Rows of which several share a name carry their ids too: two partners may be called the same. */
export function toldApart<T extends { readonly id: string | null; readonly name: string | null }>(
  rows: readonly T[],
): T[] {
  const sharing = Map.groupBy(rows, ({ name }) => name);
  return rows.map((row) =>
    row.id !== null && row.name !== null && (sharing.get(row.name)?.length ?? 0) > 1
      ? { ...row, name: `${row.name} (${row.id})` }
      : row,
  );
}
