import { dimensionNamed } from '../dates.ts';
import type { Dimension } from '../definitions/types.ts';
import { columnsRead, dimensionFormula, type TableChanges } from './reads.ts';
import type { EditedDefinitions } from './comparisons.ts';

/**
 * The dimensions by which an edit groups facts anew: those that are written otherwise, and where the facts are compared by none that
 * reads what differs, for each column with other values one that does. Metrics on those facts move by them, even where none of their own
 * formulas or columns is touched.
 */
export class Regrouped {
  readonly #edited: EditedDefinitions;
  readonly #changes: TableChanges;

  /** @param changes how the models that were built again differ */
  constructor(edited: EditedDefinitions, changes: TableChanges) {
    this.#edited = edited;
    this.#changes = changes;
  }

  /** Those that reach all the facts in both states, as a query names them. @param known the dimensions that the facts are compared by anyway */
  of(facts: readonly string[], known: readonly string[]): string[] {
    const { before, after } = this.#edited;
    const reaching = [...after.dimensions.values()]
      .filter((one) => reachesAll(one, facts) && reachesAll(before.dimensions.get(one.name), facts))
      .toSorted((a, b) => a.on.size - b.on.size);
    const written = reaching.filter(({ name }) => this.#isWrittenOtherwise(name, facts));
    const compared = [...known, ...written.map(({ name }) => name)];
    const isCompared = compared.some((name) => this.#changedIn(name, facts).length > 0);
    const more = isCompared ? [] : this.#readingWhatDiffers(reaching, facts);
    return [...written, ...more].map(named).filter((name) => !known.includes(name));
  }

  #readingWhatDiffers(dimensions: readonly Dimension[], facts: readonly string[]): Dimension[] {
    const covered = new Set<string>();
    return dimensions.filter(({ name }) => {
      const fresh = this.#changedIn(name, facts).filter((column) => !covered.has(column));
      for (const column of fresh) covered.add(column);
      return fresh.length > 0;
    });
  }

  #isWrittenOtherwise(name: string, facts: readonly string[]): boolean {
    const { before, after } = this.#edited;
    return facts.some((fact) => dimensionFormula(before, name, fact) !== dimensionFormula(after, name, fact));
  }

  /** The columns with other values that a dimension reads, as `model.column`. */
  #changedIn(name: string, facts: readonly string[]): string[] {
    const { after } = this.#edited;
    return facts.flatMap((fact) => {
      const bound = dimensionNamed(after, name)?.on.get(fact) ?? null;
      return [...columnsRead(after, fact, [bound])].flatMap(([model, columns]) => {
        const change = this.#changes.get(model);
        return [...columns]
          .filter((column) => change !== undefined && (change.rows || change.columns.has(column)))
          .map((column) => `${model}.${column}`);
      });
    });
  }
}

function reachesAll(dimension: Dimension | undefined, facts: readonly string[]): boolean {
  return dimension !== undefined && facts.every((fact) => dimension.on.has(fact));
}

/** A date groups by its month, else nearly every row were a group. */
function named({ name, type }: Dimension): string {
  return type === 'date' || type === 'datetime' ? `${name}__month` : name;
}
