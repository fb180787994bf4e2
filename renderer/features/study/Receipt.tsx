import type { ReactNode } from 'react';
import { rowsSql } from '../../../shared/stats/study/rows.ts';
import type { ShownStudy } from '../../../shared/stats/study/shown.ts';
import type { StudyQuestion } from '../../../shared/stats/study/types.ts';
import { engineName, useDefinitions } from '../../app/ask.ts';
import { Inspector, InspectorSection } from '../../app/inspector.tsx';
import { usePlatform } from '../../app/platform-context.ts';
import { shortFingerprint } from '../../i18n/format.ts';
import { studyWords } from '../../i18n/study.ts';
import { words } from '../../i18n/words.ts';
import { useStore } from '../../state/store.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { groupWords, studyName } from './names.ts';

const t = studyWords.how;

/** How the study is computed: what each figure is, the receipt that makes it again, and which lines it reads. Stands in the inspector. */
export function Receipt({
  studies,
  question,
}: {
  /** Those that are explained: one of a card, or all. */
  readonly studies: readonly ShownStudy[];
  readonly question: StudyQuestion;
}): ReactNode {
  const fingerprint = useStore((state) => state.opened?.loaded.fingerprint ?? '');
  const definitions = useDefinitions().fingerprint;
  const { appVersion } = usePlatform().boot;
  const [only] = studies;
  const { outcome, margin, by, seed, draws } = question;
  const rows = rowsSql({ outcome, strata: studies.map(({ stratum }) => stratum.key), subtitlesOn: true });
  const receipt = {
    app: `Subtext ${appVersion}`,
    engine: engineName,
    package: fingerprint,
    definitions,
    question,
    groups: studies.map(({ stratum }) => stratum),
  };
  return (
    <Inspector>
      <InspectorSection title={t.definitions}>
        <dl className="definitions">
          {t.terms.map(([term, said]) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{said}</dd>
            </div>
          ))}
        </dl>
      </InspectorSection>
      <InspectorSection title={t.receipt}>
        <pre className="receipt">
          {[
            ...(studies.length === 1 && only !== undefined
              ? [`${studyName(only, question)}, ${groupWords(only)}`]
              : [studyWords.languages(studies.length)]),
            `outcome ${outcome}`,
            `margin ${margin}`,
            `by ${by ?? 'none'}`,
            t.seed(seed, draws),
            `package ${shortFingerprint(fingerprint)}`,
            `definitions ${shortFingerprint(definitions)}`,
          ].join('\n')}
        </pre>
        <CopyButton label={words.copyReceipt} text={JSON.stringify(receipt, null, 2)} />
      </InspectorSection>
      <InspectorSection title={t.rows}>
        <pre className="sql" role="region" tabIndex={0} aria-label={t.rows}>
          {rows}
        </pre>
        <CopyButton label={words.copySql} text={rows} />
      </InspectorSection>
    </Inspector>
  );
}
