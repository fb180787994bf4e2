import { expressionInterpreter } from 'vega-interpreter';
import { parse, View, type Loader, type Spec } from 'vega';
import { compile, type TopLevelSpec } from 'vega-lite';
import { chartColours, type ChartTheme } from './tokens.ts';

/** The outer size of a chart and the space around its plots, in px. Fixed before drawing, so that nothing moves when it is drawn. */
export interface ChartFrame {
  readonly width: number;
  readonly height: number;
  readonly padding: {
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly bottom: number;
  };
}

/** Above this many marks a chart is drawn on a canvas instead of as SVG. */
export const mostSvgMarks = 800;

const refuse = (): Promise<never> => Promise.reject(new Error('Charts load nothing.'));

/** A loader that opens nothing at all: no file, no address, no image, no link. */
export const refusingLoader: Loader = {
  load: refuse,
  sanitize: refuse,
  http: refuse,
  file: refuse,
};

/** The space around a chart that is as large as what is drawn, in px. */
const outerSpace = 16;

/**
 * Compiles a Vega-Lite spec to Vega and pins its outer size to the frame. Warnings go to `warn`; the app's specs make none.
 * @param frame null where it is as large as what is drawn
 */
export function compileSpec(
  spec: TopLevelSpec,
  frame: ChartFrame | null,
  warn: (message: string) => void,
): Spec {
  const { spec: compiled } = compile(spec, { logger: loggerTo(warn) });
  if (frame === null) return { ...compiled, autosize: 'pad', padding: outerSpace };
  const { padding } = frame;
  return {
    ...compiled,
    autosize: 'none',
    padding: { ...padding },
    width: Math.max(1, frame.width - padding.left - padding.right),
    height: Math.max(1, frame.height - padding.top - padding.bottom),
  };
}

function loggerTo(warn: (message: string) => void) {
  const say = (...parts: readonly unknown[]) => {
    warn(parts.map(String).join(' '));
    return logger;
  };
  const quiet = () => logger;
  function level(): number;
  function level(value: number): typeof logger;
  function level(value?: number): number | typeof logger {
    return value === undefined ? 2 : logger;
  }
  const logger = { level, error: say, warn: say, info: quiet, debug: quiet };
  return logger;
}

/** A view of the compiled spec, computed and not yet drawn. Expressions run in the interpreter: the policy allows no `eval`. */
export function makeView(spec: Spec): View {
  return new View(parse(spec, undefined, { ast: true }), {
    expr: expressionInterpreter,
    loader: refusingLoader,
    renderer: 'none',
    hover: false,
    logLevel: 0,
  });
}

/** How many marks a computed view draws, its axes included. */
export function countMarks(view: View): number {
  const count = (node: unknown): number => {
    if (typeof node !== 'object' || node === null || !('items' in node) || !Array.isArray(node.items))
      return 1;
    return node.items.reduce<number>((sum, item) => sum + count(item), 0);
  };
  const graph: object = view.scenegraph();
  return 'root' in graph ? count(graph.root) : count(graph);
}

/** The chart as SVG text on the ground of its theme. */
export async function svgOf(
  spec: TopLevelSpec,
  frame: ChartFrame | null,
  theme: ChartTheme,
): Promise<string> {
  return drawnAlone(spec, frame, theme, (view) => view.toSVG());
}

/** The chart as a PNG at twice its size, on the ground of its theme. Needs a browser's canvas. */
export async function pngOf(spec: TopLevelSpec, frame: ChartFrame | null, theme: ChartTheme): Promise<Blob> {
  const canvas = await drawnAlone(spec, frame, theme, (view) => view.toCanvas(2));
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => {
      if (blob === null) reject(new Error('The chart is too large for a picture.'));
      else resolve(blob);
    }, 'image/png');
  });
}

async function drawnAlone<T>(
  spec: TopLevelSpec,
  frame: ChartFrame | null,
  theme: ChartTheme,
  draw: (view: View) => Promise<T>,
): Promise<T> {
  const view = makeView({
    ...compileSpec(spec, frame, () => undefined),
    background: chartColours[theme].surface,
  });
  try {
    await view.runAsync();
    return await draw(view);
  } finally {
    view.finalize();
  }
}
