/** What a chart can be copied as. */
export const copyKinds = ['png', 'svg', 'csv', 'spec'] as const;
/** One of {@link copyKinds}. */
export type CopyKind = (typeof copyKinds)[number];

/** What commands do with a chart. */
export interface ChartActions {
  toggleTable(): void;
  copy(kind: CopyKind): void;
  /** Shows the definition, the SQL and the receipt. */
  explain(): void;
}

/** The cards in view that have a chart to act on, by their elements. */
const charts = new Map<Element, ChartActions>();
let lastUsed: Element | null = null;

/** Makes a card's chart one that commands reach. @returns the way to take it back. */
export function registerChart(card: Element, actions: ChartActions): () => void {
  const use = (): void => {
    lastUsed = card;
  };
  charts.set(card, actions);
  card.addEventListener('focusin', use);
  card.addEventListener('pointerdown', use);
  return () => {
    charts.delete(card);
    card.removeEventListener('focusin', use);
    card.removeEventListener('pointerdown', use);
  };
}

/** The chart that a command means: that of the card used last, else the first in view; null when there is none. */
export function currentChart(): ChartActions | null {
  const used = lastUsed === null ? undefined : charts.get(lastUsed);
  if (used !== undefined) return used;
  const [first] = [...charts].sort(([a], [b]) =>
    a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1,
  );
  return first?.[1] ?? null;
}
