import fc from 'fast-check';
import { reaches, type Capacity, type Delivery, type OracleQuery, type World } from './evaluate.ts';
import type { ShownQuery } from './shown.ts';

const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(arbitrary, { freq: 5 });
const day = fc
  .integer({ min: 0, max: 130 })
  .map((n) => new Date(Date.UTC(2025, 10, 20) + n * 86_400_000).toISOString().slice(0, 10));
const title = fc.integer({ min: 1, max: 4 });
const partner = maybe(fc.constantFrom('north', "o'south"));
const delivery: fc.Arbitrary<Delivery> = fc.record({
  title,
  partner,
  kind: maybe(fc.constantFrom('dub', 'subtitle')),
  due: maybe(day),
  decided: maybe(day),
  minutes: maybe(fc.integer({ min: 0, max: 90 })),
  cost: maybe(fc.integer({ min: -40, max: 400 }).map((n) => n / 8)),
  accepted: maybe(fc.boolean()),
});
const capacity: fc.Arbitrary<Capacity> = fc.record({
  title,
  partner,
  week: maybe(day),
  declared: maybe(fc.integer({ min: 0, max: 500 })),
});
/** Three titles and what was delivered and planned. Rows may name a fourth, as in a package whose keys were only warned of. */
export const world: fc.Arbitrary<World> = fc.record({
  genres: fc.record({
    1: maybe(fc.constantFrom('drama', 'comedy')),
    2: maybe(fc.constantFrom('drama', 'comedy')),
    3: fc.constant('drama'),
  }),
  deliveries: fc.array(delivery, { maxLength: 14 }),
  capacity: fc.array(capacity, { maxLength: 8 }),
});

const plain = [
  'deliveries',
  'decisions',
  'minutes',
  'cost',
  'partners',
  'mean_minutes',
  'least_minutes',
  'most_cost',
  'spread',
  'middle',
  'p90',
  'acceptance',
  'rate',
  'accepted_minutes_share',
  'kind_share',
  'declared',
  'declared_last',
  'load',
  'double_load',
];
const ofCapacity = ['declared', 'declared_last', 'load', 'double_load'];
const ofDeliveries = plain.filter((name) => !['declared', 'declared_last'].includes(name));
const grains = ['day', 'week', 'month', 'quarter', 'year'];

const factsOf = (metrics: readonly string[]): ('delivery' | 'capacity')[] => [
  ...(metrics.some((name) => ofDeliveries.includes(name) || name.startsWith('minutes_'))
    ? (['delivery'] as const)
    : []),
  ...(metrics.some((name) => ofCapacity.includes(name)) ? (['capacity'] as const) : []),
];

const filters = fc.array(
  fc.oneof(
    fc.record({
      dimension: fc.constantFrom('genre', 'partner', 'kind'),
      op: fc.constantFrom('eq', 'ne', 'in', 'lt', 'le', 'gt', 'ge'),
      values: fc.constantFrom(['drama'], ['north'], ['dub']),
    }),
    fc.record({
      dimension: fc.constantFrom('genre', 'partner', 'due'),
      op: fc.constantFrom('is_null', 'is_not_null'),
      values: fc.constant([]),
    }),
    fc.record({
      dimension: fc.constantFrom('due', 'week', 'due__week'),
      op: fc.constantFrom('ge', 'lt'),
      values: fc.tuple(day),
    }),
    fc.record({
      dimension: fc.constantFrom('due', 'decided__month'),
      op: fc.constant('between'),
      values: fc.tuple(day, day),
    }),
  ),
  { maxLength: 2 },
);

/** Metrics of any kind by dimensions that reach all of them. */
export const query: fc.Arbitrary<OracleQuery> = fc
  .uniqueArray(fc.constantFrom(...plain), { minLength: 1, maxLength: 4 })
  .chain((metrics) => {
    const dated = ['due', 'decided', 'week', 'metric_time'].flatMap((name) => [
      name,
      ...grains.map((grain) => `${name}__${grain}`),
    ]);
    const shared = ['genre', 'partner', 'kind', ...dated].filter((dimension) =>
      factsOf(metrics).every((fact) => reaches(fact, dimension)),
    );
    return fc.record({
      metrics: fc.constant(metrics),
      by: fc.uniqueArray(fc.constantFrom(...shared), { maxLength: 3 }),
      where: filters,
    });
  });

/** A metric that goes on over time, perhaps beside others, by its week. */
export const runningQuery: fc.Arbitrary<OracleQuery> = fc.record({
  metrics: fc
    .tuple(
      fc.constantFrom('minutes_4w', 'minutes_mtd'),
      fc.uniqueArray(fc.constantFrom('deliveries', 'minutes', 'rate'), { maxLength: 2 }),
    )
    .map(([first, others]) => [first, ...others]),
  by: fc
    .tuple(fc.constantFrom('due__week', 'metric_time__week'), fc.subarray(['genre', 'partner']))
    .map(([period, others]) => [...others, period]),
  where: filters,
});

/** Titles by what only their deliveries have: each counts once in every group. */
export const farQuery: fc.Arbitrary<OracleQuery> = fc.record({
  metrics: fc.constant(['titles']),
  by: fc.subarray(['genre', 'kind', 'due__month', 'decided']),
  where: filters.map((all) => all.filter(({ dimension }) => !['partner', 'week'].includes(dimension))),
});

/** Whole numbers on any engine: two figures that agree but for their last digits have no order. */
const wholes = ['deliveries', 'decisions', 'partners', 'minutes', 'declared'];

const conditions = fc.oneof(
  fc.record({
    op: fc.constantFrom('ge', 'lt', 'ne'),
    values: fc.tuple(fc.integer({ min: 0, max: 120 })),
  }),
  fc.record({
    op: fc.constant('between'),
    values: fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 120 })),
  }),
  fc.record({ op: fc.constantFrom('is_null', 'is_not_null'), values: fc.constant([]) }),
);

/** A query with perhaps conditions on metrics, an order and a limit. */
export function shownOf(queries: fc.Arbitrary<OracleQuery>): fc.Arbitrary<ShownQuery> {
  return queries.chain((asked) => {
    const reached = wholes.filter((name) =>
      asked.by.every((dimension) => factsOf([name]).every((fact) => reaches(fact, dimension))),
    );
    const sortable = [...asked.by, ...asked.metrics.filter((name) => wholes.includes(name))];
    return fc.record({
      metrics: fc.constant(asked.metrics),
      by: fc.constant(asked.by),
      where: fc.constant(asked.where),
      having: fewOf(reached, (metric) => conditions.map((condition) => ({ metric, ...condition }))),
      order: fewOf(sortable, (by) => fc.boolean().map((desc) => ({ by, desc }))),
      limit: maybe(fc.integer({ min: 1, max: 5 })),
    });
  });
}

/** Up to two, each of another name. */
function fewOf<T>(names: readonly string[], of: (name: string) => fc.Arbitrary<T>): fc.Arbitrary<T[]> {
  return fc
    .shuffledSubarray([...names], { maxLength: Math.min(2, names.length) })
    .chain((chosen) => fc.tuple(...chosen.map(of)));
}
