import { message } from './define.ts';

const list = (names: readonly string[]): string => names.join(', ');

/** Messages of the semantic layer: definitions, expressions, filters and queries. */
export const queryMessages = {
  badDefinition: message<{ detail: string }>('query.bad_definition', {
    severity: 'error',
    message: (p) => `A definition is not well formed: ${p.detail}.`,
    fix: () => 'Correct the definition at the place named here.',
  }),
  twiceDefined: message<{ kind: string; name: string; first: string }>('query.twice_defined', {
    severity: 'error',
    message: (p) => `There are two definitions of the ${p.kind} ${p.name}; the other is in ${p.first}.`,
    fix: () => 'Rename or remove one of them.',
  }),
  undefinedName: message<{ kind: string; name: string; known: readonly string[] }>('query.undefined_name', {
    severity: 'error',
    message: (p) => `The definition names the ${p.kind} ${p.name}, which does not exist.`,
    fix: (p) => `Use one of: ${list(p.known)}.`,
  }),
  cycle: message<{ names: readonly string[] }>('query.cycle', {
    severity: 'error',
    message: (p) => `Definitions depend on one another in a circle: ${p.names.join(' -> ')}.`,
    fix: () => 'Break the circle: a definition may only read what is made before it.',
  }),
  notPortable: message<{ found: string }>('query.not_portable', {
    severity: 'error',
    message: (p) => `The model uses ${p.found}, which not every engine understands alike.`,
    fix: () => 'Write it in portable SQL: SELECT, joins, CASE, CAST and window functions.',
  }),
  syntax: message<{ expected: string; found: string; position: number }>('query.syntax', {
    severity: 'error',
    message: (p) =>
      `The expression breaks off at character ${p.position}: ${p.expected} expected, ${p.found} found.`,
    fix: () => 'Correct the expression at that character.',
  }),
  modelSyntax: message<{ model: string; expected: string; found: string; line: number }>(
    'query.model_syntax',
    {
      severity: 'error',
      message: (p) =>
        `The SQL of the model ${p.model} can't be followed beyond line ${p.line}: ${p.expected} expected, ${p.found} found.`,
      fix: () => 'Write it in portable SQL: SELECT, joins, CASE, CAST and window functions.',
    },
  ),
  unknownColumn: message<{ name: string; position: number; known: readonly string[] }>(
    'query.unknown_column',
    {
      severity: 'error',
      message: (p) =>
        `The expression names ${p.name} at character ${p.position}, which does not exist there.`,
      fix: (p) => `Use one of: ${list(p.known)}.`,
    },
  ),
  wrongType: message<{ what: string; position: number; expected: string; found: string }>(
    'query.wrong_type',
    {
      severity: 'error',
      message: (p) => `At character ${p.position}, ${p.what} needs ${p.expected}, not ${p.found}.`,
      fix: () => 'Compare and combine values of the same type only.',
    },
  ),
  unknownFunction: message<{ name: string; position: number; known: readonly string[] }>(
    'query.unknown_function',
    {
      severity: 'error',
      message: (p) =>
        `The expression calls ${p.name} at character ${p.position}, which is not a function here.`,
      fix: (p) => `Use one of: ${list(p.known)}.`,
    },
  ),
  unknownMetric: message<{ name: string; known: readonly string[] }>('query.unknown_metric', {
    severity: 'error',
    message: (p) => `There is no metric ${p.name}.`,
    fix: (p) => `Use one of: ${list(p.known)}.`,
  }),
  unknownDimension: message<{ name: string; known: readonly string[] }>('query.unknown_dimension', {
    severity: 'error',
    message: (p) => `There is no dimension ${p.name}.`,
    fix: (p) => `Use one of: ${list(p.known)}.`,
  }),
  unknownTable: message<{ name: string; known: readonly string[] }>('query.unknown_model', {
    severity: 'error',
    message: (p) => `There is no model ${p.name}.`,
    fix: (p) => `Use one of: ${list(p.known)}.`,
  }),
  namedTwice: message<{ name: string }>('query.named_twice', {
    severity: 'error',
    message: (p) => `The query names ${p.name} twice.`,
    fix: () => 'Name each metric and dimension once, in the order too.',
  }),
  noMetric: message('query.no_metric', {
    severity: 'error',
    message: () => 'The query names no metric.',
    fix: () => 'Name at least one metric.',
  }),
  dimensionUnreachable: message<{ dimension: string; reason: string; known: readonly string[] }>(
    'query.dimension_unreachable',
    {
      severity: 'error',
      message: (p) => `The metrics can't be grouped by ${p.dimension}: ${p.reason}`,
      fix: (p) => `Group by one of: ${list(p.known)}.`,
    },
  ),
  ambiguousWay: message<{ dimension: string; fact: string; ways: readonly string[] }>('query.ambiguous_way', {
    severity: 'error',
    message: (p) =>
      `There is more than one way from ${p.dimension} to ${p.fact}: ${list(p.ways)}. They would count differently.`,
    fix: () => 'Group by a dimension that the metrics have themselves.',
  }),
  countedTwice: message<{ fact: string; by: string }>('query.counted_twice', {
    severity: 'warning',
    message: (p) =>
      `What is counted over ${p.fact} counts once in each group that ${p.by} puts it in; the groups may add up to more than the total.`,
    fix: () => 'Read each group for itself, and ask for the total on its own.',
  }),
  severalClocks: message<{ metric: string; dates: readonly string[] }>('query.several_clocks', {
    severity: 'warning',
    message: (p) =>
      `${p.metric} holds against each other what is placed in time by ${list(p.dates)}, and the question says of no time: each side is of all the time that the package has of it.`,
    fix: () => 'Filter by metric_time, or group by a period of it, such as metric_time__month.',
  }),
  severalMeanings: message<{ dimension: string; coarse: readonly string[]; fine: readonly string[] }>(
    'query.several_meanings',
    {
      severity: 'warning',
      message: (p) =>
        `${p.dimension} groups ${list(p.coarse)} more coarsely than ${list(p.fine)}: their figures meet only in rows where both have the same value.`,
      fix: (p) => `Ask for each on its own, or filter by one value of ${p.dimension} without grouping by it.`,
    },
  ),
  noDate: message<{ metrics: readonly string[] }>('query.no_date', {
    severity: 'error',
    message: (p) => `${list(p.metrics)} can't be placed in time: no date is theirs.`,
    fix: () => 'Leave metric_time or the metric out.',
  }),
  needsPeriod: message<{ metric: string; known: readonly string[] }>('query.needs_period', {
    severity: 'error',
    message: (p) => `${p.metric} goes on over time and must be grouped by its date.`,
    fix: (p) => `Group by one of: ${list(p.known)}.`,
  }),
  notExact: message<{ metric: string; dialect: string }>('query.not_exact', {
    severity: 'error',
    message: (p) => `${p.metric} is an exact quantile, which ${p.dialect} can't compute.`,
    fix: () => 'Ask for it here, or let its definition say exactness: approx_ok.',
  }),
  approximate: message<{ metrics: readonly string[]; dialect: string }>('query.approximate', {
    severity: 'warning',
    message: (p) =>
      `${list(p.metrics)} ${p.metrics.length === 1 ? 'is' : 'are'} approximate: ${p.dialect} has no exact quantile.`,
    fix: () => 'Take them for near the true quantile, or ask for them here, where they are exact.',
  }),
  noTotal: message<{ metrics: readonly string[] }>('query.no_total', {
    severity: 'warning',
    message: (p) =>
      `${list(p.metrics)} ${p.metrics.length === 1 ? 'goes' : 'go'} on over time and ${p.metrics.length === 1 ? 'has' : 'have'} no total.`,
    fix: () => 'Read the figure of the last period, or ask for the metric that it adds up.',
  }),
  unknownOrder: message<{ name: string; known: readonly string[] }>('query.unknown_order', {
    severity: 'error',
    message: (p) => `The result can't be ordered by ${p.name}.`,
    fix: (p) => `Order by one of: ${list(p.known)}.`,
  }),
  badFilter: message<{ text: string; expected: string; position: number }>('query.bad_filter', {
    severity: 'error',
    message: (p) => `The filter "${p.text}" breaks off at character ${p.position}: ${p.expected} expected.`,
    fix: () =>
      'Write dim = v, !=, <, <=, >, >=, in (a,b), between a and b, is null or is not null; quote a value with spaces in single quotes, doubling those inside.',
  }),
  badFilterValue: message<{ dimension: string; value: string; type: string }>('query.bad_filter_value', {
    severity: 'error',
    message: (p) => `The filter on ${p.dimension} compares it with "${p.value}", which is not ${p.type}.`,
    fix: (p) => `Give ${p.type}.`,
  }),
  badFilterCount: message<{ dimension: string; operator: string; needed: string; given: number }>(
    'query.bad_filter_count',
    {
      severity: 'error',
      message: (p) =>
        `The filter on ${p.dimension} gives ${p.given === 1 ? '1 value' : `${p.given} values`} to ${p.operator}, which takes ${p.needed}.`,
      fix: (p) => `Give it ${p.needed}.`,
    },
  ),
  shareOfItself: message<{ metric: string; dimension: string }>('query.share_of_itself', {
    severity: 'warning',
    message: (p) =>
      `${p.metric} is a share within the whole over ${p.dimension}; without that grouping it is the share of all that the filters keep.`,
    fix: (p) => `Group by ${p.dimension} to see the shares.`,
  }),
} as const;
