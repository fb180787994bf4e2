import { useMemo, type ReactNode } from 'react';
import type { ShownStudy } from '../../../shared/stats/study/shown.ts';
import type { StudyQuestion } from '../../../shared/stats/study/types.ts';
import { outcomeNouns } from '../../../shared/stats/words.ts';
import { useTheme } from '../../app/theme.ts';
import { ChartCard } from '../../charts/card/ChartCard.tsx';
import { plural } from '../../charts/figures.ts';
import { CurveChart } from '../../charts/study/CurveChart.tsx';
import { curveLayout } from '../../charts/study/curve-frame.ts';
import { curveTable } from '../../charts/study/curve-table.ts';
import { isCut, shownDots, type RatioScale } from '../../charts/study/curve.ts';
import { IntervalsCard } from '../../charts/study/IntervalsCard.tsx';
import { multiplesColumns, multiplesFigure, multiplesGap } from '../../charts/study/multiples.ts';
import { studyWords } from '../../i18n/study.ts';
import { WhenSeen } from '../../ui/when-seen.tsx';
import { studyName } from './names.ts';
import { canBeCompared, hasEnough } from './order.ts';
import { forestOf } from './slopes.ts';

const t = studyWords.together;

interface Props {
  readonly studies: readonly ShownStudy[];
  readonly question: StudyQuestion;
  readonly isRunning: boolean;
  readonly y: RatioScale;
  readonly onHow: () => void;
}

/** All languages side by side: their curves on one y axis, and their slopes over the limit beside those of their script. */
export function Together(props: Props): ReactNode {
  const { studies, question, isRunning, onHow } = props;
  const forest = useMemo(() => forestOf(studies.filter(canBeCompared), question), [studies, question]);
  const apart = studies.filter(({ finding }) => finding?.group?.standsApart === true);
  const isPending = isRunning && studies.every(({ finding }) => finding === null);
  return (
    <>
      <Multiples {...props} />
      <IntervalsCard
        title={t.forest}
        note={t.forestNote}
        intervals={forest}
        state={
          isPending
            ? { kind: 'loading' }
            : forest.rows.length === 0
              ? { kind: 'empty', title: studyWords.notToBeHad, text: t.noForest }
              : { kind: 'ready' }
        }
        stale={false}
        label={t.label}
        onHow={onHow}
        below={
          apart.length === 0
            ? undefined
            : apart.map((study) => <p key={study.stratum.key}>{t.apart(studyName(study, question))}</p>)
        }
      />
    </>
  );
}

function Multiples({ studies, question, isRunning, y, onHow }: Props): ReactNode {
  const theme = useTheme();
  const named = useMemo(
    () => studies.map((study) => [studyName(study, question), study] as const),
    [studies, question],
  );
  const twin = useMemo(() => curveTable(named), [named]);
  const shown = named.filter(([, study]) => canBeCompared(study));
  return (
    <ChartCard
      title={t.title}
      note={t.note(outcomeNouns[question.outcome])}
      state={{ kind: 'ready' }}
      stale={false}
      twin={twin}
      height={curveLayout(240, true).frame.height}
      figure={(width) => multiplesFigure(shown, { theme, y, width })}
      onHow={onHow}
      below={
        <div className="chart-below">
          <p>{studyWords.chart.below}</p>
          {isCut(y, studies.filter(canBeCompared)) ? <p>{studyWords.chart.cut}</p> : null}
        </div>
      }
    >
      {(width) => {
        const columns = multiplesColumns(width);
        const each = Math.floor((width - multiplesGap * (columns - 1)) / columns);
        return (
          <div className="chart-panels" style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}>
            {named.map(([name, study]) => (
              <Panel
                key={study.stratum.key}
                name={name}
                study={study}
                isRunning={isRunning}
                width={each}
                y={y}
              />
            ))}
          </div>
        );
      }}
    </ChartCard>
  );
}

/** One language; what is told from too few titles is not drawn beside others. */
function Panel({
  name,
  study,
  isRunning,
  width,
  y,
}: {
  readonly name: string;
  readonly study: ShownStudy;
  readonly isRunning: boolean;
  readonly width: number;
  readonly y: RatioScale;
}): ReactNode {
  const { height } = curveLayout(width, true).frame;
  const isDrawn = canBeCompared(study) && shownDots(study).length > 0;
  return (
    <div className="chart-panel">
      <h3>
        {name}
        <small>
          {plural(study.overview.titles, 'title')}
          {hasEnough(study) ? '' : ` · ${t.few}`}
        </small>
      </h3>
      {isDrawn ? (
        <WhenSeen height={height}>
          <CurveChart study={study} name={name} width={width} compact y={y} />
        </WhenSeen>
      ) : (
        <p className="study-panel-none muted small" style={{ height }}>
          {isRunning && study.curve === null ? studyWords.computing : t.insufficient}
        </p>
      )}
    </div>
  );
}
