import type { ReactNode } from 'react';
import { forecastAssumptions, policyWords, sameMomentWords } from '../../../shared/stats/words.ts';
import { Card } from '../../app/parts.tsx';
import { whatIfWords } from '../../i18n/what-if.ts';

const t = whatIfWords.assumptions;

/** What every forecast takes for granted. */
export function Assumptions(): ReactNode {
  return (
    <Card title={t.title}>
      <ul className="what-if-assumptions">
        {[...Object.values(policyWords), ...forecastAssumptions, sameMomentWords, t.observational].map(
          (said) => (
            <li key={said}>{said}</li>
          ),
        )}
      </ul>
    </Card>
  );
}
