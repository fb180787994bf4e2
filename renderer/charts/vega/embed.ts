import type { View } from 'vega';
import type { TopLevelSpec } from 'vega-lite';
import type * as Runtime from './runtime.ts';
import type { ChartFrame } from './runtime.ts';

/** What a drawn chart lets its owner do. */
export interface DrawnChart {
  readonly element: HTMLElement;
  /** Sets signals (params) that the spec declares, and redraws. */
  set(signals: Readonly<Record<string, number | null>>): void;
  close(): void;
}

/** What the pointer is over: the text of the mark's `tip`, and where the pointer is in the window; null when over nothing. */
export type Hover = { readonly text: string; readonly x: number; readonly y: number } | null;

/** What a drawn chart tells of the pointer. */
export interface ChartEvents {
  readonly onHover: (hover: Hover) => void;
  /** A mark was clicked; `pick` is what its row carries under that name. */
  readonly onPick: (pick: string) => void;
}

/** Vega is a large chunk: it is fetched from the app's own files when the first chart is drawn, and once. */
export const loadRuntime = (): Promise<typeof Runtime> => import('./runtime.ts');

/** Lets the window paint and react between two steps of drawing. */
function breathe(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

/**
 * Draws a spec into a new element that is not yet in the document, in steps that leave the window free between them.
 * @returns null when `signal` was aborted on the way.
 */
export async function drawChart(
  spec: TopLevelSpec,
  frame: ChartFrame,
  { onHover, onPick }: ChartEvents,
  signal: AbortSignal,
): Promise<DrawnChart | null> {
  const runtime = await loadRuntime();
  const stopped = async () => {
    await breathe();
    return signal.aborted;
  };
  if (await stopped()) return null;
  const compiled = runtime.compileSpec(spec, frame, () => undefined);
  if (await stopped()) return null;
  const view = runtime.makeView(compiled);
  if (await stopped()) return dispose(view);
  await view.runAsync();
  if (await stopped()) return dispose(view);
  const element = document.createElement('div');
  view.renderer(runtime.countMarks(view) > runtime.mostSvgMarks ? 'canvas' : 'svg');
  view.tooltip((_handler, event, _item, value) => {
    onHover(
      typeof value === 'string' && value !== '' ? { text: value, x: event.clientX, y: event.clientY } : null,
    );
  });
  view.addEventListener('click', (_event, item) => {
    const row: unknown = item?.datum;
    if (typeof row === 'object' && row !== null && 'pick' in row && typeof row.pick === 'string')
      onPick(row.pick);
  });
  view.initialize(element);
  await view.runAsync();
  return signal.aborted ? dispose(view) : drawn(view, element);
}

function dispose(view: View): null {
  view.finalize();
  return null;
}

function drawn(view: View, element: HTMLElement): DrawnChart {
  return {
    element,
    set(signals) {
      for (const [name, value] of Object.entries(signals)) view.signal(name, value);
      void view.runAsync();
    },
    close: () => void dispose(view),
  };
}
