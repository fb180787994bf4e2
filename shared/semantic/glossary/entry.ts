import type { Definitions, Metric } from '../definitions/types.ts';
import { inputsOf } from '../question.ts';
import { metricId } from '../lineage/ids.ts';
import { dimensionsOf, factsOf } from '../lineage/reads.ts';
import type { LineageGraph } from '../lineage/types.ts';
import { dependents, lineage } from '../lineage/walk.ts';
import { formulaLine, formulaOf, type Formula } from './formula.ts';

/** A metric as the glossary tells of it: its definition, and what follows from it. */
export interface MetricEntry {
  readonly metric: Metric;
  readonly formula: Formula;
  /** The models whose rows it counts. */
  readonly facts: readonly string[];
  /** The dimensions that it can be grouped by. */
  readonly dimensions: readonly string[];
  /** The columns, fields and metrics that it names: `core.line_reading.is_over_limit`. */
  readonly reads: readonly string[];
  /** The columns of source tables that it is computed from, through models and their rules: `source.style_limits.max_cps`. */
  readonly sources: readonly string[];
  /** The screens and saved views that show it, by their titles. */
  readonly usedBy: readonly string[];
}

/** A metric as the glossary tells of it. */
export function metricEntry(definitions: Definitions, graph: LineageGraph, metric: Metric): MetricEntry {
  const id = metricId(metric.name);
  const reads = (graph.into.get(id) ?? []).filter(({ kind }) => kind === 'value');
  const sources = lineage(graph, id, { kinds: ['value', 'lookup'] }).nodes;
  const used = dependents(graph, id).nodes;
  return {
    metric,
    formula: formulaOf(definitions, metric),
    facts: factsOf(metric),
    dimensions: dimensionsOf(definitions, metric).map(({ name }) => name),
    reads: reads.map(({ from }) => from),
    sources: sources.flatMap((node) => (node.kind === 'source_column' ? [node.id] : [])).sort(),
    usedBy: used.flatMap(({ kind, label }) => (kind === 'screen' || kind === 'view' ? [label] : [])),
  };
}

/** The dimension that places a metric in time, for one derived from others that of all of them; null where there is none or several. */
export function dateOf(metric: Metric): string | null {
  const [first = null, ...others] = new Set(inputsOf(metric).map(({ date }) => date));
  return others.length === 0 ? first : null;
}

/** A metric as plain JSON, for a command line and for exports: the fields of the glossary, in one order. */
export function entryJson({ metric, formula, ...entry }: MetricEntry): Readonly<Record<string, unknown>> {
  return {
    name: metric.name,
    label: metric.label,
    description: metric.description,
    formula: formulaLine(formula),
    unit: metric.unit,
    direction: metric.direction,
    date: dateOf(metric),
    owner: metric.owner,
    status: metric.status,
    domain: metric.domain,
    type: metric.type,
    format: metric.format,
    synonyms: metric.synonyms,
    variant_of: metric.variantOf,
    facts: entry.facts,
    dimensions: entry.dimensions,
    reads: entry.reads,
    sources: entry.sources,
    used_by: entry.usedBy,
  };
}
