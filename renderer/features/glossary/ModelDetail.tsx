import type { ReactNode } from 'react';
import type { Definitions, Model } from '../../../shared/semantic/definitions.ts';
import { printExpression } from '../../../shared/semantic/expression/print.ts';
import { factsOf, type LineageGraph } from '../../../shared/semantic/lineage.ts';
import { columnId, metricId, modelId, sourceId } from '../../../shared/semantic/lineage/ids.ts';
import { showLineage } from '../../state/definition-links.ts';
import { EntryHead, Facts, NodeLinks, Part } from './parts.tsx';
import { RulesTable } from './RulesTable.tsx';

/** Props of {@link ModelDetail}. */
export interface ModelDetailProps {
  readonly model: Model;
  readonly definitions: Definitions;
  readonly graph: LineageGraph;
}

/** A model: meaning, grain, rules, columns and fields, what it reads and what is counted over it. */
export function ModelDetail({ model, definitions, graph }: ModelDetailProps): ReactNode {
  const { name, primaryKey, reads, rules } = model;
  const metrics = [...definitions.metrics.values()].filter((metric) => factsOf(metric).includes(name));
  const readers = [...definitions.models.values()].filter((other) => other.reads.models.includes(name));
  return (
    <article className="card glossary-detail" aria-label={model.label}>
      <EntryHead {...model} id={modelId(name)} />
      <Facts
        facts={[
          { label: 'One row is a', value: model.grain },
          { label: 'Named by', value: <code>{primaryKey.join(', ')}</code> },
          { label: 'Reads tables', value: linksOf(reads.sources.map(sourceId), graph, 'lineage') },
          { label: 'Reads models', value: linksOf(reads.models.map(modelId), graph, 'glossary') },
          {
            label: 'Read by models',
            value: linksOf(
              readers.map((other) => modelId(other.name)),
              graph,
              'glossary',
            ),
          },
        ]}
      />
      {rules === null ? null : (
        <Part title="Rules" note="the first that holds decides">
          <RulesTable model={model} />
        </Part>
      )}
      <Part title="Columns" note="each leads to its lineage">
        <ColumnsTable model={model} />
      </Part>
      {metrics.length === 0 ? null : (
        <Part title="Metrics over it">
          <NodeLinks ids={metrics.map((metric) => metricId(metric.name))} graph={graph} to="glossary" />
        </Part>
      )}
    </article>
  );
}

function linksOf(ids: readonly string[], graph: LineageGraph, to: 'lineage' | 'glossary'): ReactNode {
  return ids.length === 0 ? null : <NodeLinks ids={ids} graph={graph} to={to} />;
}

/** The stored columns and, after them, what is computed wherever it is asked for. */
function ColumnsTable({ model: { name, label, columns, fields } }: { readonly model: Model }): ReactNode {
  const rows = [
    ...[...columns.values()].map((column) => ({ ...column, expression: null })),
    ...[...fields.values()].map((field) => ({ ...field, expression: printExpression(field.expr) })),
  ];
  return (
    <div className="rules-frame" role="region" tabIndex={0} aria-label={`Columns of ${label}`}>
      <table className="rules-table">
        <thead>
          <tr>
            <th scope="col">Column</th>
            <th scope="col">Type</th>
            <th scope="col">What it says</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name: column, type, description, expression }) => (
            <tr key={column}>
              <th scope="row">
                <button
                  type="button"
                  className="row-link"
                  onClick={() => showLineage(columnId(name, column))}
                >
                  <code>{column}</code>
                </button>
              </th>
              <td>{type}</td>
              <td>
                {description}
                {expression === null ? null : <code className="muted">{expression}</code>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
