import { useMemo, type ReactNode } from 'react';
import type { StudyOutcome } from '../../../shared/stats/study/outcomes.ts';
import { IntervalsCard } from '../../charts/study/IntervalsCard.tsx';
import { list } from '../../i18n/format.ts';
import { whatIfWords } from '../../i18n/what-if.ts';
import { useViewSetting } from '../../state/view.ts';
import { Segmented } from '../../ui/segmented.tsx';
import { rangeFigures } from './figures.ts';
import { forecastIntervals } from './forecast-intervals.ts';
import { figureSetting } from './settings.ts';
import type { ToldLanguage } from './shown.ts';

const t = whatIfWords.forecast;

/** What the cards of forecasts are given. */
export interface ForecastProps {
  /** Those whose limit is moved. */
  readonly moved: readonly ToldLanguage[];
  readonly outcome: StudyOutcome;
  readonly compliance: number | null;
  readonly isRunning: boolean;
  readonly onHow: () => void;
}

/** What the new limits would change, language by language and at each compliance, as a chart with its table. */
export function ForecastCard({ moved, outcome, compliance, isRunning, onHow }: ForecastProps): ReactNode {
  const [figure, setFigure] = useViewSetting(figureSetting);
  const intervals = useMemo(() => forecastIntervals(moved, figure, compliance), [moved, figure, compliance]);
  const isStale = moved.some(({ stale }) => stale);
  const extrapolated = moved.filter(({ answer }) => answer.whatIf.extrapolated).map(({ name }) => name);
  return (
    <IntervalsCard
      title={t.title(whatIfWords.outcomes[outcome])}
      note={t.notes[figure]}
      intervals={intervals}
      state={
        intervals.rows.length > 0
          ? { kind: 'ready' }
          : isRunning && (moved.length === 0 || isStale)
            ? { kind: 'loading' }
            : { kind: 'empty', title: t.none, text: moved.length === 0 ? t.notMoved : t.noneText }
      }
      stale={isStale}
      label={t.label}
      onHow={onHow}
      above={
        <div className="what-if-choice">
          <Segmented
            label={t.figure}
            choices={rangeFigures.map((value) => ({ value, label: t.figures[value] }))}
            value={figure}
            onChange={setFigure}
          />
        </div>
      }
      below={extrapolated.length === 0 ? undefined : <p>{t.extrapolated(list(extrapolated))}</p>}
    />
  );
}
