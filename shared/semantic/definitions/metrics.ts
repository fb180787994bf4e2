import { queryMessages } from '../../errors/query.ts';
import { ProblemError, type Problem } from '../../errors/problem.ts';
import { both, type Bound } from '../expression/bound.ts';
import { fits } from './models.ts';
import type {
  AdditiveYaml,
  DimensionYaml,
  dimensionsFileSchema,
  MetricYaml,
  metricsFileSchema,
} from './schema.ts';
import type { Namespace } from './scope.ts';
import type { Additive, Dimension, Metric, Model } from './types.ts';
import type { Parsed } from './file.ts';
import type { z } from 'zod';

/** What metrics and dimensions may name. */
export interface Named {
  readonly models: ReadonlyMap<string, Model>;
  readonly namespace: Namespace;
}

type Path = readonly PropertyKey[];

/** Checks the dimensions that were read. Adds what is wrong to `problems`. */
export function checkDimensions(
  files: readonly Parsed<z.infer<typeof dimensionsFileSchema>>[],
  named: Named,
  problems: Problem[],
): Map<string, Dimension> {
  const dimensions = new Map<string, Dimension>();
  const firsts = new Map<string, string>();
  for (const file of files)
    file.value.dimensions.forEach((yaml, i) =>
      keepOne(dimensions, firsts, 'dimension', yaml.name, file, ['dimensions', i], problems, () =>
        dimension(yaml, file, i, named),
      ),
    );
  return dimensions;
}

/** Checks the metrics that were read. Adds what is wrong to `problems`. */
export function checkMetrics(
  files: readonly Parsed<z.infer<typeof metricsFileSchema>>[],
  named: Named,
  dimensions: ReadonlyMap<string, Dimension>,
  problems: Problem[],
): Map<string, Metric> {
  const metrics = new Map<string, Metric>();
  const firsts = new Map<string, string>();
  for (const file of files)
    file.value.metrics.forEach((yaml, i) =>
      keepOne(metrics, firsts, 'metric', yaml.name, file, ['metrics', i], problems, () =>
        new MetricCheck(yaml, file, ['metrics', i], named, dimensions).metric(file.value.domain),
      ),
    );
  return metrics;
}

function keepOne<T>(
  found: Map<string, T>,
  firsts: Map<string, string>,
  kind: string,
  name: string,
  file: Parsed<unknown>,
  path: Path,
  problems: Problem[],
  make: () => T,
): void {
  const first = firsts.get(name);
  if (first !== undefined) {
    problems.push(queryMessages.twiceDefined({ kind, name, first }, file.place([...path, 'name'], name)));
    return;
  }
  firsts.set(name, file.place(path).file ?? '');
  try {
    found.set(name, make());
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    problems.push(...error.problems);
  }
}

function dimension(
  yaml: DimensionYaml,
  file: Parsed<unknown>,
  i: number,
  { models, namespace }: Named,
): Dimension {
  const on = Object.entries(yaml.on).map(([model, text]): [string, Bound] => {
    const at = file.place(['dimensions', i, 'on', model], text);
    if (!models.has(model))
      throw new ProblemError([
        queryMessages.undefinedName({ kind: 'model', name: model, known: [...models.keys()] }, at),
      ]);
    const bound = namespace.bind(text, model, at);
    if (!fits(bound.type, yaml.type))
      throw new ProblemError([
        queryMessages.wrongType({ what: yaml.name, position: 1, expected: yaml.type, found: bound.type }, at),
      ]);
    return [model, bound];
  });
  const { name, label, description, type, unit = null, describes } = yaml;
  return { name, label, description, type, unit, describes, on: new Map(on) };
}

class MetricCheck {
  readonly #yaml: MetricYaml;
  readonly #file: Parsed<unknown>;
  readonly #path: Path;
  readonly #named: Named;
  readonly #dimensions: ReadonlyMap<string, Dimension>;

  constructor(
    yaml: MetricYaml,
    file: Parsed<unknown>,
    path: Path,
    named: Named,
    dimensions: ReadonlyMap<string, Dimension>,
  ) {
    this.#yaml = yaml;
    this.#file = file;
    this.#path = path;
    this.#named = named;
    this.#dimensions = dimensions;
  }

  metric(domain: string): Metric {
    const yaml = this.#yaml;
    const { models } = this.#named;
    if (!models.has(yaml.model)) this.#undefinedName('model', yaml.model, [...models.keys()], ['model']);
    if (yaml.date !== null) this.#needDimension(yaml.date, ['date']);
    const { name, label, description, owner, unit, direction, status, format, synonyms, model, date } = yaml;
    const variantOf = yaml.variant_of ?? null;
    const governed = {
      name,
      label,
      description,
      domain,
      owner,
      unit,
      direction,
      status,
      format,
      synonyms,
      variantOf,
      model,
      date,
    };
    const filter = this.#condition(yaml.filter, ['filter']);
    if (yaml.type === 'ratio') {
      if (yaml.per !== undefined) this.#needDimension(yaml.per, ['per']);
      this.#needInterval(yaml);
      const denominator = this.#additive(yaml.denominator, ['denominator'], filter);
      return {
        ...governed,
        type: 'ratio',
        numerator: this.#additive(yaml.numerator, ['numerator'], filter),
        denominator,
        n: yaml.n === undefined ? denominator : this.#additive(yaml.n, ['n'], filter),
        per: yaml.per ?? null,
        interval: yaml.interval,
      };
    }
    const { agg, exactness } = yaml;
    const expr = this.#measured(agg, yaml.expr, ['expr']);
    const keepsType = agg === 'sum' || agg === 'min' || agg === 'max';
    const whole = agg === 'count' || agg === 'count_distinct' || (keepsType && expr?.type === 'integer');
    return {
      ...governed,
      type: 'simple',
      agg,
      expr,
      filter,
      quantile: this.#quantile(yaml),
      exactness,
      valueType: whole ? 'integer' : 'number',
    };
  }

  #additive(yaml: AdditiveYaml, path: Path, filter: Bound | null): Additive {
    const own = this.#condition(yaml.filter, [...path, 'filter']);
    return {
      agg: yaml.agg,
      expr: this.#measured(yaml.agg, yaml.expr, [...path, 'expr']),
      filter: both(filter, own),
    };
  }

  /** What an aggregate is taken of: nothing for a count of rows, a number for all but a count of what differs. */
  #measured(agg: string, text: string | undefined, path: Path): Bound | null {
    if (text === undefined) {
      if (agg === 'count') return null;
      throw new ProblemError([this.#bad(`${agg} needs an expr`, path)]);
    }
    const at = this.#file.place([...this.#path, ...path], text);
    const bound = this.#named.namespace.bind(text, this.#yaml.model, at);
    const any = agg === 'count' || agg === 'count_distinct';
    if (!any && bound.type !== 'integer' && bound.type !== 'number')
      throw new ProblemError([
        queryMessages.wrongType({ what: agg, position: 1, expected: 'a number', found: bound.type }, at),
      ]);
    return bound;
  }

  #condition(text: string | undefined, path: Path): Bound | null {
    if (text === undefined) return null;
    const at = this.#file.place([...this.#path, ...path], text);
    const bound = this.#named.namespace.bind(text, this.#yaml.model, at);
    if (bound.type !== 'boolean')
      throw new ProblemError([
        queryMessages.wrongType(
          { what: 'filter', position: 1, expected: 'a condition', found: bound.type },
          at,
        ),
      ]);
    return bound;
  }

  #quantile(yaml: Extract<MetricYaml, { type: 'simple' }>): number | null {
    if (yaml.agg === 'median') return 0.5;
    if (yaml.agg !== 'quantile') return null;
    if (yaml.quantile === undefined)
      throw new ProblemError([this.#bad('quantile says which, between 0 and 1', ['agg'])]);
    return yaml.quantile;
  }

  /** Titles can be left out only where the fact names them; a count out of a count has counts, and is a share of nothing else. */
  #needInterval({ interval, per, numerator, denominator, n }: Extract<MetricYaml, { type: 'ratio' }>): void {
    const model = this.#named.models.get(this.#yaml.model);
    if (interval === 'jackknife' && (model?.cluster ?? null) === null)
      throw new ProblemError([
        this.#bad(`an interval by jackknife needs a model with a cluster, and ${this.#yaml.model} has none`, [
          'interval',
        ]),
      ]);
    if (interval !== 'jackknife' && per !== undefined)
      throw new ProblemError([
        this.#bad('a share within a whole has its interval by jackknife', ['interval']),
      ]);
    const counts = numerator.agg === 'count' && denominator.agg === 'count' && n === undefined;
    if (interval === 'wilson' && !counts)
      throw new ProblemError([
        this.#bad('an interval by wilson is for a count out of a count, which is its n', ['interval']),
      ]);
  }

  #needDimension(name: string, path: Path): void {
    const known = this.#dimensions.get(name)?.on.has(this.#yaml.model) ?? false;
    if (!known) this.#undefinedName('dimension', name, [...this.#dimensions.keys()], path);
  }

  #undefinedName(kind: string, name: string, known: readonly string[], path: Path): never {
    const at = this.#file.place([...this.#path, ...path], name);
    throw new ProblemError([queryMessages.undefinedName({ kind, name, known }, at)]);
  }

  #bad(detail: string, path: Path): Problem {
    return queryMessages.badDefinition({ detail }, this.#file.place([...this.#path, ...path]));
  }
}
