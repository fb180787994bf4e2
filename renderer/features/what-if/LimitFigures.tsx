import type { ReactNode } from 'react';
import { flushSync } from 'react-dom';
import type { StudyOutcome } from '../../../shared/stats/study/outcomes.ts';
import type { WhatIf } from '../../../shared/stats/whatif.ts';
import { forecastNotices } from '../../../shared/stats/words.ts';
import { percent } from '../../charts/figures.ts';
import { signed } from '../../i18n/format.ts';
import { whatIfWords } from '../../i18n/what-if.ts';
import { Button } from '../../ui/button.tsx';
import { firstStated, statedField } from './Controls.tsx';
import {
  figureWords,
  lineCount,
  mainAtSameMoment,
  mainForecast,
  overWords,
  rangeWords,
  shareOver,
} from './figures.ts';
import type { ShownLanguage } from './shown.ts';

const t = whatIfWords.limits;

/** Props of {@link LimitFigures}. */
export interface LimitFiguresProps {
  readonly shown: ShownLanguage;
  readonly outcome: StudyOutcome;
  readonly compliance: number | null;
  readonly isRunning: boolean;
  /** States a compliance. */
  readonly onState: (compliance: number) => void;
}

/** What a language's limit would change, or why that can't be told. */
export function LimitFigures(props: LimitFiguresProps): ReactNode {
  const { answer } = props.shown;
  switch (answer?.kind) {
    case undefined:
      return <p className="muted">{props.isRunning ? t.computing : whatIfWords.compare.notComputed}</p>;
    case 'no_lines':
      return <p>{t.noLines}</p>;
    case 'no_limit':
      return <p>{t.noLimit}</p>;
    case 'no_curve':
      return <p>{t.noCurve}</p>;
    case 'told':
      return <Told {...props} titles={answer.titles} whatIf={answer.whatIf} />;
  }
}

interface ToldProps extends LimitFiguresProps {
  readonly titles: number;
  readonly whatIf: WhatIf;
}

function Told({ shown, titles, whatIf, outcome, compliance, isRunning, onState }: ToldProps): ReactNode {
  const { lines, overNow, overNew, shares, extrapolated } = whatIf;
  const isMoved = whatIf.from !== whatIf.to;
  const forecast = mainForecast(whatIf, compliance);
  const change = forecast === null ? null : rangeWords(forecast, 'change');
  return (
    <>
      <dl className="what-if-figures">
        <Figure
          label={t.overNow}
          value={shareOver(overNow)}
          more={overWords(shares.now, { lines, titles })}
        />
        {isMoved ? (
          <Figure
            label={t.overNew}
            value={shareOver(overNew)}
            more={overWords(shares.new, { lines, titles })}
          />
        ) : null}
        {forecast === null || change === null ? null : (
          <>
            <Figure
              label={whatIfWords.outcomes[outcome].toLowerCase()}
              value={change.estimate}
              more={change.interval}
              below={atSameMoment(whatIf, compliance, isRunning)}
            />
            <Figure
              label={t.characters}
              value={signed(forecast.characters)}
              more={t.linesChanged(lineCount(forecast.linesChanged))}
            />
          </>
        )}
      </dl>
      {isMoved && forecast === null && !shown.stale ? (
        <p className="what-if-unread">
          {unreadWords(whatIf)}{' '}
          <Button onClick={() => stateWith(onState)}>{whatIfWords.compliance.state}</Button>
        </p>
      ) : null}
      {isMoved && !shown.stale
        ? forecastNotices({ ...whatIf, forecasts: forecast === null ? [] : [forecast] }).map((notice) => (
            <p key={notice} className="small">
              {notice}
            </p>
          ))
        : null}
      {extrapolated ? (
        <p className="small">
          <strong className="what-if-extrapolated">{t.extrapolated}</strong> {t.extrapolatedWhy}
        </p>
      ) : null}
    </>
  );
}

/** `at the same moment +0.56 % [0.49, 0.63]`, or why that can't be told. */
function atSameMoment(whatIf: WhatIf, compliance: number | null, isRunning: boolean): string {
  const forecast = mainAtSameMoment(whatIf, compliance);
  if (forecast !== null) return t.sameMoment(figureWords(forecast, 'change'));
  if (whatIf.sameMoment !== 'left_out') return t.sameMoment(t.noSameMoment);
  return t.sameMoment(isRunning ? t.computing : whatIfWords.compare.notComputed);
}

/** Why there is no forecast without a stated compliance. */
function unreadWords({ bunching }: WhatIf): string {
  if (bunching === null) return whatIfWords.compliance.unread;
  const error = Number.isFinite(bunching.se) ? percent(bunching.se) : null;
  return whatIfWords.compliance.unsharp(percent(bunching.compliance), error);
}

/** The button that was pressed is gone: the figure that it put there has the focus. */
function stateWith(onState: (compliance: number) => void): void {
  flushSync(() => onState(firstStated));
  document.querySelector<HTMLElement>(statedField)?.focus();
}

interface FigureProps {
  readonly label: string;
  readonly value: string;
  readonly more: string;
  /** On a line of its own. */
  readonly below?: string;
}

function Figure({ label, value, more, below }: FigureProps): ReactNode {
  return (
    <div>
      <dt className="muted small">{label}</dt>
      <dd>
        <strong>{value}</strong> <span className="muted small">{more}</span>
      </dd>
      {below === undefined ? null : <dd className="muted small">{below}</dd>}
    </div>
  );
}
