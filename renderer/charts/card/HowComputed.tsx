import type { ReactNode } from 'react';
import { loadDefinitions } from '../../../shared/semantic/definitions.ts';
import { ReceiptSection } from '../../app/computed.tsx';
import { InspectorSection } from '../../app/inspector.tsx';
import { metricId } from '../../../shared/semantic/lineage/ids.ts';
import { words } from '../../i18n/words.ts';
import { showInGlossary, showLineage } from '../../state/definition-links.ts';
import type { Answer } from '../../state/workbench.ts';

/** How a chart's figures are computed: the definitions of its metrics, the receipt and the SQL. Stands in the inspector. */
export function HowComputed({
  metrics,
  answer,
}: {
  readonly metrics: readonly string[];
  readonly answer: Answer;
}): ReactNode {
  const definitions = loadDefinitions();
  const known = definitions.ok ? metrics.flatMap((name) => definitions.value.metrics.get(name) ?? []) : [];
  return (
    <>
      <InspectorSection title={words.definition}>
        <dl className="definitions">
          {known.map((metric) => (
            <div key={metric.name}>
              <dt>{metric.label}</dt>
              <dd>{metric.description}</dd>
              <dd className="muted small">
                {metric.unit} · {metric.owner} · {metric.status}
              </dd>
              <dd className="definition-links">
                <button
                  type="button"
                  className="row-link"
                  aria-label={words.glossaryOf(metric.label)}
                  onClick={() => showInGlossary(metricId(metric.name))}
                >
                  {words.glossary}
                </button>
                <button
                  type="button"
                  className="row-link"
                  aria-label={words.lineageOf(metric.label)}
                  onClick={() => showLineage(metricId(metric.name))}
                >
                  {words.lineage}
                </button>
              </dd>
            </div>
          ))}
        </dl>
      </InspectorSection>
      <ReceiptSection answer={answer} />
    </>
  );
}
