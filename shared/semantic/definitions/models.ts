import { queryMessages } from '../../errors/query.ts';
import { ProblemError, type Place, type Problem } from '../../errors/problem.ts';
import type { ColumnType } from '../../engine/port.ts';
import type { Bound } from '../expression/bound.ts';
import { SOURCES, sourceSpec } from '../../package/tables.ts';
import { circles } from './circles.ts';
import { portabilityProblems, tablesRead } from './portable.ts';
import type { DecisionYaml, ModelYaml } from './schema.ts';
import type { Namespace } from './scope.ts';
import type { Decision, DecisionCase, Field, Model, Relationship } from './types.ts';
import type { Parsed } from './file.ts';

/** Checks the models that were read: names, relationships, expressions, portable SQL. Adds what is wrong to `problems`. */
export function checkModels(
  files: ReadonlyMap<string, Parsed<ModelYaml>>,
  namespace: Namespace,
  problems: Problem[],
): Map<string, Model> {
  const models = new Map<string, Model>();
  for (const [name, file] of files) {
    try {
      models.set(name, new ModelCheck(file, files, namespace).model());
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      problems.push(...error.problems);
    }
  }
  const reads = new Map([...models.values()].map((model) => [model.name, model.reads.models]));
  for (const circle of circles(reads)) {
    const [first = ''] = circle;
    problems.push(queryMessages.cycle({ names: [...circle, first] }, files.get(first)?.place(['sql'])));
  }
  return models;
}

/** Whether a value of type `from` may stand where `to` is declared. */
export function fits(from: Bound['type'], to: ColumnType): boolean {
  return from === to || from === 'null' || (from === 'integer' && to === 'number');
}

class ModelCheck {
  readonly #file: Parsed<ModelYaml>;
  readonly #yaml: ModelYaml;
  readonly #files: ReadonlyMap<string, Parsed<ModelYaml>>;
  readonly #namespace: Namespace;

  constructor(file: Parsed<ModelYaml>, files: ReadonlyMap<string, Parsed<ModelYaml>>, namespace: Namespace) {
    this.#file = file;
    this.#yaml = file.value;
    this.#files = files;
    this.#namespace = namespace;
  }

  model(): Model {
    const yaml = this.#yaml;
    const problems = portabilityProblems(yaml.sql, this.#file.place(['sql']));
    if (problems.length > 0) throw new ProblemError(problems);
    this.#refuseTwice();
    const columns = new Map(yaml.columns.map((column) => [column.name, column]));
    yaml.primary_key.forEach((key, i) => this.#needColumn(yaml, key, ['primary_key', i]));
    if (yaml.cluster !== undefined) this.#needColumn(yaml, yaml.cluster, ['cluster']);
    return {
      name: yaml.name,
      schema: 'core',
      label: yaml.label,
      counts: yaml.counts ?? yaml.label.toLowerCase(),
      description: yaml.description,
      grain: yaml.grain,
      primaryKey: yaml.primary_key,
      cluster: yaml.cluster ?? null,
      batch: yaml.batch === undefined ? null : this.#batch(yaml.batch.by),
      columns,
      relationships: new Map(yaml.relationships.map((each, i) => [each.name, this.#relationship(each, i)])),
      fields: new Map(this.#fields().map((field) => [field.name, field])),
      sql: yaml.sql,
      rules: yaml.rules === undefined ? null : this.#decision(yaml.rules),
      reads: { sources: this.#sourcesRead(), models: this.#modelsRead() },
    };
  }

  /** Columns, fields and relationships share one space of names, since an expression reaches all of them. */
  #refuseTwice(): void {
    const { name: model, columns, relationships } = this.#yaml;
    const once = this.#once();
    columns.forEach(({ name }, i) => once('column', name, this.#place(['columns', i, 'name'], name)));
    relationships.forEach(({ name }, i) =>
      once('relationship', name, this.#place(['relationships', i, 'name'], name)),
    );
    for (const { field, at } of this.#namespace.fields(model))
      once('field', field.name, { ...at, value: field.name });
  }

  /** Refuses the second definition of a name. */
  #once(): (kind: string, name: string, at: Place) => void {
    const found = new Set<string>();
    return (kind, name, at) => {
      const first = this.#place([]).file ?? '';
      if (found.has(name)) throw new ProblemError([queryMessages.twiceDefined({ kind, name, first }, at)]);
      found.add(name);
    };
  }

  #place(path: readonly PropertyKey[], value?: string): Place {
    return this.#file.place(path, value);
  }

  #needColumn(model: ModelYaml, name: string, path: readonly PropertyKey[]): void {
    const known = model.columns.map((column) => column.name);
    if (!known.includes(name)) this.#undefinedName('column', name, known, path);
  }

  #undefinedName(kind: string, name: string, known: readonly string[], path: readonly PropertyKey[]): never {
    throw new ProblemError([queryMessages.undefinedName({ kind, name, known }, this.#place(path, name))]);
  }

  #modelsRead(): string[] {
    const read = tablesRead(this.#yaml.sql, 'core');
    for (const name of read)
      if (!this.#files.has(name)) this.#undefinedName('model', name, [...this.#files.keys()], ['sql']);
    return read;
  }

  #sourcesRead(): string[] {
    const read = tablesRead(this.#yaml.sql, 'source');
    for (const name of read) this.#needTable(name, ['sql']);
    return read;
  }

  #needTable(name: string, path: readonly PropertyKey[]): void {
    if (sourceSpec(name) === undefined)
      this.#undefinedName(
        'table',
        name,
        SOURCES.map((table) => table.name),
        path,
      );
  }

  /** The source table and column whose ranges the model is built by. */
  #batch(by: string): Model['batch'] {
    const [schema = '', table = '', column = ''] = by.split('.');
    this.#needTable(table, ['batch', 'by']);
    const known = sourceSpec(table)?.loaded.map(({ name }) => name) ?? [];
    if (!known.includes(column)) this.#undefinedName('column', column, known, ['batch', 'by']);
    return { table: `${schema}.${table}`, column };
  }

  #relationship(yaml: ModelYaml['relationships'][number], i: number): Relationship {
    const target = this.#files.get(yaml.to)?.value;
    if (target === undefined)
      return this.#undefinedName('model', yaml.to, [...this.#files.keys()], ['relationships', i, 'to']);
    yaml.from_columns.forEach((column, j) =>
      this.#needColumn(this.#yaml, column, ['relationships', i, 'from_columns', j]),
    );
    const key = new Set(target.primary_key);
    if (yaml.to_columns.length !== yaml.from_columns.length || !sameSet(key, new Set(yaml.to_columns))) {
      const detail = `a relationship leads to the whole primary key of ${yaml.to}: ${target.primary_key.join(', ')}`;
      throw new ProblemError([
        queryMessages.badDefinition({ detail }, this.#place(['relationships', i, 'to_columns'])),
      ]);
    }
    return {
      name: yaml.name,
      to: yaml.to,
      columns: yaml.from_columns.map((from, j) => ({ from, to: yaml.to_columns[j] ?? from })),
    };
  }

  #fields(): Field[] {
    const { fields_of: lender } = this.#yaml;
    if (lender !== undefined && !this.#files.has(lender.model))
      this.#undefinedName('model', lender.model, [...this.#files.keys()], ['fields_of', 'model']);
    const lent = this.#namespace.fields(lender?.model ?? '').map(({ field }) => field.name);
    lender?.names.forEach((name, i) => {
      if (!lent.includes(name)) this.#undefinedName('field', name, lent, ['fields_of', 'names', i]);
    });
    return this.#namespace.fields(this.#yaml.name).map(({ field, at }) => {
      const expr = this.#namespace.bind(field.expr, this.#yaml.name, at);
      this.#mustFit(field.name, expr, field.type, at);
      return {
        name: field.name,
        type: field.type,
        unit: field.unit ?? null,
        description: field.description,
        expr,
      };
    });
  }

  #mustFit(what: string, expr: Bound, type: ColumnType, at: Place): void {
    if (!fits(expr.type, type))
      throw new ProblemError([
        queryMessages.wrongType({ what, position: 1, expected: type, found: expr.type }, at),
      ]);
  }

  #decision(yaml: DecisionYaml): Decision {
    const base = ['rules', 'cases'] as const;
    this.#needColumn(this.#yaml, yaml.rule_column, ['rules', 'rule_column']);
    yaml.outputs.forEach((output, i) => this.#needColumn(this.#yaml, output, ['rules', 'outputs', i]));
    this.#needTotal(yaml);
    const cases = yaml.cases.map((each, i): DecisionCase => {
      const whenAt = this.#place([...base, i, 'when'], each.when);
      const when = this.#namespace.bind(each.when, this.#yaml.name, whenAt);
      this.#mustFit('when', when, 'boolean', whenAt);
      const then = yaml.outputs.map((output): [string, Bound] => {
        const text = each.then[output];
        if (text === undefined)
          this.#undefinedName('output', output, Object.keys(each.then), [...base, i, 'then']);
        const at = this.#place([...base, i, 'then', output], text);
        const bound = this.#namespace.bind(text, this.#yaml.name, at);
        this.#mustFit(output, bound, this.#typeOf(output), at);
        return [output, bound];
      });
      return { id: each.id, label: each.label, when, condition: each.when, then: new Map(then) };
    });
    return { ruleColumn: yaml.rule_column, outputs: yaml.outputs, cases };
  }

  /** Every row is decided by one case that can be named: ids differ, and the last case holds always. */
  #needTotal(yaml: DecisionYaml): void {
    const once = this.#once();
    yaml.cases.forEach(({ id, then }, i) => {
      once('case', id, this.#place(['rules', 'cases', i, 'id'], id));
      for (const output of Object.keys(then))
        if (!yaml.outputs.includes(output))
          this.#undefinedName('output', output, yaml.outputs, ['rules', 'cases', i, 'then', output]);
    });
    const last = yaml.cases.length - 1;
    if (yaml.cases[last]?.when.trim() === 'true') return;
    const detail = "the last case of a decision holds always: its when is 'true'";
    const at = this.#place(['rules', 'cases', last, 'when'], yaml.cases[last]?.when);
    throw new ProblemError([queryMessages.badDefinition({ detail }, at)]);
  }

  #typeOf(column: string): ColumnType {
    return this.#yaml.columns.find((each) => each.name === column)?.type ?? 'string';
  }
}

function sameSet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((each) => b.has(each));
}

/** The models in an order in which each comes after those that it reads; those in a circle are left out. */
export function inDependencyOrder(models: ReadonlyMap<string, Model>): Model[] {
  const ordered: Model[] = [];
  const waiting = new Map(models);
  for (let found = true; found;) {
    found = false;
    for (const model of waiting.values()) {
      if (model.reads.models.some((name) => waiting.has(name))) continue;
      ordered.push(model);
      waiting.delete(model.name);
      found = true;
    }
  }
  return ordered;
}
