import type { Curve } from '../stats/study/types.ts';
import { element, table, type Markup } from './html.ts';

/** The curve's dots as a drawing, with the table of the same figures. Null without two dots. */
export function curveFigure(curve: Curve | null, language: string): readonly Markup[] {
  const dots = (curve?.dots ?? []).flatMap(({ ratio, ...dot }) =>
    ratio === null ? [] : [{ ...dot, ratio }],
  );
  const [first, last] = [dots[0], dots.at(-1)];
  if (first === undefined || last === undefined || first === last) return [];
  const low = Math.min(...dots.map(({ ratio }) => ratio.low));
  const high = Math.max(...dots.map(({ ratio }) => ratio.high));
  const x = (speed: number): string =>
    (30 + (540 * (speed - first.speed)) / (last.speed - first.speed)).toFixed(1);
  const y = (ratio: number): string => (180 - (160 * (ratio - low)) / (high - low || 1)).toFixed(1);
  const what = `Rate ratio by reading speed, ${language}`;
  const drawing = element(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', viewBox: '0 0 600 200', role: 'img' },
    element('title', {}, what),
    element(
      'desc',
      {},
      'A dot for each span of speeds, with its 95 % interval; the table below has the same figures.',
    ),
    dots.map(({ speed, ratio }) => [
      element('line', { x1: x(speed), x2: x(speed), y1: y(ratio.low), y2: y(ratio.high), stroke: '#555' }),
      element('circle', { cx: x(speed), cy: y(ratio.estimate), r: '4', fill: '#0b5cad' }),
    ]),
  );
  const rows = dots.map(({ speed, lines, titles, ratio }) => [
    speed.toFixed(1),
    ratio.estimate.toFixed(3),
    `${ratio.low.toFixed(3)} to ${ratio.high.toFixed(3)}`,
    String(lines),
    String(titles),
  ]);
  return [drawing, table(what, ['Speed (cps)', 'Rate ratio', '95 % interval', 'Lines', 'Titles'], rows)];
}
