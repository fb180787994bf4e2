import { clustersOf as linkedBy } from '../../../shared/audit/clusters.ts';
import type { PlaybookRow } from '../../../shared/audit/playbook.ts';
import type { ContradictionRow, PartRow } from '../../../shared/engine/dashboard-rows.ts';

/** Dashboards that share logic. */
export interface Cluster {
  readonly id: string;
  readonly dashboards: readonly PlaybookRow[];
  /** Logic that stands in it in several versions. */
  readonly families: readonly Family[];
  /** Pieces that stand in several of its dashboards word for word. */
  readonly copies: readonly Piece[];
}

/** A piece of logic, with every place in the cluster. */
export interface Piece {
  readonly piece: string;
  readonly kind: PartRow['kind'];
  readonly label: string;
  readonly text: string;
  readonly places: readonly PartRow[];
}

/** Versions of the same logic: each nearly says what another of them says. */
export interface Family {
  /** The version with the most places, with which the others are compared. */
  readonly base: Piece;
  readonly others: readonly Piece[];
}

/** Two pieces of a cluster that nearly say the same. */
interface Pair {
  readonly one: Piece;
  readonly other: Piece;
}

/** The clusters of the dashboards, the largest first. */
export function clustersOf(
  rows: readonly PlaybookRow[],
  parts: readonly PartRow[],
  contradictions: readonly ContradictionRow[],
): Cluster[] {
  const clustered = rows.filter(({ cluster }) => cluster !== null);
  const groups = [...Map.groupBy(clustered, ({ cluster }) => cluster ?? '')];
  return groups
    .map(([id, dashboards]) => clusterOf(id, dashboards, parts, contradictions))
    .toSorted((a, b) => b.dashboards.length - a.dashboards.length || (a.id < b.id ? -1 : 1));
}

function clusterOf(
  id: string,
  dashboards: readonly PlaybookRow[],
  parts: readonly PartRow[],
  contradictions: readonly ContradictionRow[],
): Cluster {
  const own = parts.filter(({ cluster }) => cluster === id);
  const pieces = new Map(
    [...Map.groupBy(own, ({ piece }) => piece)].flatMap(([piece, places]) => pieceOf(piece, places)),
  );
  const pairs = contradictions.flatMap(({ piece, other_piece }): Pair[] => {
    const [one, other] = [pieces.get(piece), pieces.get(other_piece)];
    return one === undefined || other === undefined ? [] : [{ one, other }];
  });
  return {
    id,
    dashboards,
    families: familiesOf(withoutWholes(pairs), pieces),
    copies: [...pieces.values()].filter(
      ({ places }) => new Set(places.map((place) => place.dashboard_id)).size > 1,
    ),
  };
}

function pieceOf(piece: string, places: readonly PartRow[]): [string, Piece][] {
  const [first] = places;
  if (first === undefined) return [];
  return [[piece, { piece, kind: first.kind, label: first.label, text: first.text, places }]];
}

/** The pieces that pairs link, directly or through others, those with the most versions first. */
function familiesOf(pairs: readonly Pair[], pieces: ReadonlyMap<string, Piece>): Family[] {
  const linked = linkedBy(pairs.map(({ one, other }) => [one.piece, other.piece]));
  const groups = [...Map.groupBy(linked.keys(), (piece) => linked.get(piece))];
  return groups
    .flatMap(([, names]): Family[] => {
      const members = names.flatMap((name) => pieces.get(name) ?? []);
      const sameName = ({ label }: Piece): number => members.filter((each) => each.label === label).length;
      const [base, ...others] = members.toSorted(
        (a, b) => b.places.length - a.places.length || sameName(b) - sameName(a),
      );
      return base === undefined ? [] : [{ base, others }];
    })
    .toSorted((a, b) => b.others.length - a.others.length);
}

/** A pair whose difference another pair shows alone, as the CASE block within a WITH table does, says nothing more. */
function withoutWholes(pairs: readonly Pair[]): Pair[] {
  const holds = (whole: Piece, part: Piece): boolean => whole !== part && whole.text.includes(part.text);
  return pairs.filter(
    ({ one, other }) =>
      !pairs.some(
        (inner) =>
          (holds(one, inner.one) && holds(other, inner.other)) ||
          (holds(one, inner.other) && holds(other, inner.one)),
      ),
  );
}

/** Where a piece stands, by the names of its dashboards. */
export function placesOf({ places }: Piece, dashboards: readonly PlaybookRow[]): string {
  const names = new Map(dashboards.map(({ dashboard_id, name }) => [dashboard_id, name]));
  return [...new Set(places.map(({ dashboard_id }) => names.get(dashboard_id) ?? dashboard_id))].join(', ');
}
