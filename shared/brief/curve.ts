import type { Curve } from '../stats/study/types.ts';
import { speedDigits } from '../stats/words.ts';
import { count, decimal, limitOf } from './figures.ts';
import { element, table, type Content, type Element } from './html.ts';

/** Where the plot stands in the drawing, in its units. */
const plot = { left: 60, right: 580, top: 34, bottom: 220 };

/**
 * The curve's dots as a drawing with both limits, and the table of the same figures. Nothing without two dots.
 * @param limit today's, in characters per second; null without one
 * @param proposed the other one; null where no change is proposed
 */
export function curveFigure(
  curve: Curve | null,
  language: string,
  limit: number | null,
  proposed: number | null,
): readonly Content[] {
  const dots = (curve?.dots ?? []).flatMap(({ ratio, ...dot }) =>
    ratio === null ? [] : [{ ...dot, ratio }],
  );
  if (dots.length < 2) return [];
  const speeds = [...dots.map(({ speed }) => speed), ...[limit, proposed].filter((each) => each !== null)];
  const x = scale([Math.min(...speeds), Math.max(...speeds)], [plot.left + 12, plot.right - 12]);
  const ratios = dots.flatMap(({ ratio }) => [ratio.low, ratio.high]);
  const y = scale([Math.min(...ratios), Math.max(...ratios)], [plot.bottom - 8, plot.top + 8]);
  const what = `Rate ratio by reading speed, ${language}`;
  const drawing = element(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', viewBox: '0 0 600 270', role: 'img', 'aria-label': what },
    element('title', {}, what),
    ...yAxis(y),
    ...xAxis(x),
    ...limitLine(x, limit, proposed, { name: 'limit today', stroke: '#b3261e', dashes: '' }),
    ...limitLine(x, proposed, limit, { name: 'proposed', stroke: '#14532d', dashes: '6 4' }),
    ...dots.flatMap(({ speed, ratio }) => [
      element('line', {
        x1: at(x(speed)),
        x2: at(x(speed)),
        y1: at(y(ratio.low)),
        y2: at(y(ratio.high)),
        stroke: '#444',
      }),
      element('circle', { cx: at(x(speed)), cy: at(y(ratio.estimate)), r: '4', fill: '#0b5cad' }),
    ]),
  );
  const rows = dots.map(({ speed, lines, titles, ratio }) => [
    decimal(speed, speedDigits(curve?.typical ?? speed)),
    decimal(ratio.estimate, 3),
    `${decimal(ratio.low, 3)} to ${decimal(ratio.high, 3)}`,
    count(lines),
    count(titles),
  ]);
  return [drawing, table(what, ['Speed (cps)', 'Rate ratio', '95 % interval', 'Lines', 'Titles'], rows)];
}

interface Scale {
  (value: number): number;
  readonly ticks: readonly number[];
}

function scale([from, to]: readonly [number, number], [start, end]: readonly [number, number]): Scale {
  const span = to - from || 1;
  const step = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10].find((each) => span / each <= 7) ?? 20;
  const first = Math.ceil(from / step - 1e-9);
  const ticks = Array.from(
    { length: Math.floor(to / step + 1e-9) - first + 1 },
    (_, i) => (first + i) * step,
  );
  return Object.assign((value: number) => start + ((end - start) * (value - from)) / span, { ticks });
}

function at(place: number): string {
  return place.toFixed(1);
}

function label(
  x: number,
  y: number,
  anchor: 'start' | 'middle' | 'end',
  text: string,
  fill = '#333',
): Element {
  return element('text', { x: at(x), y: at(y), 'text-anchor': anchor, 'font-size': '12', fill }, text);
}

function yAxis(y: Scale): Element[] {
  const digits = y.ticks.some((tick) => Math.abs(tick * 10 - Math.round(tick * 10)) > 1e-6) ? 2 : 1;
  return [
    label(4, 14, 'start', 'rate, as a ratio to the average line of the same title'),
    ...y.ticks.flatMap((tick) => [
      element('line', {
        x1: at(plot.left),
        x2: at(plot.right),
        y1: at(y(tick)),
        y2: at(y(tick)),
        stroke: Math.abs(tick - 1) < 1e-9 ? '#777' : '#ddd',
      }),
      label(plot.left - 6, y(tick) + 4, 'end', decimal(tick, digits)),
    ]),
  ];
}

function xAxis(x: Scale): Element[] {
  return [
    element('line', {
      x1: at(plot.left),
      x2: at(plot.right),
      y1: at(plot.bottom),
      y2: at(plot.bottom),
      stroke: '#777',
    }),
    ...x.ticks.map((tick) => label(x(tick), plot.bottom + 18, 'middle', limitOf(tick))),
    label(plot.right, plot.bottom + 40, 'end', 'characters per second (cps); bars are 95 % intervals'),
  ];
}

/** A limit as a line with its label, which stands where there is more room, or away from the other limit. @param other null where there is none */
function limitLine(
  x: Scale,
  limit: number | null,
  other: number | null,
  { name, stroke, dashes }: { readonly name: string; readonly stroke: string; readonly dashes: string },
): Element[] {
  if (limit === null) return [];
  const place = x(limit);
  const isLeft = other === null ? place > (plot.left + plot.right) / 2 : limit < other;
  return [
    element('line', {
      x1: at(place),
      x2: at(place),
      y1: at(plot.top),
      y2: at(plot.bottom),
      stroke,
      'stroke-width': '2',
      'stroke-dasharray': dashes === '' ? 'none' : dashes,
    }),
    label(
      place + (isLeft ? -4 : 4),
      plot.top + (dashes === '' ? 4 : 18),
      isLeft ? 'end' : 'start',
      `${name}: ${limitOf(limit)}`,
      stroke,
    ),
  ];
}
