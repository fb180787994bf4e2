import type { Bound } from '../expression/bound.ts';
import { metricTime } from '../date-grain.ts';
import type { Definitions, Dimension, Metric } from '../definitions/types.ts';
import { modelLineage } from '../lineage/model.ts';
import { factsOf } from '../lineage/reads.ts';
import { periodsOf } from '../periods.ts';
import { inputsOf } from '../question.ts';
import { ProblemError } from '../../errors/problem.ts';

/**
 * The dimensions that a metric is reported by, each a grouping of its own: nothing (all together), the month of its own date, and the
 * dimensions that a decision table gives, in its own model, in one that it reaches, or in one that its model copies from. A share
 * within a whole is reported by what it is a share within, and what goes on over time by the periods of its date alone.
 */
export class Groupings {
  readonly #definitions: Definitions;
  readonly #copies = new Map<string, ReadonlyMap<string, readonly string[]>>();

  constructor(definitions: Definitions) {
    this.#definitions = definitions;
  }

  /** The groupings of a metric, as a query names them. */
  of(metric: Metric): string[][] {
    const inputs = inputsOf(metric);
    const over = inputs.find((input) => input.type === 'cumulative');
    if (over?.type === 'cumulative') return [periodsOf(over).slice(-1)];
    if (metric.type === 'ratio' && metric.per !== null) return [[metric.per]];
    const isDated = inputs.every(({ date }) => date !== null);
    return [[], ...(isDated ? [[month]] : []), ...this.#decided(factsOf(metric)).map((name) => [name])];
  }

  /** The dimensions on facts that a decision table gives; of several that are one expression, the one that reaches the fewest facts. */
  #decided(facts: readonly string[]): string[] {
    const found = new Map<string, Dimension>();
    const reaching = [...this.#definitions.dimensions.values()]
      .filter(({ on }) => facts.every((fact) => on.has(fact)))
      .toSorted((a, b) => a.on.size - b.on.size);
    for (const dimension of reaching) {
      const bounds = facts.flatMap((fact) => dimension.on.get(fact) ?? []);
      if (!bounds.some((bound) => bound.kind === 'column' && this.#isDecided(bound.model, bound.column)))
        continue;
      const text = bounds.map(textOf).join(' ');
      if (!found.has(text)) found.set(text, dimension);
    }
    return [...found.values()].map(({ name }) => name);
  }

  #isDecided(model: string, column: string, from: readonly string[] = []): boolean {
    const rules = this.#definitions.models.get(model)?.rules;
    if (rules?.outputs.includes(column) === true) return true;
    if (from.includes(model)) return false;
    return (this.#copiesOf(model).get(column) ?? []).some((id) => {
      const [, copied = '', copiedColumn = ''] = id.split('.');
      return this.#isDecided(copied, copiedColumn, [...from, model]);
    });
  }

  /** For each column of a model, the columns of other models that it is computed from. */
  #copiesOf(model: string): ReadonlyMap<string, readonly string[]> {
    const known = this.#copies.get(model);
    if (known !== undefined) return known;
    const copies = copiesIn(this.#definitions, model);
    this.#copies.set(model, copies);
    return copies;
  }
}

function copiesIn(definitions: Definitions, name: string): ReadonlyMap<string, readonly string[]> {
  const model = definitions.models.get(name);
  if (model === undefined) return new Map();
  try {
    const { columns } = modelLineage(definitions, model);
    return new Map(
      [...columns].map(([column, { values }]) => [
        column,
        [...values].filter((id) => id.startsWith('core.')),
      ]),
    );
  } catch (error) {
    if (error instanceof ProblemError) return new Map();
    throw error;
  }
}

const month = `${metricTime}__month`;

/** An expression as written out, whatever field stood for it. */
function textOf(bound: Bound): string {
  return JSON.stringify({ ...bound, from: undefined });
}
