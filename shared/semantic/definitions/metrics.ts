import { queryMessages } from '../../errors/query.ts';
import { ProblemError, type Problem } from '../../errors/problem.ts';
import type { z } from 'zod';
import { bindExpression, type Scope } from '../expression/bind.ts';
import type { Bound } from '../expression/bound.ts';
import { parseExpression } from '../expression/parse.ts';
import type { Named } from './dimensions.ts';
import { FactMetricCheck, governanceOf } from './fact-metric.ts';
import type { Parsed } from './file.ts';
import { Names } from './names.ts';
import type { MetricYaml, metricsFileSchema } from './schema.ts';
import type { CumulativeMetric, DerivedMetric, Dimension, FactMetric, Metric } from './types.ts';

/** A metric as read, and where. */
interface Entry {
  readonly yaml: MetricYaml;
  readonly domain: string;
  readonly file: Parsed<unknown>;
  readonly path: readonly PropertyKey[];
}

/** Checks the metrics that were read. Adds what is wrong to `problems`. */
export function checkMetrics(
  files: readonly Parsed<z.infer<typeof metricsFileSchema>>[],
  named: Named,
  dimensions: ReadonlyMap<string, Dimension>,
  problems: Problem[],
): Map<string, Metric> {
  const names = new Names('metric', problems);
  const entries = new Map<string, Entry>();
  for (const file of files)
    file.value.metrics.forEach((yaml, i) => {
      const path = ['metrics', i];
      if (names.claim(yaml.name, file, path))
        entries.set(yaml.name, { yaml, domain: file.value.domain, file, path });
    });
  for (const entry of entries.values()) names.attempt(() => refuseSameColumns(entry, entries, dimensions));
  const checks = new MetricChecks(entries, named, dimensions, names);
  const metrics = new Map<string, Metric>();
  for (const name of entries.keys()) {
    const metric = checks.metric(name);
    if (metric !== null) metrics.set(name, metric);
  }
  return metrics;
}

/** What stands beside a ratio in a result or its SQL, after its name. */
const besideRatio = ['low', 'high', 'n', 'se', 'titles'];

/** A result has one column of a name: that of a dimension, of a metric, or of what stands beside a ratio. */
function refuseSameColumns(
  { yaml, file, path }: Entry,
  metrics: ReadonlyMap<string, Entry>,
  dimensions: ReadonlyMap<string, Dimension>,
): void {
  const beside = yaml.type === 'ratio' ? besideRatio.map((end) => `${yaml.name}_${end}`) : [];
  const taken = [
    ...(dimensions.has(yaml.name) ? [`the dimension ${yaml.name}`] : []),
    ...beside.filter((name) => metrics.has(name)).map((name) => `the metric ${name}`),
    ...beside.filter((name) => dimensions.has(name)).map((name) => `the dimension ${name}`),
  ];
  const [first] = taken;
  if (first === undefined) return;
  const detail = `a result could not tell the columns of ${yaml.name} from ${first}`;
  throw new ProblemError([queryMessages.badDefinition({ detail }, file.place([...path, 'name'], yaml.name))]);
}

/** Metrics made on demand, since some are made of others. */
class MetricChecks {
  readonly #entries: ReadonlyMap<string, Entry>;
  readonly #named: Named;
  readonly #dimensions: ReadonlyMap<string, Dimension>;
  readonly #names: Names;
  readonly #made = new Map<string, Metric | null>();
  readonly #open: string[] = [];

  constructor(
    entries: ReadonlyMap<string, Entry>,
    named: Named,
    dimensions: ReadonlyMap<string, Dimension>,
    names: Names,
  ) {
    this.#entries = entries;
    this.#named = named;
    this.#dimensions = dimensions;
    this.#names = names;
  }

  /** The metric of a name; null where it is at fault, which is told once. */
  metric(name: string): Metric | null {
    const made = this.#made.get(name);
    const entry = this.#entries.get(name);
    if (made !== undefined || entry === undefined) return made ?? null;
    this.#open.push(name);
    const metric = this.#names.attempt(() => this.#make(entry));
    this.#open.pop();
    this.#made.set(name, metric);
    return metric;
  }

  #make(entry: Entry): Metric | null {
    const { yaml, file, path, domain } = entry;
    const { variant_of: other, name } = yaml;
    if (other !== undefined && (other === name || !this.#entries.has(other)))
      this.#unknown(entry, other, ['variant_of']);
    if (other !== undefined && yaml.status !== 'draft')
      this.#bad(entry, 'a variant of another metric is a draft: nobody reports it', ['status']);
    switch (yaml.type) {
      case 'simple':
      case 'ratio':
        return new FactMetricCheck(yaml, file, path, this.#named, this.#dimensions).metric(domain);
      case 'cumulative':
        return this.#cumulative(entry, yaml);
      case 'derived':
        return this.#derived(entry, yaml);
    }
  }

  #cumulative(entry: Entry, yaml: Extract<MetricYaml, { type: 'cumulative' }>): CumulativeMetric | null {
    if (!this.#entries.has(yaml.metric)) this.#unknown(entry, yaml.metric, ['metric']);
    const { window, grain_to_date: toDate } = yaml;
    if ((window === undefined) === (toDate === undefined))
      this.#bad(entry, 'a cumulative metric has either a window or a grain_to_date', ['metric']);
    const of = this.#input(entry, yaml.metric, ['metric']);
    if (of === null) return null;
    const adds = of.type === 'simple' && (of.agg === 'sum' || of.agg === 'count') && of.semiAdditive === null;
    if (!adds) return this.#bad(entry, `${yaml.metric} is no sum or count that adds up`, ['metric']);
    if (of.date === null) return this.#bad(entry, `${yaml.metric} has no date`, ['metric']);
    const over =
      window === undefined
        ? ({ kind: 'to_date', grain: toDate ?? 'year' } as const)
        : ({ kind: 'window', ...window } as const);
    const { model, date, valueType } = of;
    return { ...governanceOf(yaml, entry.domain), type: 'cumulative', model, date, of, over, valueType };
  }

  #derived(entry: Entry, yaml: Extract<MetricYaml, { type: 'derived' }>): DerivedMetric | null {
    const at = entry.file.place([...entry.path, 'expr'], yaml.expr);
    const parsed = parseExpression(yaml.expr, at);
    if (!parsed.ok) throw new ProblemError(parsed.problems);
    const inputs = new Map<string, FactMetric>();
    const faulty: string[] = [];
    const scope: Scope = {
      find: ([name = '', ...rest]) => {
        if (rest.length > 0 || !this.#entries.has(name)) return null;
        const metric = this.#input(entry, name, ['expr']);
        if (metric === null) {
          faulty.push(name);
          return { kind: 'literal', type: 'null', value: null };
        }
        const read = metric.type === 'derived' ? metric.inputs : [metric];
        for (const each of read) inputs.set(each.name, each);
        return metric.type === 'derived' ? metric.expr : metricColumn(metric);
      },
      known: () => [...this.#entries.keys()],
    };
    const bound = bindExpression(parsed.value, scope, at);
    if (!bound.ok) throw new ProblemError(bound.problems);
    if (faulty.length > 0) return null;
    const { type } = bound.value;
    if (type !== 'integer' && type !== 'number')
      throw new ProblemError([
        queryMessages.wrongType({ what: yaml.name, position: 1, expected: 'a number', found: type }, at),
      ]);
    if (inputs.size === 0) this.#bad(entry, 'a derived metric reads other metrics', ['expr']);
    return {
      ...governanceOf(yaml, entry.domain),
      type: 'derived',
      expr: bound.value,
      expression: yaml.expr,
      inputs: [...inputs.values()],
      valueType: type,
    };
  }

  /** A metric that another is made of; a circle is told where it closes. */
  #input({ file, path }: Entry, name: string, part: readonly PropertyKey[]): Metric | null {
    const start = this.#open.indexOf(name);
    if (start < 0) return this.metric(name);
    const names = [...this.#open.slice(start), name];
    throw new ProblemError([queryMessages.cycle({ names }, file.place([...path, ...part]))]);
  }

  #unknown({ file, path }: Entry, name: string, part: readonly PropertyKey[]): never {
    const at = file.place([...path, ...part], name);
    const known = [...this.#entries.keys()];
    throw new ProblemError([queryMessages.undefinedName({ kind: 'metric', name, known }, at)]);
  }

  #bad({ file, path }: Entry, detail: string, part: readonly PropertyKey[]): never {
    throw new ProblemError([queryMessages.badDefinition({ detail }, file.place([...path, ...part]))]);
  }
}

/** A metric as a column of what its fact answers. */
export function metricColumn(metric: FactMetric): Bound {
  const type = metric.type === 'ratio' ? 'number' : metric.valueType;
  return { kind: 'column', type, joins: [], model: metric.model, column: metric.name };
}
