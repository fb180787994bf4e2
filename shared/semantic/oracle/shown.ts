import { evaluate, type OracleQuery, type World } from './evaluate.ts';

/** A query that shows some of its groups in an order of its own. */
export interface ShownQuery extends OracleQuery {
  /** Conditions on metrics, which need not be asked for. */
  readonly having: readonly {
    readonly metric: string;
    readonly op: string;
    readonly values: readonly number[];
  }[];
  readonly order: readonly { readonly by: string; readonly desc: boolean }[];
  readonly limit: number | null;
}

type Value = string | number | null;

/** What a query shows: of its groups those that hold its conditions, in its order and then by dimensions, up to its limit. */
export function shown(world: World, query: ShownQuery): Map<string, (number | null)[]> {
  const { metrics, by, having, order, limit } = query;
  const all = [...metrics, ...having.map(({ metric }) => metric)];
  const rows = [...evaluate(world, { ...query, metrics: all })].map(([key, values]) => ({
    key,
    figures: new Map(all.map((name, i) => [name, values[i] ?? null])),
    parts: new Map(by.map((name, i) => [name, partsOf(key)[i] ?? null])),
  }));
  type Row = (typeof rows)[number];
  const sorted = [...order, ...by.map((name) => ({ by: name, desc: false }))];
  const valueIn = ({ figures, parts }: Row, name: string): Value =>
    parts.get(name) ?? figures.get(name) ?? null;
  const kept = rows
    .filter(({ figures }) =>
      having.every(({ metric, op, values }) => holds(figures.get(metric) ?? null, op, values)),
    )
    .sort((a, b) => {
      for (const { by: name, desc } of sorted) {
        const found = compared(valueIn(a, name), valueIn(b, name), desc);
        if (found !== 0) return found;
      }
      return 0;
    })
    .slice(0, limit ?? Infinity);
  return new Map(kept.map(({ key, figures }) => [key, metrics.map((name) => figures.get(name) ?? null)]));
}

function partsOf(key: string): readonly (string | null)[] {
  const parts: unknown = JSON.parse(key);
  return Array.isArray(parts) ? parts.map((part) => (part === null ? null : String(part))) : [];
}

/** Nulls come last, whichever way the others go. */
function compared(a: Value, b: Value, desc: boolean): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? 1 : -1;
  return (a < b ? -1 : 1) * (desc ? -1 : 1);
}

function holds(value: number | null, op: string, [first = 0, second = 0]: readonly number[]): boolean {
  if (op === 'is_null') return value === null;
  if (value === null) return false;
  switch (op) {
    case 'is_not_null':
      return true;
    case 'ge':
      return value >= first;
    case 'lt':
      return value < first;
    case 'ne':
      return value !== first;
    case 'between':
      return value >= first && value <= second;
    default:
      throw new Error(`The oracle does not know ${op}.`);
  }
}
