import type { Budget, Paragraph, Part, Piece } from './paragraph.ts';
import { readableText } from './spaces.ts';

/** The parts of a line, and whether they were too many to tell which are shown together. */
export interface Parts {
  readonly parts: readonly Part[];
  readonly apart: boolean;
}

/**
 * Divides a line into parts: one where all of its text is shown at once, else one for each time in which the same text stands,
 * in order, so that no text is shown longer than it is. Text that is hidden, or is never shown since no time is left for it, is a
 * part of its own. Where that would be more than the budget allows, as when each of thousands of words is added to those before
 * it, each piece of text is a part.
 */
export function partsOf({ own, badStart, badEnd, pieces }: Paragraph, budget: Budget): Parts {
  const readable = pieces.filter((piece) => piece.isReadable);
  const first = readable[0] ?? own;
  const isWhole = readable.every(
    ({ start, end, isHidden }) => start === first.start && end === first.end && isHidden === first.isHidden,
  );
  if (isWhole || badStart || badEnd) {
    const times = badStart || badEnd ? own : first;
    const clipped = times.clipped || (isWhole && readable.some((piece) => piece.clipped));
    return { parts: [{ ...partBetween(pieces, times), clipped, isHidden: first.isHidden }], apart: false };
  }
  const timed = pieces.filter(({ start, end }) => start < end);
  const shown = new Division(timed.filter(({ isHidden }) => !isHidden));
  const hidden = new Division(timed.filter(({ isHidden }) => isHidden));
  const cost = shown.cost + hidden.cost;
  const apart = cost > budget.left;
  if (!apart) budget.left -= cost;
  const never = readable.filter(({ start, end }) => start >= end);
  const parts = apart
    ? readable.map(partOfPiece)
    : [...shown.parts(), ...hidden.parts(), ...never.map(partOfPiece)];
  return { parts: parts.sort((one, other) => ascending(one.start, other.start)), apart };
}

function partBetween(pieces: readonly Piece[], { start, end, startRaw, endRaw }: Piece): Part {
  return { pieces, text: textOf(pieces), start, end, startRaw, endRaw, clipped: false, isHidden: false };
}

function partOfPiece(piece: Piece): Part {
  return { ...partBetween([piece], piece), clipped: piece.clipped, isHidden: piece.isHidden };
}

/** Pieces of a line by time: between two moments at which readable text begins or ends, the same text stands. */
class Division {
  /** What dividing takes: a step for each part, for each piece in it and for each of its characters. */
  readonly cost: number;
  readonly #moments: readonly number[];
  readonly #byStart: readonly Placed[];
  readonly #byEnd: readonly Placed[];

  constructor(pieces: readonly Piece[]) {
    const readable = pieces.filter((piece) => piece.isReadable);
    this.#moments = [...new Set(readable.flatMap(({ start, end }) => [start, end]))].sort(ascending);
    const placed = pieces.map((piece, place) => ({ piece, place }));
    this.#byStart = placed.toSorted((one, other) => ascending(one.piece.start, other.piece.start));
    this.#byEnd = placed.toSorted((one, other) => ascending(one.piece.end, other.piece.end));
    this.cost = this.#costOfParts();
  }

  parts(): Part[] {
    const raws = this.#rawTimes();
    const parts: Part[] = [];
    let active: Placed[] = [];
    let begun = 0;
    this.#moments.slice(0, -1).forEach((start, index) => {
      const end = this.#moments[index + 1] ?? Infinity;
      active = active.filter(({ piece }) => piece.end > start);
      const stayed = active.length;
      for (; (this.#byStart[begun]?.piece.start ?? NaN) <= start; begun += 1) {
        const next = this.#byStart[begun];
        if (next !== undefined && next.piece.end > start) active.push(next);
      }
      if (active.length > stayed) active.sort((one, other) => one.place - other.place);
      const pieces = active.map(({ piece }) => piece);
      if (!pieces.some((piece) => piece.isReadable)) return;
      const last = parts.at(-1);
      const part = {
        pieces,
        text: textOf(pieces),
        start,
        end,
        startRaw: raws.starts.get(start) ?? raws.ends.get(start) ?? '',
        endRaw: raws.ends.get(end) ?? raws.starts.get(end) ?? '',
        clipped: pieces.some((piece) => piece.isReadable && piece.clipped),
        isHidden: pieces.some((piece) => piece.isHidden),
      };
      if (last?.end === start && last.text === part.text)
        parts[parts.length - 1] = {
          ...last,
          end,
          endRaw: part.endRaw,
          clipped: last.clipped || part.clipped,
        };
      else parts.push(part);
    });
    return parts;
  }

  #costOfParts(): number {
    let cost = 0;
    let active = 0;
    let begun = 0;
    let ended = 0;
    for (const moment of this.#moments) {
      for (; (this.#byStart[begun]?.piece.start ?? NaN) <= moment; begun += 1)
        active += costOf(this.#byStart[begun]);
      for (; (this.#byEnd[ended]?.piece.end ?? NaN) <= moment; ended += 1)
        active -= costOf(this.#byEnd[ended]);
      cost += 1 + active;
    }
    return cost;
  }

  /** The times of readable pieces as written, by what they say; of two that say the same, the first. */
  #rawTimes(): { starts: Map<number, string>; ends: Map<number, string> } {
    const raws = { starts: new Map<number, string>(), ends: new Map<number, string>() };
    for (const { piece } of this.#byStart) {
      if (!piece.isReadable) continue;
      if (!raws.starts.has(piece.start)) raws.starts.set(piece.start, piece.startRaw);
      if (!raws.ends.has(piece.end)) raws.ends.set(piece.end, piece.endRaw);
    }
    return raws;
  }
}

/** A piece and its place among those of its line, which is the order in which they are read. */
interface Placed {
  readonly piece: Piece;
  readonly place: number;
}

function costOf(placed: Placed | undefined): number {
  return placed === undefined ? 0 : 1 + placed.piece.source.length;
}

/** Infinity less Infinity is no number. */
function ascending(one: number, other: number): number {
  return one === other ? 0 : one - other;
}

/** What a viewer reads of pieces: all but their annotations. */
function textOf(pieces: readonly Piece[]): string {
  return readableText(pieces.filter((piece) => piece.annotation === null));
}
