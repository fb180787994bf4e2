import { nearestEdge, type Cube } from './cells.ts';

/** A regressor that is a straight line within each bin, constant + slope x, so that cells hold all that its cross-products need. */
export interface Piece {
  readonly name: string;
  readonly constant: (bin: number) => number;
  readonly slope: (bin: number) => number;
}

/** The speed itself, less the centre. */
export const speedPiece: Piece = { name: 'speed', constant: () => 0, slope: () => 1 };

/** 1 in the bins from `from` on and below `to`, else 0. */
export function indicator(from: number, to: number): Piece {
  return {
    name: `bin ${from}`,
    constant: (bin) => (bin >= from && bin < to ? 1 : 0),
    slope: () => 0,
  };
}

/** (cps - knot)+, whose knot is the lower edge of bin `knot`. */
export function hinge(cube: Cube, knot: number): Piece {
  return {
    name: `hinge ${knot * cube.width}`,
    constant: (bin) => (bin >= knot ? cube.centre - knot * cube.width : 0),
    slope: (bin) => (bin >= knot ? 1 : 0),
  };
}

/** -1 above the lower edge of bin `knot`: the slope of a hinge in its knot, for a kink of 1 (facts, statistics section 2c). */
export function jump(knot: number): Piece {
  return { name: `jump ${knot}`, constant: (bin) => (bin >= knot ? -1 : 0), slope: () => 0 };
}

/** Speeds in cps as the bins whose lower edges are nearest, rising, each once. */
export function edgesAt(cube: Cube, speeds: readonly number[]): readonly number[] {
  return [...new Set(speeds.map((speed) => nearestEdge(cube, speed)))].toSorted((a, b) => a - b);
}
