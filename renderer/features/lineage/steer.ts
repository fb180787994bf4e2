import { rowIds, type Drawing } from './layout.ts';

/**
 * The row that an arrow key leads to: up and down within a column of boxes, left and right along a line to the row nearest in height.
 * @returns its id; null for another key, or where nothing lies that way
 */
export function nextRow(drawing: Drawing, from: string, key: string): string | null {
  const rows = rowsOf(drawing);
  const at = rows.find(({ id }) => id === from);
  if (at === undefined) return null;
  if (key === 'ArrowUp' || key === 'ArrowDown') {
    const column = rows.filter(({ x }) => x === at.x);
    return column[column.indexOf(at) + (key === 'ArrowDown' ? 1 : -1)]?.id ?? null;
  }
  if (key !== 'ArrowLeft' && key !== 'ArrowRight') return null;
  const linked = drawing.edges.flatMap((edge) => {
    if (key === 'ArrowRight') return edge.from === from ? [edge.to] : [];
    return edge.to === from ? [edge.from] : [];
  });
  const [nearest] = rows
    .filter(({ id }) => linked.includes(id))
    .toSorted((a, b) => Math.abs(a.y - at.y) - Math.abs(b.y - at.y));
  return nearest?.id ?? null;
}

interface Row {
  readonly id: string;
  readonly x: number;
  /** Height order within the drawing. */
  readonly y: number;
}

/** The rows of a drawing, from the top of each column down. */
function rowsOf({ boxes }: Drawing): Row[] {
  return boxes.flatMap((placed) => rowIds(placed).map((id, i) => ({ id, x: placed.x, y: placed.y + i })));
}
