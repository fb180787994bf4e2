import type { ReactNode } from 'react';
import { words } from '../i18n/words.ts';
import type { Answer } from '../state/workbench.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { InspectorSection } from './inspector.tsx';
import { receiptLines } from './package-receipt.ts';

/** The receipt of an answer, short, with the whole of it to copy, and its SQL. Stands in the inspector. */
export function ReceiptSection({ answer }: { readonly answer: Answer }): ReactNode {
  const { receipt } = answer;
  return (
    <>
      <InspectorSection title={words.receipt}>
        <pre className="receipt">
          {[...receiptLines(receipt), `query ${Math.round(answer.ms)} ms`].join('\n')}
        </pre>
        {receipt.not_applied.map((one) => (
          <p key={one.dimension} className="muted small">
            {words.notApplied}: {one.reason}
          </p>
        ))}
        <CopyButton label={words.copyReceipt} text={JSON.stringify(receipt, null, 2)} />
      </InspectorSection>
      <InspectorSection title={words.sql}>
        <pre className="sql" role="region" tabIndex={0} aria-label={words.sql}>
          {answer.sql}
        </pre>
        <CopyButton label={words.copySql} text={answer.sql} />
      </InspectorSection>
    </>
  );
}
