import type { EdgeKind, LineageEdge, LineageNode } from '../../../shared/semantic/lineage.ts';
import type { Box } from './boxes.ts';

/** Sizes in px. */
const size = { head: 34, row: 24, foot: 6, gapY: 16, margin: 12 } as const;

/** How wide boxes and the gaps between columns are. */
interface Widths {
  readonly box: number;
  readonly gap: number;
}

const narrowest: Widths = { box: 128, gap: 24 };
const easiest: Widths = { box: 176, gap: 44 };
const widest: Widths = { box: 200, gap: 56 };

/** Rows of a box that are drawn before it is opened. */
const mostRows = 9;

/** A box at its place. */
export interface PlacedBox {
  readonly box: Box;
  readonly x: number;
  readonly y: number;
  readonly height: number;
  readonly rows: readonly LineageNode[];
  /** Nodes that are left out until the box is opened. */
  readonly hidden: number;
  /** Whether a last row opens or closes the box. */
  readonly folds: boolean;
}

/** A line from row to row; `from` and `to` are the rows that it belongs to. */
export interface PlacedEdge {
  readonly key: string;
  readonly from: string;
  readonly to: string;
  readonly kind: EdgeKind;
  readonly path: string;
}

/** A drawing: boxes in columns from left to right, what comes before stands at the left of what is made from it. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  /** How wide each box is. */
  readonly boxWidth: number;
  readonly boxes: readonly PlacedBox[];
  readonly edges: readonly PlacedEdge[];
}

/**
 * Places boxes in columns and draws the edges between their rows. Boxes whose keys are in `opened` show all of their rows.
 * @param room width in px that the drawing may have without being scrolled
 */
export function layoutOf(
  boxes: readonly Box[],
  edges: readonly LineageEdge[],
  opened: ReadonlySet<string>,
  room: number,
): Drawing {
  const home = new Map(boxes.flatMap(({ key, nodes }) => nodes.map(({ id }) => [id, key] as const)));
  const links = linksOf(edges, home);
  const columns = inOrder(columnsOf(boxes, links), links);
  const shown = columns.map((column) => column.map((box) => shownPart(box, opened)));
  const heights = shown.map((column) =>
    column.reduce((sum, { height }) => sum + height + size.gapY, -size.gapY),
  );
  const most = Math.max(...heights);
  const wide = widthsFor(columns.length, room);
  const placed = shown.flatMap((column, i) =>
    stacked(column, size.margin + i * (wide.box + wide.gap), size.margin + (most - (heights[i] ?? 0)) / 2),
  );
  return {
    width: 2 * size.margin + columns.length * wide.box + (columns.length - 1) * wide.gap,
    height: 2 * size.margin + most,
    boxWidth: wide.box,
    boxes: placed,
    edges: drawn(edges, placed, wide),
  };
}

/** As wide as fits into the room; easy to read where it must be scrolled anyway. */
function widthsFor(columns: number, room: number): Widths {
  const free = room - 2 * size.margin;
  const gaps = columns - 1;
  if (columns * narrowest.box + gaps * narrowest.gap > free) return easiest;
  const gap = Math.min(widest.gap, gaps === 0 ? 0 : Math.floor((free - columns * narrowest.box) / gaps));
  return { gap, box: Math.min(widest.box, Math.floor((free - gaps * gap) / columns)) };
}

type Links = ReadonlyMap<string, ReadonlySet<string>>;

/** For each box, those that its nodes lead to. */
function linksOf(edges: readonly LineageEdge[], home: ReadonlyMap<string, string>): Links {
  const links = new Map<string, Set<string>>();
  for (const { from, to } of edges) {
    const [start, end] = [home.get(from), home.get(to)];
    if (start === undefined || end === undefined || start === end) continue;
    links.set(start, (links.get(start) ?? new Set()).add(end));
  }
  return links;
}

/**
 * Boxes by column. A box stands after all that lead to it, and one that nothing leads to stands right before the first that it leads to.
 * Two boxes that lead to each other stand in the order in which they are met.
 */
function columnsOf(boxes: readonly Box[], links: Links): Box[][] {
  const place = new Map<string, number>();
  const open = new Set<string>();
  const before = (key: string): string[] => [...links].flatMap(([from, tos]) => (tos.has(key) ? [from] : []));
  const placeOf = (key: string): number => {
    const known = place.get(key);
    if (known !== undefined || open.has(key)) return known ?? 0;
    open.add(key);
    const found = Math.max(0, ...before(key).map((from) => placeOf(from) + 1));
    open.delete(key);
    place.set(key, found);
    return found;
  };
  for (const { key } of boxes) placeOf(key);
  for (const { key } of boxes) {
    const after = [...(links.get(key) ?? [])].map((to) => place.get(to) ?? 0);
    if (before(key).length === 0 && after.length > 0) place.set(key, Math.max(0, Math.min(...after) - 1));
  }
  const columns: Box[][] = [];
  for (const box of boxes) (columns[place.get(box.key) ?? 0] ??= []).push(box);
  return columns.filter((column) => column.length > 0);
}

/** Boxes within a column near the middle of those that they are linked to, so that lines cross less. */
function inOrder(columns: readonly (readonly Box[])[], links: Links): Box[][] {
  let ordered = columns.map((column) => [...column]);
  const isLinked = (a: string, b: string): boolean =>
    links.get(a)?.has(b) === true || links.get(b)?.has(a) === true;
  for (let sweep = 0; sweep < 4; sweep += 1) {
    const at = new Map(
      ordered.flatMap((column) => column.map(({ key }, i) => [key, (i + 0.5) / column.length] as const)),
    );
    const middle = (key: string): number => {
      const near = [...at].flatMap(([other, place]) => (isLinked(key, other) ? [place] : []));
      return near.length === 0 ? 0.5 : near.reduce((sum, place) => sum + place, 0) / near.length;
    };
    ordered = ordered.map((column) => column.toSorted((a, b) => middle(a.key) - middle(b.key)));
  }
  return ordered;
}

type Shown = Omit<PlacedBox, 'x' | 'y'>;

function shownPart(box: Box, opened: ReadonlySet<string>): Shown {
  const folds = box.nodes.length > mostRows + 1;
  const rows = folds && !opened.has(box.key) ? box.nodes.slice(0, mostRows) : box.nodes;
  const height = size.head + (rows.length + (folds ? 1 : 0)) * size.row + size.foot;
  return { box, rows, hidden: box.nodes.length - rows.length, folds, height };
}

function stacked(column: readonly Shown[], x: number, top: number): PlacedBox[] {
  let y = top;
  return column.map((shown) => {
    const placed = { ...shown, x, y };
    y += shown.height + size.gapY;
    return placed;
  });
}

interface RowPlace {
  readonly x: number;
  readonly y: number;
  /** The row itself, or the one that stands for those left out. */
  readonly row: string;
}

function drawn(edges: readonly LineageEdge[], boxes: readonly PlacedBox[], wide: Widths): PlacedEdge[] {
  const places = new Map(boxes.flatMap(placesOf));
  const found = new Map<string, PlacedEdge>();
  for (const { from, to, kind } of edges) {
    const [start, end] = [places.get(from), places.get(to)];
    if (start === undefined || end === undefined || start.row === end.row) continue;
    const key = `${start.row} ${end.row}`;
    if (!found.has(key))
      found.set(key, { key, from: start.row, to: end.row, kind, path: pathOf(start, end, wide) });
  }
  return [...found.values()];
}

function placesOf({ box, rows, x, y }: PlacedBox): [string, RowPlace][] {
  const middle = (line: number): number => y + size.head + (line + 0.5) * size.row;
  return box.nodes.map(({ id }, i) =>
    i < rows.length
      ? [id, { x, y: middle(i), row: id }]
      : [id, { x, y: middle(rows.length), row: moreOf(box) }],
  );
}

/** The name of the row that stands for those that a box leaves out. */
export function moreOf({ key }: Box): string {
  return `more ${key}`;
}

/** The rows of a box from the top, the one that opens or closes it last. */
export function rowIds({ box, rows, folds }: PlacedBox): string[] {
  return [...rows.map(({ id }) => id), ...(folds ? [moreOf(box)] : [])];
}

/** A curve from the end of one row to the start of another; within a column it bulges at the end. */
function pathOf(start: RowPlace, end: RowPlace, { box, gap }: Widths): string {
  const from = start.x + box;
  if (start.x >= end.x) {
    const to = end.x + box;
    const out = Math.max(from, to) + gap / 2;
    return `M${from} ${start.y}C${out} ${start.y} ${out} ${end.y} ${to} ${end.y}`;
  }
  const bend = Math.max(gap / 2, (end.x - from) / 2);
  return `M${from} ${start.y}C${from + bend} ${start.y} ${end.x - bend} ${end.y} ${end.x} ${end.y}`;
}
