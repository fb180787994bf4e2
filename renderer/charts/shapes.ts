/** How a mark is told from others beside its colour. */
export type MarkShape = 'circle' | 'square' | 'diamond' | 'triangle' | 'wedge' | 'cross' | 'bar';

/** Each shape as an SVG path in a square from -1 to 1, as Vega takes shapes of one's own, all about as large to the eye. */
export const shapePaths: Readonly<Record<MarkShape, string>> = {
  circle: 'M-1,0A1,1,0,1,1,1,0A1,1,0,1,1,-1,0Z',
  square: 'M-0.88,-0.88H0.88V0.88H-0.88Z',
  diamond: 'M0,-1.2L1.2,0L0,1.2L-1.2,0Z',
  triangle: 'M0,-1.15L1.15,0.9H-1.15Z',
  wedge: 'M0,1.15L1.15,-0.9H-1.15Z',
  cross: 'M-0.4,-1.1H0.4V-0.4H1.1V0.4H0.4V1.1H-0.4V0.4H-1.1V-0.4H-0.4Z',
  bar: 'M-1.4,-1H1.4V1H-1.4Z',
};
