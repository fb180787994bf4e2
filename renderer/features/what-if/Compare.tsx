import { useMemo, type ReactNode } from 'react';
import type { StudyOutcome } from '../../../shared/stats/study/outcomes.ts';
import type { ToldAnswer } from '../../../shared/stats/study/what-if.ts';
import { isCapped } from '../../../shared/stats/words.ts';
import type { Scenario } from '../../../shared/workspace/scenario.ts';
import { Card } from '../../app/parts.tsx';
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

/** A group of rows a language, a row each scenario that moves its limit: figures that are compared stand below each other. */
export function Compare({ scenarios, outcome, run, onHow }: CompareProps): ReactNode {
  const { found, status } = run;
  const languages = useMemo(
    () => byLanguage(scenarios, outcome, { found, status }),
    [scenarios, outcome, found, status],
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
          <thead>
            <tr>
              {[
                t.language,
                t.scenario,
                t.limit,
                t.over,
                t.change(whatIfWords.outcomes[outcome]),
                t.hours,
              ].map((label) => (
                <th key={label} scope="col">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          {languages.map(({ name, rows }) => (
            <tbody key={name}>
              {rows.map(({ scenario, shown }, place) => (
                <tr key={scenario.name}>
                  {place === 0 ? (
                    <th scope="rowgroup" rowSpan={rows.length}>
                      {name}
                    </th>
                  ) : null}
                  <ScenarioName {...scenario} />
                  <Cells shown={shown} compliance={scenario.compliance} isRunning={status === 'running'} />
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </div>
      <p className="muted small">{t.below}</p>
    </Card>
  );
}

/** What scenarios say of one language, in their order. */
interface ComparedLanguage {
  readonly name: string;
  readonly rows: readonly { readonly scenario: Scenario; readonly shown: ShownLanguage }[];
}

function byLanguage(
  scenarios: readonly Scenario[],
  outcome: StudyOutcome,
  run: Pick<AskedLimits, 'found' | 'status'>,
): ComparedLanguage[] {
  const rows = scenarios.flatMap((scenario) =>
    shownLanguages(scenario, outcome, run).map((shown) => ({ scenario, shown })),
  );
  return [...Map.groupBy(rows, ({ shown }) => shown.name)]
    .map(([name, own]) => ({ name, rows: own }))
    .sort((a, b) => a.name.localeCompare(b.name));
}

function ScenarioName({ name, assetType, audience, compliance }: Scenario): ReactNode {
  return (
    <th scope="row">
      <span>
        <bdi>{name}</bdi>
      </span>
      <span className="muted small">
        {whatIfWords.group(assetType, audience)} ·{' '}
        {whatIfWords.scenarios.compliance(compliance === null ? null : complianceShare(compliance))}
      </span>
    </th>
  );
}

interface CellsProps {
  readonly shown: ShownLanguage;
  readonly compliance: number | null;
  readonly isRunning: boolean;
}

function Cells({ shown, compliance, isRunning }: CellsProps): ReactNode {
  // Another limit's figures stand beside this one's: only its own are shown.
  const answer = shown.stale ? null : shown.answer;
  return (
    <>
      <td>{speed(shown.limit)}</td>
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
