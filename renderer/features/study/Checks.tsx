import type { ReactNode } from 'react';
import type { Control } from '../../../shared/stats/controls.ts';
import type { Sensitivity } from '../../../shared/stats/sensitivity.ts';
import type { Finding } from '../../../shared/stats/study/types.ts';
import { controlOutcomeWords, controlWords } from '../../../shared/stats/words.ts';
import { percent } from '../../charts/figures.ts';
import { decimal } from '../../i18n/format.ts';
import { studyWords } from '../../i18n/study.ts';
import { pWords, slopeInterval, slopeWords } from './figures.ts';
import { Part } from './Part.tsx';

const t = studyWords.methods;

/** Every check: what it is, what it would show if the finding came from something else, and what came of it. */
export function Checks({ finding }: { readonly finding: Finding }): ReactNode {
  const { controls, q, qAnyDependence, selected, designs, eValue, sensitivity } = finding;
  return (
    <Part title={t.checks}>
      <ul className="study-checks">
        {controls.map((control) => (
          <Placebo key={control.name} control={control} />
        ))}
        {designs === null ? null : (
          <Check title={t.designsDiffer} said={t.designsDifference(slopeWords(designs), pWords(designs.p))} />
        )}
        {sensitivity === null ? null : <Confounders sensitivity={sensitivity} />}
        {eValue === null ? null : (
          <Check
            title={t.eValue}
            said={t.eValueOf(
              decimal(eValue.estimate, 2),
              eValue.interval > 1 ? decimal(eValue.interval, 2) : null,
            )}
          />
        )}
      </ul>
      {q === null ? null : (
        <p className="muted small">
          {t.q(pWords(q), qAnyDependence === null ? null : pWords(qAnyDependence))}
          {selected === null ? '' : ` ${t.selected(percent(selected.level, 1), slopeInterval(selected))}`}
        </p>
      )}
    </Part>
  );
}

function Check({ title, said }: { readonly title: string; readonly said: string }): ReactNode {
  return (
    <li>
      <h4>{title}</h4>
      <p>{said}</p>
    </li>
  );
}

function Placebo({ control: { name, placebo, bound, outcome } }: { readonly control: Control }): ReactNode {
  const { title, what, ifSpurious } = controlWords[name];
  return (
    <li className={`study-check-${outcome}`}>
      <h4>{title}</h4>
      <p>
        <strong>{controlOutcomeWords[outcome]}</strong>
      </p>
      <p className="muted small">
        {what} {ifSpurious}
        {placebo === null ? '' : ` ${t.placebo(slopeWords(placebo), decimal(bound, 4))}`}
      </p>
    </li>
  );
}

/** What is unseen, measured by what is seen: such comparisons first, since with lines any single share is tiny. */
function Confounders({ sensitivity: { benchmarks } }: { readonly sensitivity: Sensitivity }): ReactNode {
  return (
    <li>
      <h4>{t.sensitivity}</h4>
      {benchmarks.map(({ covariate, strength, adjusted }) => (
        <p key={`${covariate} ${strength}`} className="small">
          {adjusted === null
            ? t.confounderNone(strength, nameOf(covariate))
            : t.confounder(strength, nameOf(covariate), decimal(adjusted, 4))}
        </p>
      ))}
    </li>
  );
}

function nameOf(covariate: string): string {
  const names: Readonly<Record<string, string>> = t.covariates;
  return names[covariate] ?? covariate.replaceAll('_', ' ');
}
