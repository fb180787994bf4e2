import type { ReactNode } from 'react';
import { words } from '../i18n/words.ts';
import { useStore } from '../state/store.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { engineName, useDefinitions } from './ask.ts';
import { Inspector, InspectorSection } from './inspector.tsx';
import { openPackageReceipt, receiptLines } from './package-receipt.ts';
import { usePlatform } from './platform-context.ts';

/** Props of {@link RunReceipt}. */
export interface RunReceiptProps {
  /** Headings of its parts. */
  readonly titles: { readonly definitions: string; readonly receipt: string; readonly rows: string };
  /** What each figure is. */
  readonly terms: readonly (readonly [term: string, said: string])[];
  /** What was asked, line by line. */
  readonly asked: readonly string[];
  /** What makes the figures again, beside app, engine, package and definitions: plain data, such as the question. */
  readonly receipt: Readonly<Record<string, unknown>>;
  /** The statement of the rows that are read. */
  readonly rows: string;
}

/** How long work is computed: what each figure is, the receipt that makes it again, and which rows it reads. Stands in the inspector. */
export function RunReceipt({ titles, terms, asked, receipt, rows }: RunReceiptProps): ReactNode {
  const opened = useStore((state) => state.opened);
  const ofPackage = openPackageReceipt({ opened });
  const definitions = useDefinitions().fingerprint;
  const { appVersion } = usePlatform().boot;
  const whole = {
    app: `Subtext ${appVersion}`,
    engine: engineName,
    ...ofPackage,
    definitions,
    ...receipt,
  };
  return (
    <Inspector>
      <InspectorSection title={titles.definitions}>
        <dl className="definitions">
          {terms.map(([term, said]) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{said}</dd>
            </div>
          ))}
        </dl>
      </InspectorSection>
      <InspectorSection title={titles.receipt}>
        <pre className="receipt">{[...asked, ...receiptLines({ ...ofPackage, definitions })].join('\n')}</pre>
        <CopyButton label={words.copyReceipt} text={JSON.stringify(whole, null, 2)} />
      </InspectorSection>
      <InspectorSection title={titles.rows}>
        <pre className="sql" role="region" tabIndex={0} aria-label={titles.rows}>
          {rows}
        </pre>
        <CopyButton label={words.copySql} text={rows} />
      </InspectorSection>
    </Inspector>
  );
}
