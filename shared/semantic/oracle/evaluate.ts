/**
 * The meaning of the test definitions row by row, written from what the metrics say and without the compiler: what a query must give.
 */
export interface Delivery {
  readonly title: number;
  readonly partner: string | null;
  readonly kind: string | null;
  readonly due: string | null;
  readonly decided: string | null;
  readonly minutes: number | null;
  readonly cost: number | null;
  readonly accepted: boolean | null;
}
/** A week of declared minutes in the oracle's world. */
export interface Capacity {
  readonly title: number;
  readonly partner: string | null;
  readonly week: string | null;
  readonly declared: number | null;
}
/** The genres of titles by key, and the rows of the facts. */
export interface World {
  readonly genres: Readonly<Record<number, string | null>>;
  readonly deliveries: readonly Delivery[];
  readonly capacity: readonly Capacity[];
}
/** A query as the oracle answers it, from rows alone. */
export interface OracleQuery {
  readonly metrics: readonly string[];
  readonly by: readonly string[];
  readonly where: readonly {
    readonly dimension: string;
    readonly op: string;
    readonly values: readonly string[];
  }[];
}

type Value = string | number | null;
type Row = Delivery | Capacity;
type Fact = 'delivery' | 'capacity';

const isDelivery = (row: Row): row is Delivery => 'due' in row;
const numbers = (values: readonly (number | null)[]): number[] => values.filter((value) => value !== null);
const sum = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((a, b) => a + b, 0);
const quotient = (a: number | null, b: number | null): number | null =>
  a === null || b === null || b === 0 ? null : a / b;

/** The quantile between neighbours: at 0 the least, at 1 the most. */
function quantile(values: readonly number[], q: number): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (sorted.length - 1) * q;
  const [low, high] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  return low === undefined || high === undefined ? null : low + (high - low) * (at - Math.floor(at));
}

function spread(values: readonly number[]): number | null {
  if (values.length < 2) return null;
  const mean = (sum(values) ?? 0) / values.length;
  return Math.sqrt((sum(values.map((value) => (value - mean) ** 2)) ?? 0) / (values.length - 1));
}

const deliveriesOf = (rows: readonly Row[]): Delivery[] => rows.filter(isDelivery);
const minutesOf = (rows: readonly Row[]): number[] =>
  numbers(deliveriesOf(rows).map(({ minutes }) => minutes));
const costOf = (rows: readonly Row[]): number[] => numbers(deliveriesOf(rows).map(({ cost }) => cost));
const declaredOf = (rows: readonly Row[]): number[] =>
  numbers(rows.flatMap((row) => (isDelivery(row) ? [] : [row.declared])));

interface Simple {
  readonly fact: Fact;
  readonly date: 'due' | 'decided' | 'week';
  /** What a group without rows has. */
  readonly none: number | null;
  readonly of: (rows: readonly Row[]) => number | null;
}

const simple: Readonly<Record<string, Simple>> = {
  deliveries: { fact: 'delivery', date: 'due', none: 0, of: (rows) => rows.length },
  decisions: {
    fact: 'delivery',
    date: 'decided',
    none: 0,
    of: (rows) => deliveriesOf(rows).filter(({ decided }) => decided !== null).length,
  },
  minutes: { fact: 'delivery', date: 'due', none: null, of: (rows) => sum(minutesOf(rows)) },
  cost: { fact: 'delivery', date: 'decided', none: null, of: (rows) => sum(costOf(rows)) },
  partners: {
    fact: 'delivery',
    date: 'due',
    none: 0,
    of: (rows) => new Set(rows.flatMap(({ partner }) => partner ?? [])).size,
  },
  mean_minutes: {
    fact: 'delivery',
    date: 'due',
    none: null,
    of: (rows) => quotient(sum(minutesOf(rows)), minutesOf(rows).length),
  },
  least_minutes: {
    fact: 'delivery',
    date: 'due',
    none: null,
    of: (rows) => {
      const values = minutesOf(deliveriesOf(rows).filter(({ accepted }) => accepted === true));
      return values.length === 0 ? null : Math.min(...values);
    },
  },
  most_cost: {
    fact: 'delivery',
    date: 'due',
    none: null,
    of: (rows) => (costOf(rows).length === 0 ? null : Math.max(...costOf(rows))),
  },
  spread: { fact: 'delivery', date: 'due', none: null, of: (rows) => spread(minutesOf(rows)) },
  middle: { fact: 'delivery', date: 'due', none: null, of: (rows) => quantile(minutesOf(rows), 0.5) },
  p90: { fact: 'delivery', date: 'due', none: null, of: (rows) => quantile(costOf(rows), 0.9) },
  acceptance: {
    fact: 'delivery',
    date: 'decided',
    none: null,
    of: (rows) => {
      const decided = deliveriesOf(rows).filter(({ accepted }) => accepted !== null);
      return quotient(decided.filter(({ accepted }) => accepted === true).length, decided.length);
    },
  },
  rate: {
    fact: 'delivery',
    date: 'due',
    none: null,
    of: (rows) => quotient(sum(costOf(rows)) ?? 0, sum(minutesOf(rows))),
  },
  accepted_minutes_share: {
    fact: 'delivery',
    date: 'due',
    none: null,
    of: (rows) => {
      const accepted = deliveriesOf(rows).filter((row) => row.accepted === true);
      return quotient(sum(minutesOf(accepted)) ?? 0, sum(minutesOf(rows)));
    },
  },
  declared: { fact: 'capacity', date: 'week', none: null, of: (rows) => sum(declaredOf(rows)) },
  declared_last: {
    fact: 'capacity',
    date: 'week',
    none: null,
    of: (rows) => {
      const weeks = rows.flatMap((row) => (isDelivery(row) ? [] : (row.week ?? [])));
      const last = weeks.sort().at(-1);
      return sum(declaredOf(rows.filter((row) => !isDelivery(row) && row.week === last)));
    },
  },
};

const derived: Readonly<
  Record<string, { inputs: readonly string[]; of: (value: (name: string) => number | null) => number | null }>
> = {
  load: { inputs: ['minutes', 'declared'], of: (value) => quotient(value('minutes'), value('declared')) },
  double_load: {
    inputs: ['minutes', 'declared', 'deliveries'],
    of: (value) => {
      const load = quotient(value('minutes'), value('declared'));
      return load === null ? null : 2 * load + (value('deliveries') ?? 0);
    },
  },
};

const running: Readonly<Record<string, (period: string, other: string) => boolean>> = {
  // The week of `other` is this one or one of the three before it.
  minutes_4w: (period, other) => other <= period && days(period) - days(other) < 28,
  minutes_mtd: (period, other) => other <= period && other.slice(0, 7) === period.slice(0, 7),
};

const days = (date: string): number => Date.parse(`${date}T00:00:00Z`) / 86_400_000;
const dateOf = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);

/** The first day of the period that holds a date. */
export function startOf(grain: string, date: string): string {
  const [year = '', month = ''] = date.split('-');
  switch (grain) {
    case 'week':
      // The first of January 1970 was a Thursday.
      return dateOf(days(date) - ((((days(date) + 3) % 7) + 7) % 7));
    case 'month':
      return `${year}-${month}-01`;
    case 'quarter':
      return `${year}-${String(Math.floor((Number(month) - 1) / 3) * 3 + 1).padStart(2, '0')}-01`;
    case 'year':
      return `${year}-01-01`;
    default:
      return date;
  }
}

/** Whether a fact has a dimension. */
export function reaches(fact: Fact, dimension: string): boolean {
  const [name = ''] = dimension.split('__');
  const own = fact === 'delivery' ? ['kind', 'due', 'decided'] : ['week'];
  return ['genre', 'partner', 'metric_time', ...own].includes(name);
}

function valueOf(world: World, row: Row, dimension: string, date: string): Value {
  const [base = '', grain] = dimension.split('__');
  const name = base === 'metric_time' ? date : base;
  if (name === 'genre') return world.genres[row.title] ?? null;
  if (name === 'partner') return row.partner;
  if (name === 'kind') return isDelivery(row) ? row.kind : null;
  const day = isDelivery(row) ? (name === 'due' ? row.due : row.decided) : row.week;
  return day === null || grain === undefined ? day : startOf(grain, day);
}

function holds(value: Value, op: string, values: readonly string[]): boolean {
  if (op === 'is_null') return value === null;
  if (value === null) return false;
  if (op === 'is_not_null') return true;
  const [first = '', second = ''] = values;
  const text = String(value);
  switch (op) {
    case 'eq':
      return text === first;
    case 'ne':
      return text !== first;
    case 'in':
      return values.includes(text);
    case 'ge':
      return text >= first;
    case 'gt':
      return text > first;
    case 'lt':
      return text < first;
    case 'le':
      return text <= first;
    case 'between':
      return text >= first && text <= second;
    default:
      throw new Error(`The oracle does not know ${op}.`);
  }
}

/** What a query gives: for each group, as JSON of its dimensions, the metrics. */
export function evaluate(world: World, query: OracleQuery): Map<string, (number | null)[]> {
  const wanted = [...new Set(query.metrics.flatMap((name) => derived[name]?.inputs ?? [name]))];
  const found = new Map(wanted.map((name) => [name, groupsOf(world, query, name)]));
  const keys = new Set([...found.values()].flatMap((groups) => [...groups.keys()]));
  if (query.by.length === 0) keys.add('[]');
  return new Map(
    [...keys].map((key) => {
      const at = (name: string): number | null => {
        const none = name === 'titles' ? 0 : running[name] === undefined ? simple[name]?.none : null;
        return found.get(name)?.has(key) === true ? (found.get(name)?.get(key) ?? null) : (none ?? null);
      };
      return [key, query.metrics.map((name) => derived[name]?.of(at) ?? (derived[name] ? null : at(name)))];
    }),
  );
}

function groupsOf(world: World, query: OracleQuery, name: string): Map<string, number | null> {
  if (name === 'titles') return titlesOf(world, query);
  if (name === 'kind_share') return sharesOf(world, query);
  const metric = simple[name] ?? simple['minutes'];
  if (metric === undefined) throw new Error(`The oracle does not know ${name}.`);
  const isRunning = running[name];
  const period = isRunning === undefined ? undefined : query.by.find((each) => each.includes('__'));
  const filters = query.where.filter(({ dimension }) => reaches(metric.fact, dimension));
  const rows = rowsOf(world, metric.fact).filter((row) =>
    filters
      .filter(({ dimension }) => dimension !== period)
      .every(({ dimension, op, values }) => holds(valueOf(world, row, dimension, metric.date), op, values)),
  );
  const groups = new Map<string, Group>();
  for (const row of rows) {
    const parts = query.by.map((each) => valueOf(world, row, each, metric.date));
    const key = JSON.stringify(parts);
    groups.set(key, { parts, rows: [...(groups.get(key)?.rows ?? []), row] });
  }
  if (isRunning !== undefined && period !== undefined)
    return runningOf([...groups.values()], query, period, isRunning, metric);
  return new Map([...groups].map(([key, group]) => [key, metric.of(group.rows)]));
}

/** Titles, each once in every group to which its deliveries put it. Where neither groups nor filters name a delivery, all titles. */
function titlesOf(world: World, query: OracleQuery): Map<string, number> {
  const ofDelivery = (dimension: string): boolean =>
    ['kind', 'due', 'decided'].includes(dimension.split('__')[0] ?? '');
  const named = query.where.map(({ dimension }) => dimension);
  const isFar = [...query.by, ...named].some(ofDelivery);
  const groups = new Map<string, Set<number>>();
  for (const [key, genre] of Object.entries(world.genres)) {
    const title = Number(key);
    const nearHolds = query.where
      .filter(({ dimension }) => dimension === 'genre')
      .every(({ op, values }) => holds(genre, op, values));
    if (!nearHolds) continue;
    const rows: (Delivery | null)[] = isFar ? world.deliveries.filter((row) => row.title === title) : [null];
    for (const row of rows) {
      const value = (dimension: string): Value =>
        dimension === 'genre' || row === null ? genre : valueOf(world, row, dimension, 'due');
      const far = query.where.filter(({ dimension }) => dimension !== 'genre');
      if (row !== null && !far.every(({ dimension, op, values }) => holds(value(dimension), op, values)))
        continue;
      const group = JSON.stringify(query.by.map(value));
      groups.set(group, (groups.get(group) ?? new Set()).add(title));
    }
  }
  return new Map([...groups].map(([group, titles]) => [group, titles.size]));
}

/** The share of minutes in the whole over kinds: a filter on the kind holds for the part alone. */
function sharesOf(world: World, query: OracleQuery): Map<string, number | null> {
  const filters = query.where.filter(({ dimension }) => reaches('delivery', dimension));
  const kept = (except: string | null): Delivery[] =>
    world.deliveries.filter((row) =>
      filters
        .filter(({ dimension }) => dimension !== except)
        .every(({ dimension, op, values }) => holds(valueOf(world, row, dimension, 'due'), op, values)),
    );
  const others = query.by.filter((dimension) => dimension !== 'kind');
  const keyOf = (row: Delivery, by: readonly string[]): string =>
    JSON.stringify(by.map((each) => valueOf(world, row, each, 'due')));
  const wholes = Map.groupBy(kept('kind'), (row) => keyOf(row, others));
  const parts = Map.groupBy(kept(null), (row) => keyOf(row, query.by));
  // Without groups there is one row, of which none may be the part.
  if (query.by.length === 0 && parts.size === 0) parts.set('[]', []);
  return new Map(
    [...parts].map(([key, rows]) => {
      const [first] = rows;
      const whole = wholes.get(first === undefined ? '[]' : keyOf(first, others)) ?? [];
      return [key, quotient(sum(minutesOf(rows)) ?? 0, sum(minutesOf(whole)))];
    }),
  );
}

interface Group {
  /** The dimensions. */
  readonly parts: readonly Value[];
  readonly rows: readonly Row[];
}

/** Every group in every period, with what the periods before it add. */
function runningOf(
  groups: readonly Group[],
  query: OracleQuery,
  period: string,
  counts: (period: string, other: string) => boolean,
  metric: Simple,
): Map<string, number | null> {
  const place = query.by.indexOf(period);
  const without = ({ parts }: Group): string => JSON.stringify(parts.toSpliced(place, 1));
  const periods = [...new Set(groups.flatMap(({ parts }) => parts[place] ?? []))].map(String);
  const kept = query.where.filter(({ dimension }) => dimension === period);
  const found = new Map<string, number | null>();
  for (const group of groups)
    for (const at of periods) {
      if (!kept.every(({ op, values }) => holds(at, op, values))) continue;
      const rows = groups
        .filter((other) => without(other) === without(group))
        .filter(({ parts }) => parts[place] !== null && counts(at, String(parts[place])))
        .flatMap((other) => other.rows);
      const value = metric.of(rows);
      if (value !== null) found.set(JSON.stringify(group.parts.toSpliced(place, 1, at)), value);
    }
  return found;
}

function rowsOf(world: World, fact: Fact): readonly Row[] {
  return fact === 'delivery' ? world.deliveries : world.capacity;
}
