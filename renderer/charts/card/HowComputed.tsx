import type { ReactNode } from 'react';
import { loadDefinitions } from '../../../shared/semantic/definitions.ts';
import { ReceiptSection } from '../../app/computed.tsx';
import { InspectorSection } from '../../app/inspector.tsx';
import { words } from '../../i18n/words.ts';
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
            </div>
          ))}
        </dl>
      </InspectorSection>
      <ReceiptSection answer={answer} />
    </>
  );
}
