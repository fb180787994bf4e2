/** A range of bins by index, `first` to `last` inclusive; `anchor` is the end that stays when the brush is extended. */
export interface Brush {
  readonly anchor: number;
  readonly head: number;
}

/** What a key does to a brush. */
export type BrushStep =
  | { readonly kind: 'move'; readonly brush: Brush }
  | { readonly kind: 'commit' }
  | { readonly kind: 'sample' }
  | { readonly kind: 'clear' }
  | { readonly kind: 'none' };

/** First and last bin of a brush. */
export function span({ anchor, head }: Brush): readonly [number, number] {
  return [Math.min(anchor, head), Math.max(anchor, head)];
}

/**
 * The keyboard's brush: arrows move it, Shift with an arrow moves its head, Home and End go to the ends, Page keys go
 * five bins, Enter commits, Space asks for the lines, Escape clears. With no brush yet, the first arrow puts one bin at `start`.
 * @param bins how many bins there are.
 */
export function brushStep(
  brush: Brush | null,
  key: string,
  shift: boolean,
  bins: number,
  start: number,
): BrushStep {
  if (bins === 0) return { kind: 'none' };
  const action = actions[key];
  if (action !== undefined) return { kind: brush === null ? 'none' : action };
  const by = stepOf(key, bins);
  if (by === null) return { kind: 'none' };
  if (brush === null) {
    const at = clamp(start, bins);
    return { kind: 'move', brush: { anchor: at, head: at } };
  }
  return {
    kind: 'move',
    brush: shift ? { anchor: brush.anchor, head: clamp(brush.head + by, bins) } : shifted(brush, by, bins),
  };
}

const actions: Readonly<Record<string, 'commit' | 'sample' | 'clear'>> = {
  Enter: 'commit',
  ' ': 'sample',
  Escape: 'clear',
};

function stepOf(key: string, bins: number): number | null {
  const steps: Readonly<Record<string, number>> = {
    ArrowLeft: -1,
    ArrowDown: -1,
    ArrowRight: 1,
    ArrowUp: 1,
    PageDown: -5,
    PageUp: 5,
    Home: -bins,
    End: bins,
  };
  return steps[key] ?? null;
}

/** Moves a brush as a whole and keeps its width at the edges. */
function shifted(brush: Brush, by: number, bins: number): Brush {
  const [first, last] = span(brush);
  const room = by < 0 ? Math.max(by, -first) : Math.min(by, bins - 1 - last);
  return { anchor: brush.anchor + room, head: brush.head + room };
}

function clamp(index: number, bins: number): number {
  return Math.min(bins - 1, Math.max(0, index));
}
