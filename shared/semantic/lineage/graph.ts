import { ProblemError, type Result } from '../../errors/problem.ts';
import { SOURCES } from '../../package/tables.ts';
import type { Definitions, Metric, Model } from '../definitions/types.ts';
import { columnId, dimensionId, metricId, modelId, screenId, sourceId, viewId } from './ids.ts';
import { modelLineage } from './model.ts';
import { expressionsOf, ingredientsOf } from './reads.ts';
import type { EdgeKind, LineageEdge, LineageGraph, LineageNode, Uses } from './types.ts';

/** Nothing is put to use. */
const noUses: Uses = { screens: [], views: [] };

/**
 * The lineage of definitions as a graph, from the columns of source tables to screens and saved views. It follows the SQL of every model.
 * @returns the graph, or why the SQL of a model can't be followed
 */
export function lineageGraph(definitions: Definitions, uses: Uses = noUses): Result<LineageGraph> {
  try {
    const graph = new GraphMaker(definitions);
    graph.addSources();
    for (const model of definitions.models.values()) graph.addModel(model);
    graph.addDimensions();
    for (const metric of definitions.metrics.values()) graph.addMetric(metric);
    graph.addUses(uses);
    return { ok: true, value: graph.graph(), problems: [] };
  } catch (error) {
    if (error instanceof ProblemError) return { ok: false, problems: error.problems };
    throw error;
  }
}

class GraphMaker {
  readonly #definitions: Definitions;
  readonly #nodes = new Map<string, LineageNode>();
  readonly #cases = new Map<string, ReadonlyMap<string, string>>();
  readonly #into = new Map<string, LineageEdge[]>();
  readonly #outOf = new Map<string, LineageEdge[]>();

  constructor(definitions: Definitions) {
    this.#definitions = definitions;
  }

  graph(): LineageGraph {
    return { nodes: this.#nodes, cases: this.#cases, into: this.#into, outOf: this.#outOf };
  }

  addSources(): void {
    for (const { name, description, loaded } of SOURCES) {
      const table = sourceId(name);
      this.#add({ id: table, kind: 'source_table', name, label: name, description, table });
      for (const column of loaded)
        this.#add({
          id: `${table}.${column.name}`,
          kind: 'source_column',
          name: column.name,
          label: column.name,
          description: column.description,
          table,
        });
    }
  }

  addModel(model: Model): void {
    const { name, label, description } = model;
    const table = modelId(name);
    this.#add({ id: table, kind: 'model', name, label, description, table });
    const cases = (model.rules?.cases ?? []).map((each) => [each.id, each.label] as const);
    if (cases.length > 0) this.#cases.set(table, new Map(cases));
    const { columns, rows, decided } = modelLineage(this.#definitions, model);
    for (const id of rows) this.#link(id, table, 'rows');
    for (const column of model.columns.values()) {
      const id = columnId(name, column.name);
      this.#add({
        id,
        kind: 'model_column',
        name: column.name,
        label: column.name,
        description: column.description,
        table,
      });
      this.#link(table, id, 'rows');
      for (const from of columns.get(column.name)?.values ?? []) this.#link(from, id, 'value');
      for (const from of columns.get(column.name)?.lookups ?? []) this.#link(from, id, 'lookup');
      for (const [from, cases] of decided.get(column.name) ?? [])
        this.#link(columnId(name, from), id, 'value', cases);
    }
    for (const field of model.fields.values()) {
      const id = columnId(name, field.name);
      this.#add({
        id,
        kind: 'field',
        name: field.name,
        label: field.name,
        description: field.description,
        table,
      });
      for (const each of ingredientsOf(this.#definitions, name, [field.expr]))
        this.#link(each.id, id, each.kind);
    }
  }

  addDimensions(): void {
    for (const { name, label, description, on, also } of this.#definitions.dimensions.values()) {
      const id = dimensionId(name);
      this.#add({ id, kind: 'dimension', name, label, description, table: null });
      const found = new Map<string, EdgeKind>();
      for (const [model, bound] of [...on, ...also])
        for (const each of ingredientsOf(this.#definitions, model, [bound]))
          if (found.get(each.id) !== 'value') found.set(each.id, each.kind);
      for (const [from, kind] of found) this.#link(from, id, kind);
    }
  }

  addMetric(metric: Metric): void {
    const { name, label, description } = metric;
    const id = metricId(name);
    this.#add({ id, kind: 'metric', name, label, description, table: null });
    if (metric.type === 'derived') {
      for (const input of metric.inputs) this.#link(metricId(input.name), id, 'value');
      return;
    }
    if (metric.type === 'cumulative') {
      this.#link(metricId(metric.of.name), id, 'value');
      if (metric.date !== null) this.#link(dimensionId(metric.date), id, 'value');
      return;
    }
    const model = this.#definitions.models.get(metric.model);
    const ingredients = ingredientsOf(this.#definitions, metric.model, expressionsOf(metric));
    for (const each of ingredients) this.#link(each.id, id, each.kind);
    // To count rows alone is to count what names them.
    const keys = ingredients.length === 0 ? (model?.primaryKey ?? []) : [];
    for (const key of keys) this.#link(columnId(metric.model, key), id, 'value');
    this.#link(modelId(metric.model), id, 'rows');
    if (metric.type === 'simple' && metric.semiAdditive !== null)
      this.#link(dimensionId(metric.semiAdditive.over), id, 'value');
    if (metric.type === 'ratio' && metric.per !== null) this.#link(dimensionId(metric.per), id, 'value');
  }

  addUses({ screens, views }: Uses): void {
    for (const { id: name, title, metrics, dimensions } of screens) {
      const id = screenId(name);
      this.#add({ id, kind: 'screen', name, label: title, description: '', table: null });
      for (const from of [...metrics.map(metricId), ...dimensions.map(dimensionId)])
        if (this.#nodes.has(from)) this.#link(from, id, 'value');
    }
    for (const { name, screen, dimensions } of views) {
      const id = viewId(name);
      this.#add({ id, kind: 'view', name, label: name, description: '', table: null });
      for (const from of [screenId(screen), ...dimensions.map(dimensionId)])
        if (this.#nodes.has(from)) this.#link(from, id, 'value');
    }
  }

  #add(node: LineageNode): void {
    this.#nodes.set(node.id, node);
  }

  #link(from: string, to: string, kind: EdgeKind, cases: readonly string[] = []): void {
    const edge: LineageEdge = { from, to, kind: this.#isTable(from) ? 'rows' : kind, cases };
    this.#into.set(to, [...(this.#into.get(to) ?? []), edge]);
    this.#outOf.set(from, [...(this.#outOf.get(from) ?? []), edge]);
  }

  #isTable(id: string): boolean {
    const kind = this.#nodes.get(id)?.kind;
    return kind === 'source_table' || kind === 'model';
  }
}
