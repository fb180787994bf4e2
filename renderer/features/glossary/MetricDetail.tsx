import type { ReactNode } from 'react';
import type { Definitions, Metric } from '../../../shared/semantic/definitions.ts';
import { dateOf, type Formula, type MetricEntry } from '../../../shared/semantic/glossary.ts';
import type { LineageGraph } from '../../../shared/semantic/lineage.ts';
import { dimensionId, metricId, modelId } from '../../../shared/semantic/lineage/ids.ts';
import { EntryHead, Facts, NodeLinks, Part, UsedBy } from './parts.tsx';
import { TryIt } from './TryIt.tsx';

/** Props of {@link MetricDetail}. */
export interface MetricDetailProps {
  readonly entry: MetricEntry;
  readonly definitions: Definitions;
  readonly graph: LineageGraph;
}

const directions: Readonly<Record<Metric['direction'], string>> = {
  higher_is_better: 'higher is better',
  lower_is_better: 'lower is better',
  neutral: 'neither way is better',
};

/** A metric: meaning, formula, governance, a small result, where it comes from and where it is used. */
export function MetricDetail({ entry, definitions, graph }: MetricDetailProps): ReactNode {
  const { metric } = entry;
  const id = metricId(metric.name);
  const inputs = entry.reads.filter((each) => graph.nodes.get(each)?.kind === 'metric');
  const placed = dateOf(metric);
  const date = placed === null ? null : (definitions.dimensions.get(placed)?.label ?? placed);
  return (
    <article className="card glossary-detail" aria-label={metric.label}>
      <EntryHead
        {...metric}
        id={id}
        badge={<span className={`status-${metric.status}`}>{metric.status}</span>}
      />
      <FormulaView formula={entry.formula} />
      <Facts
        facts={[
          { label: 'Unit', value: metric.unit },
          { label: 'Direction', value: directions[metric.direction] },
          { label: 'Placed in time by', value: date ?? 'no date' },
          { label: 'Domain', value: metric.domain },
          { label: 'Owner', value: metric.owner },
          {
            label: 'Counts over',
            value: <NodeLinks ids={entry.facts.map(modelId)} graph={graph} to="glossary" />,
          },
          {
            label: 'Made of',
            value: inputs.length === 0 ? null : <NodeLinks ids={inputs} graph={graph} to="glossary" />,
          },
          { label: 'Also called', value: metric.synonyms.length === 0 ? null : metric.synonyms.join(', ') },
          {
            label: 'Another definition of',
            value:
              metric.variantOf === null ? null : (
                <NodeLinks ids={[metricId(metric.variantOf)]} graph={graph} to="glossary" />
              ),
          },
        ]}
      />
      <TryIt metric={metric} definitions={definitions} />
      <Part title="Where it comes from" note={`${entry.sources.length} columns of the package`}>
        <NodeLinks ids={entry.sources} graph={graph} to="lineage" />
      </Part>
      <Part title="Where it is used">
        <UsedBy id={id} graph={graph} />
      </Part>
      <Part title="What it can be grouped by">
        <NodeLinks ids={entry.dimensions.map(dimensionId)} graph={graph} to="glossary" />
      </Part>
    </article>
  );
}

function FormulaView({ formula: { text, where, within } }: { readonly formula: Formula }): ReactNode {
  return (
    <div className="entry-formula" role="group" aria-label="Formula">
      <p>{text}</p>
      {where.length === 0 ? null : (
        <p className="muted">
          of rows where <code>{where.join(' and ')}</code>
        </p>
      )}
      {within === null ? null : <p className="muted">{within}</p>}
    </div>
  );
}
