import type { Part, PartKind } from './parts.ts';

/** A part and where it stands. */
export interface PlacedPart extends Part {
  readonly dashboardId: string;
  readonly queryId: string;
}

/** A piece of logic: every part that says the same. */
export interface Piece {
  /** Its kind and fingerprint: one name for the same logic in every package. */
  readonly id: string;
  readonly kind: PartKind;
  readonly places: readonly PlacedPart[];
}

/** Two pieces that are nearly the same, so that whoever reads one for the other is misled. */
export interface Contradiction {
  readonly one: Piece;
  readonly other: Piece;
  /** Whether they differ in constants alone; else in some words too. */
  readonly sameShape: boolean;
}

/** Fewer tokens than this say nothing that is worth sharing: `sum(views)`, `kind = 'dub'`. */
const fewestTokens: Readonly<Record<PartKind, number>> = { cte: 12, case: 14, condition: 8, measure: 8 };

/** How much two pieces must have in common to be nearly the same, as a share of what either has; less where they have one name. */
const nearly = { named: 0.45, unnamed: 0.65 };

/** So many different pieces of one kind are compared with one another, since each pair is looked at; real trails have a tenth of it. */
const mostCompared = 1000;

/** The pieces of logic that are worth sharing, each once, in the order of their first places. */
export function piecesOf(parts: readonly PlacedPart[]): Piece[] {
  const found = new Map<string, PlacedPart[]>();
  for (const part of parts) {
    if (part.logic.tokens.length < fewestTokens[part.kind]) continue;
    const key = `${part.kind}:${part.logic.fingerprint}`;
    const places = found.get(key);
    if (places === undefined) found.set(key, [part]);
    else places.push(part);
  }
  return [...found].flatMap(([id, places]) =>
    places[0] === undefined ? [] : [{ id, kind: places[0].kind, places }],
  );
}

/** The ids of the dashboards in which a piece stands, each once. */
export function dashboardsOf({ places }: Piece): string[] {
  return [...new Set(places.map(({ dashboardId }) => dashboardId))];
}

/**
 * The pairs of pieces of one kind that are nearly the same: alike but for constants, or with most of their words in common. Filters
 * differ in constants by right, and so do measures of other names and the pieces of one query, so that these contradict nothing.
 */
export function contradictionsIn(pieces: readonly Piece[]): Contradiction[] {
  const found: Contradiction[] = [];
  for (const kind of ['cte', 'case', 'measure'] as const) {
    const ofKind = pieces.filter((piece) => piece.kind === kind);
    const profiles = ofKind.slice(0, mostCompared).map(profileOf);
    profiles.forEach((one, i) => {
      for (const other of profiles.slice(i + 1)) {
        if (!mayContradict(one, other)) continue;
        const sameShape = one.shape === other.shape;
        if (sameShape || isNear(one, other)) found.push({ one: one.piece, other: other.piece, sameShape });
      }
    });
  }
  return found;
}

interface Profile {
  readonly piece: Piece;
  readonly queries: ReadonlySet<string>;
  readonly shape: string;
  readonly labels: ReadonlySet<string>;
  /** Each three tokens that follow one another. */
  readonly threes: ReadonlySet<string>;
}

function profileOf(piece: Piece): Profile {
  const [first] = piece.places;
  const tokens = first?.logic.tokens ?? [];
  return {
    piece,
    queries: new Set(piece.places.map(({ queryId }) => queryId)),
    shape: first?.logic.shape ?? '',
    labels: new Set(piece.places.map(({ label }) => label).filter((label) => label !== '')),
    threes: new Set(tokens.slice(2).map((token, i) => [tokens[i], tokens[i + 1], token].join(' '))),
  };
}

function mayContradict(one: Profile, other: Profile): boolean {
  if (one.piece.kind === 'measure' && !shareAny(one.labels, other.labels)) return false;
  return one.queries.size > 1 || !shareAny(one.queries, other.queries) || other.queries.size > 1;
}

function shareAny(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return [...one].some((each) => other.has(each));
}

function isNear(one: Profile, other: Profile): boolean {
  const least = shareAny(one.labels, other.labels) ? nearly.named : nearly.unnamed;
  const [few, many] = [one.threes, other.threes].toSorted((a, b) => a.size - b.size);
  if (few === undefined || many === undefined || few.size < least * many.size) return false;
  let common = 0;
  for (const three of few) if (many.has(three)) common += 1;
  return common >= least * (few.size + many.size - common);
}
