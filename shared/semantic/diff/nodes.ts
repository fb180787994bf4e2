import { columnId, dimensionId, metricId, modelId } from '../lineage/ids.ts';
import { lexSql } from '../model-query/lex.ts';
import type { Definitions, Dimension, Metric, Model } from '../definitions/types.ts';

/** The parts of definitions that an edit changes one by one. */
export type NodeKind = 'model' | 'relationship' | 'field' | 'case' | 'metric' | 'dimension';

/** One part of definitions. */
export interface DefinitionNode {
  /** As in the lineage: `core.consumption`, `core.consumption.is_localized`, `metric:views`; a case as `core.consumption#dub`. */
  readonly id: string;
  readonly kind: NodeKind;
  readonly name: string;
  readonly label: string;
  /** The model that it is a part of; null for what stands alone. */
  readonly model: string | null;
  /** What it means, written as JSON: whatever the formatting, labels and descriptions. */
  readonly meaning: string;
}

/** A part that differs between two states of the definitions. */
export interface ChangedNode extends Omit<DefinitionNode, 'meaning'> {
  readonly change: 'added' | 'removed' | 'changed';
}

/** Those of definitions that were asked for: what is in force is compared with one edit after the other. */
const known = new WeakMap<Definitions, ReadonlyMap<string, DefinitionNode>>();

/** Every part of definitions by its id. What a part only names (a field in an expression, a model in SQL) is no part of its meaning. */
export function definitionNodes(definitions: Definitions): ReadonlyMap<string, DefinitionNode> {
  const nodes = known.get(definitions) ?? nodesOf(definitions);
  known.set(definitions, nodes);
  return nodes;
}

function nodesOf(definitions: Definitions): ReadonlyMap<string, DefinitionNode> {
  const nodes = [
    ...[...definitions.models.values()].flatMap(modelNodes),
    ...[...definitions.metrics.values()].map(metricNode),
    ...[...definitions.dimensions.values()].map(dimensionNode),
  ];
  return new Map(nodes.map((node) => [node.id, node]));
}

/**
 * The parts in which two states of the definitions differ, in the order of the definitions. Of a model that is new or gone only the
 * model itself is named.
 */
export function changedNodes(before: Definitions, after: Definitions): ChangedNode[] {
  const [old, now] = [definitionNodes(before), definitionNodes(after)];
  const changed = [...now.values()].flatMap((node): ChangedNode[] => {
    const former = old.get(node.id);
    if (former === undefined)
      return before.models.has(node.model ?? '') || node.model === null ? [as(node, 'added')] : [];
    return former.meaning === node.meaning ? [] : [as(node, 'changed')];
  });
  const removed = [...old.values()].filter(
    ({ id, model }) => !now.has(id) && (model === null || after.models.has(model)),
  );
  return [...changed, ...removed.map((node) => as(node, 'removed'))];
}

function as({ id, kind, name, label, model }: DefinitionNode, change: ChangedNode['change']): ChangedNode {
  return { id, kind, name, label, model, change };
}

function modelNodes(model: Model): DefinitionNode[] {
  const { name, label, cluster, rules } = model;
  const order = rules?.cases.map(({ id }) => id) ?? null;
  const part = (
    kind: NodeKind,
    id: string,
    own: string,
    words: string,
    meaning: unknown,
  ): DefinitionNode => ({
    id,
    kind,
    name: own,
    label: words,
    model: kind === 'model' ? null : name,
    meaning: written(meaning),
  });
  return [
    part('model', modelId(name), name, label, [undecidedFormula(model), cluster, order]),
    ...[...model.relationships.values()].map((way) =>
      part('relationship', columnId(name, way.name), way.name, way.name, [way.to, way.columns]),
    ),
    ...[...model.fields.values()].map((field) =>
      part('field', columnId(name, field.name), field.name, field.name, [field.type, field.expr]),
    ),
    ...(rules?.cases ?? []).map(({ id, label: words, when, then }) =>
      part('case', caseId(name, id), id, words, [when, [...then]]),
    ),
  ];
}

/** What the table of a model holds before its decision table decides, and what that writes; two states that agree differ in cases alone. */
export function undecidedFormula({ sql, columns, primaryKey, batch, rules }: Model): string {
  const tokens = lexSql(sql).map(({ kind, text }) => [kind, text]);
  const stored = [...columns.values()].map((column) => [column.name, column.type, column.small]);
  return JSON.stringify([tokens, stored, primaryKey, batch, rules?.ruleColumn, rules?.outputs]);
}

/** The id of a case of a model's decision table. */
export const caseId = (model: string, id: string): string => `${modelId(model)}#${id}`;

function metricNode(metric: Metric): DefinitionNode {
  const { name, label } = metric;
  return {
    id: metricId(name),
    kind: 'metric',
    name,
    label,
    model: null,
    meaning: written(meaningOf(metric)),
  };
}

/** What says of a metric in words how it is to be read, and who answers for it. */
const wording: ReadonlySet<string> = new Set<keyof Metric>([
  ...(['label', 'description', 'domain', 'owner', 'unit', 'direction'] as const),
  ...(['status', 'format', 'synonyms', 'variantOf'] as const),
]);

/**
 * Everything of a metric that its figures depend on: what is left when its words are left out. Other metrics stand as their names.
 */
export function meaningOf(metric: Metric): object {
  const named = Object.entries(metric).filter(([key]) => !wording.has(key));
  const own = Object.fromEntries(named);
  switch (metric.type) {
    case 'derived':
      return { ...own, expression: undefined, inputs: metric.inputs.map(({ name }) => name) };
    case 'cumulative':
      return { ...own, of: metric.of.name };
    case 'simple':
    case 'ratio':
      return own;
  }
}

function dimensionNode({ name, label, type, on, also }: Dimension): DefinitionNode {
  const [reached, finer] = [on, also].map((values) => [...values].toSorted(([a], [b]) => (a < b ? -1 : 1)));
  return {
    id: dimensionId(name),
    kind: 'dimension',
    name,
    label,
    model: null,
    meaning: written([type, reached, finer]),
  };
}

/** Names of fields stand for their expressions, so that an edit of a field is no edit of all that names it. */
function written(meaning: unknown): string {
  return JSON.stringify(meaning, (_, value: unknown) =>
    typeof value === 'object' && value !== null && 'from' in value && 'kind' in value ? value.from : value,
  );
}
