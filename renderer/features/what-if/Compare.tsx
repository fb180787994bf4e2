import { useMemo, type ReactNode } from 'react';
import type { StudyOutcome } from '../../../shared/stats/study/outcomes.ts';
import type { ToldAnswer } from '../../../shared/stats/study/what-if.ts';
import { isCapped } from '../../../shared/stats/words.ts';
import type { Scenario } from '../../../shared/workspace/scenario.ts';
import { Card } from '../../app/parts.tsx';
import { languageName } from '../../charts/figures.ts';
import { whatIfWords } from '../../i18n/what-if.ts';
import { words } from '../../i18n/words.ts';
import type { AskedLimits } from '../../state/what-if.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { complianceShare, mainForecast, overWords, rangeWords, shareOver, speed } from './figures.ts';
import { shownLanguages, type ShownLanguage } from './shown.ts';

const t = whatIfWords.compare;

/** Props of {@link Compare}. */
export interface CompareProps {
  readonly scenarios: readonly Scenario[];
  readonly outcome: StudyOutcome;
  readonly run: AskedLimits;
  readonly onHow: () => void;
}

/** A row a language, a group of columns a scenario. */
export function Compare({ scenarios, outcome, run, onHow }: CompareProps): ReactNode {
  const { found, status } = run;
  const shown = useMemo(
    () =>
      scenarios.map((scenario) => ({
        scenario,
        languages: new Map(
          shownLanguages(scenario, outcome, { found, status }).map((one) => [one.language, one]),
        ),
      })),
    [scenarios, outcome, found, status],
  );
  const languages = [...new Set(shown.flatMap((one) => [...one.languages.keys()]))].sort((a, b) =>
    languageName(a).localeCompare(languageName(b)),
  );
  if (scenarios.length === 0) return <EmptyState title={t.none}>{t.noneText}</EmptyState>;
  return (
    <Card
      title={t.title}
      actions={
        <Button tone="plain" onClick={onHow}>
          {words.howComputed}
        </Button>
      }
    >
      <div className="what-if-compare" role="region" tabIndex={0} aria-label={t.title}>
        <table aria-label={t.label}>
          <Head scenarios={scenarios} outcome={outcome} />
          <tbody>
            {languages.map((language) => (
              <tr key={language}>
                <th scope="row">{languageName(language)}</th>
                {shown.map(({ scenario, languages: own }) => (
                  <Cells
                    key={scenario.name}
                    shown={own.get(language) ?? null}
                    compliance={scenario.compliance}
                    isRunning={status === 'running'}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="muted small">{t.below}</p>
    </Card>
  );
}

function Head({ scenarios, outcome }: Pick<CompareProps, 'scenarios' | 'outcome'>): ReactNode {
  return (
    <thead>
      <tr>
        <td />
        {scenarios.map(({ name, assetType, audience, compliance }) => (
          <th key={name} scope="colgroup" colSpan={4}>
            <span dir="auto">{name}</span>
            <span className="muted small">
              {whatIfWords.group(assetType, audience)} ·{' '}
              {whatIfWords.scenarios.compliance(compliance === null ? null : complianceShare(compliance))}
            </span>
          </th>
        ))}
      </tr>
      <tr>
        <th scope="col">{t.language}</th>
        {scenarios.flatMap(({ name }) =>
          [t.limit, t.over, t.change(whatIfWords.outcomes[outcome]), t.hours].map((label) => (
            <th key={`${name} ${label}`} scope="col">
              {label}
            </th>
          )),
        )}
      </tr>
    </thead>
  );
}

interface CellsProps {
  /** Null where the scenario has no limit for the language. */
  readonly shown: ShownLanguage | null;
  readonly compliance: number | null;
  readonly isRunning: boolean;
}

function Cells({ shown, compliance, isRunning }: CellsProps): ReactNode {
  if (shown === null)
    return (
      <td colSpan={4} className="what-if-first muted">
        {t.not}
      </td>
    );
  // Another limit's figures stand beside this one's: only its own are shown.
  const answer = shown.stale ? null : shown.answer;
  return (
    <>
      <td className="what-if-first">{speed(shown.limit)}</td>
      {answer?.kind === 'told' ? (
        <Told answer={answer} compliance={compliance} />
      ) : (
        <td colSpan={3} className="muted">
          {answer === null ? (isRunning ? t.computing : t.notComputed) : t.reasons[answer.kind]}
        </td>
      )}
    </>
  );
}

function Told({
  answer: { titles, whatIf },
  compliance,
}: {
  readonly answer: ToldAnswer;
  readonly compliance: number | null;
}): ReactNode {
  const { from, to, lines, overNew, shares, extrapolated } = whatIf;
  const forecast = mainForecast(whatIf, compliance);
  return (
    <>
      <td>
        {shareOver(overNew)} <span className="muted small">{overWords(shares.new, { lines, titles })}</span>
      </td>
      {forecast === null ? (
        <td colSpan={2} className="muted">
          {from === to ? t.asToday : t.unread}
        </td>
      ) : (
        (['change', 'perThousandHours'] as const).map((figure) => {
          const { estimate, interval } = rangeWords(forecast, figure);
          return (
            <td key={figure}>
              {estimate} <span className="muted small">{interval}</span>
              {isCapped(forecast) ? (
                <span className="muted small"> {t.taken(complianceShare(forecast.takenAs))}</span>
              ) : null}
              {extrapolated ? <span className="small"> {whatIfWords.limits.extrapolated}</span> : null}
            </td>
          );
        })
      )}
    </>
  );
}
