import { expect, test } from 'vitest';
import type { Curve } from '../stats/study/types.ts';
import { curveFigure } from './curve.ts';
import { written } from './html.ts';

const dot = (speed: number, estimate: number): Curve['dots'][number] => ({
  from: speed - 1,
  to: speed + 1,
  speed,
  lines: 1200,
  titles: 40,
  ratio: {
    estimate,
    se: 0.05,
    low: estimate - 0.1,
    high: estimate + 0.1,
    bandLow: estimate - 0.2,
    bandHigh: estimate + 0.2,
  },
});

const curve: Curve = {
  isFirstLook: false,
  typical: 14,
  dots: [dot(10, 1), dot(20, 1.2)],
  reach: null,
  benchmark: null,
  safe: null,
  threshold: null,
};

test('dots, axes and both limits stand on one scale', () => {
  const svg = written(curveFigure(curve, 'German, de', 15, 12.5));
  // The plot is 496 wide from 72 for 10 cps to 568 for 20: 15 is in the middle, 12.5 a quarter on.
  expect(svg).toContain('<line x1="320.0" x2="320.0" y1="34.0"');
  expect(svg).toContain('<line x1="196.0" x2="196.0" y1="34.0"');
  expect(svg).toMatch(/limit today: 15<\/text>/);
  expect(svg).toMatch(/proposed: 12.5<\/text>/);
  expect(svg).toContain('characters per second (cps)');
  expect(svg).toContain('rate, as a ratio to the average line of the same title');
  expect(svg).toContain('<td>1,200</td><td>40</td>');
  expect(svg).toContain('cx="72.0"');
  expect(svg).toContain('cx="568.0"');
});

test('without two dots nothing is drawn', () => {
  expect(curveFigure({ ...curve, dots: [dot(10, 1)] }, 'German', 15, null)).toEqual([]);
  expect(curveFigure(null, 'German', 15, null)).toEqual([]);
});
