import { parseExpression } from '../expression/parse.ts';
import { bindExpression, type Scope } from '../expression/bind.ts';
import type { Bound } from '../expression/bound.ts';
import { queryMessages } from '../../errors/query.ts';
import { ProblemError, type Place } from '../../errors/problem.ts';
import type { FieldYaml, ModelYaml } from './schema.ts';
import type { Parsed } from './file.ts';

/** A field and the place of its expression. */
export interface OwnField {
  readonly field: FieldYaml;
  readonly at: Place;
}

/** The models as read, by name, for looking names up before they are checked themselves. */
export class Namespace {
  readonly #models: ReadonlyMap<string, Parsed<ModelYaml>>;
  readonly #open: string[] = [];

  constructor(models: ReadonlyMap<string, Parsed<ModelYaml>>) {
    this.#models = models;
  }

  /**
   * The fields that hold on a model: its own, and those of the model that it takes fields from.
   * @throws ProblemError where models take fields from one another in a circle
   */
  fields(name: string, borrowers: readonly string[] = []): OwnField[] {
    const model = this.#models.get(name);
    if (model === undefined) return [];
    const own = model.value.fields.map((field, i) => ({
      field,
      at: model.place(['fields', i, 'expr'], field.expr),
    }));
    const lender = model.value.fields_of;
    if (lender === undefined) return own;
    const names = [...borrowers, name];
    if (names.includes(lender.model))
      throw new ProblemError([
        queryMessages.cycle({ names: [...names, lender.model] }, model.place(['fields_of', 'model'])),
      ]);
    const lent = this.fields(lender.model, names).filter(({ field }) => lender.names.includes(field.name));
    return [...lent, ...own];
  }

  /** Parses and binds an expression over a model. @throws ProblemError with its place */
  bind(text: string, model: string, at: Place, joins: readonly string[] = []): Bound {
    const parsed = parseExpression(text, at);
    if (!parsed.ok) throw new ProblemError(parsed.problems);
    const bound = bindExpression(parsed.value, this.#scope(model, joins), at);
    if (!bound.ok) throw new ProblemError(bound.problems);
    return bound.value;
  }

  #scope(model: string, joins: readonly string[]): Scope {
    return { find: (path) => this.#find(path, model, joins), known: () => this.#known(model) };
  }

  #find([first, ...rest]: readonly string[], modelName: string, joins: readonly string[]): Bound | null {
    const model = this.#models.get(modelName)?.value;
    if (model === undefined || first === undefined) return null;
    if (rest.length > 0) {
      const way = model.relationships.find((relationship) => relationship.name === first);
      return way === undefined ? null : this.#find(rest, way.to, [...joins, first]);
    }
    const column = model.columns.find((each) => each.name === first);
    if (column !== undefined)
      return { kind: 'column', type: column.type, joins, model: modelName, column: first };
    const own = this.fields(modelName).find((each) => each.field.name === first);
    return own === undefined ? null : this.#field(own, modelName, joins);
  }

  #field({ field, at }: OwnField, model: string, joins: readonly string[]): Bound {
    const key = `${model}.${field.name}`;
    if (this.#open.includes(key))
      throw new ProblemError([queryMessages.cycle({ names: [...this.#open, key] }, at)]);
    this.#open.push(key);
    try {
      return { ...this.bind(field.expr, model, at, joins), from: { joins, model, field: field.name } };
    } finally {
      this.#open.pop();
    }
  }

  #known(name: string): string[] {
    const model = this.#models.get(name)?.value;
    if (model === undefined) return [];
    return [
      ...model.columns.map((column) => column.name),
      ...this.fields(name).map(({ field }) => field.name),
      ...model.relationships.map((relationship) => `${relationship.name}.…`),
    ];
  }
}
