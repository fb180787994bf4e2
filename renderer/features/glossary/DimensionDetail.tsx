import type { ReactNode } from 'react';
import type { Definitions, Dimension } from '../../../shared/semantic/definitions.ts';
import { printExpression } from '../../../shared/semantic/expression/print.ts';
import { dimensionsOf, lineage, type LineageGraph } from '../../../shared/semantic/lineage.ts';
import { dimensionId, metricId, modelId } from '../../../shared/semantic/lineage/ids.ts';
import { EntryHead, Facts, NodeLinks, Part, UsedBy } from './parts.tsx';
import { RulesTable } from './RulesTable.tsx';

/** Props of {@link DimensionDetail}. */
export interface DimensionDetailProps {
  readonly dimension: Dimension;
  readonly definitions: Definitions;
  readonly graph: LineageGraph;
}

/** A dimension: meaning, what it is on each fact, the rules that decide it, where it comes from and where it is used. */
export function DimensionDetail({ dimension, definitions, graph }: DimensionDetailProps): ReactNode {
  const id = dimensionId(dimension.name);
  const reaches = [...dimension.on];
  const sources = lineage(graph, id, { kinds: ['value', 'lookup'] }).nodes.filter(
    ({ kind }) => kind === 'source_column',
  );
  const metrics = [...definitions.metrics.values()].filter((metric) =>
    dimensionsOf(definitions, metric).includes(dimension),
  );
  return (
    <article className="card glossary-detail" aria-label={dimension.label}>
      <EntryHead {...dimension} id={id} />
      <Facts
        facts={[
          { label: 'Type', value: dimension.type },
          { label: 'Unit', value: dimension.unit },
          { label: 'Describes', value: dimension.describes },
        ]}
      />
      <Part title="What it is" note="on each fact that it reaches">
        <dl className="entry-facts entry-wide">
          {reaches.map(([model, expression]) => (
            <div key={model}>
              <dt>
                <NodeLinks ids={[modelId(model)]} graph={graph} to="glossary" />
              </dt>
              <dd>
                <code>{printExpression(expression)}</code>
              </dd>
            </div>
          ))}
        </dl>
      </Part>
      {decidingModels(dimension, definitions).map((model) => (
        <Part
          key={model.name}
          title="The rules that decide it"
          note={`of ${model.label.toLowerCase()}; the first that holds decides`}
        >
          <RulesTable model={model} />
        </Part>
      ))}
      <Part title="Where it comes from" note={`${sources.length} columns of the package`}>
        <NodeLinks ids={sources.map((node) => node.id)} graph={graph} to="lineage" />
      </Part>
      <Part title="Where it is used">
        <UsedBy id={id} graph={graph} />
      </Part>
      <Part title="Metrics that it can group">
        <NodeLinks ids={metrics.map(({ name }) => metricId(name))} graph={graph} to="glossary" />
      </Part>
    </article>
  );
}

/** The models whose decision table writes the column that the dimension is. */
function decidingModels({ on }: Dimension, { models }: Definitions) {
  const columns = [...on.values()].flatMap((bound) => (bound.kind === 'column' ? [bound] : []));
  const found = columns.flatMap(({ model: name, column }) => {
    const model = models.get(name);
    const rules = model?.rules;
    return model !== undefined && (rules?.outputs.includes(column) === true || rules?.ruleColumn === column)
      ? [model]
      : [];
  });
  return [...new Set(found)];
}
