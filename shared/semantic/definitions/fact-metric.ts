import { queryMessages } from '../../errors/query.ts';
import { ProblemError, type Problem } from '../../errors/problem.ts';
import { both, type Bound } from '../expression/bound.ts';
import type { Named } from './dimensions.ts';
import type { Parsed } from './file.ts';
import type { AdditiveYaml, MetricYaml } from './schema.ts';
import type { Additive, Dimension, FactMetric, Metric, RatioMetric, SimpleMetric } from './types.ts';

type Path = readonly PropertyKey[];
type SimpleYaml = Extract<MetricYaml, { type: 'simple' }>;
type RatioYaml = Extract<MetricYaml, { type: 'ratio' }>;
type Governance = Omit<
  Extract<Metric, { type: 'derived' }>,
  'type' | 'expr' | 'expression' | 'inputs' | 'valueType'
>;
type Over = Governance & Pick<FactMetric, 'model' | 'date'>;

/** What every metric says of itself. */
export function governanceOf(yaml: MetricYaml, domain: string): Governance {
  const { name, label, description, owner, unit, direction, status, format, synonyms } = yaml;
  const variantOf = yaml.variant_of ?? null;
  return {
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
  };
}

/** The checks of one metric over a fact. */
export class FactMetricCheck {
  readonly #yaml: SimpleYaml | RatioYaml;
  readonly #file: Parsed<unknown>;
  readonly #path: Path;
  readonly #named: Named;
  readonly #dimensions: ReadonlyMap<string, Dimension>;

  constructor(
    yaml: SimpleYaml | RatioYaml,
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

  /** The metric. @throws ProblemError with what is wrong first, and its place */
  metric(domain: string): SimpleMetric | RatioMetric {
    const yaml = this.#yaml;
    const { models } = this.#named;
    if (!models.has(yaml.model)) this.#undefinedName('model', yaml.model, [...models.keys()], ['model']);
    if (yaml.date !== null) this.#needDimension(yaml.date, ['date']);
    const governed = { ...governanceOf(yaml, domain), model: yaml.model, date: yaml.date };
    const filter = this.#condition(yaml.filter, ['filter']);
    return yaml.type === 'ratio' ? this.#ratio(governed, yaml, filter) : this.#simple(governed, yaml, filter);
  }

  #ratio(governed: Over, yaml: RatioYaml, filter: Bound | null): RatioMetric {
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

  #simple(governed: Over, yaml: SimpleYaml, filter: Bound | null): SimpleMetric {
    const { agg, exactness } = yaml;
    const expr = this.#measured(agg, yaml.expr, ['expr']);
    const keepsType = agg === 'sum' || agg === 'min' || agg === 'max';
    const whole = agg === 'count' || agg === 'count_distinct' || (keepsType && expr?.type === 'integer');
    if (yaml.semi_additive !== undefined) this.#needDate(yaml.semi_additive.over, ['semi_additive', 'over']);
    return {
      ...governed,
      type: 'simple',
      agg,
      expr,
      filter,
      quantile: this.#quantile(yaml),
      exactness,
      semiAdditive: yaml.semi_additive ?? null,
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

  #quantile(yaml: SimpleYaml): number | null {
    if (yaml.agg === 'median') return 0.5;
    if (yaml.agg !== 'quantile') return null;
    if (yaml.quantile === undefined)
      throw new ProblemError([this.#bad('quantile says which, between 0 and 1', ['agg'])]);
    return yaml.quantile;
  }

  /** Titles can be left out only where the fact names them; a count out of a count has counts, and is a share of nothing else. */
  #needInterval({ interval, per, numerator, denominator, n }: RatioYaml): void {
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

  #needDate(name: string, path: Path): void {
    this.#needDimension(name, path);
    const type = this.#dimensions.get(name)?.type;
    if (type !== 'date' && type !== 'datetime')
      throw new ProblemError([this.#bad(`${name} is no date`, path)]);
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
