import { useMemo, type ReactNode } from 'react';
import { useTheme } from '../../app/theme.ts';
import { ChartCard, type CardState } from '../card/ChartCard.tsx';
import { VegaChart } from '../vega/VegaChart.tsx';
import { intervalsFrame, intervalsSpec, intervalsTable, seriesLegend, type Intervals } from './intervals.ts';

/** Props of {@link IntervalsCard}. */
export interface IntervalsCardProps {
  readonly title: string;
  readonly note: string;
  readonly intervals: Intervals;
  readonly state: CardState;
  readonly stale: boolean;
  /** What the rows are, as the table has it. */
  readonly label: string;
  /** Over the legend: what is shown. */
  readonly above?: ReactNode;
  readonly below?: ReactNode;
  readonly onHow: () => void;
}

/** Estimates with their intervals, row by row, as a card with its table. */
export function IntervalsCard({
  title,
  note,
  intervals,
  state,
  stale,
  label,
  above,
  below,
  onHow,
}: IntervalsCardProps): ReactNode {
  const theme = useTheme();
  const twin = useMemo(() => intervalsTable(intervals, label), [intervals, label]);
  const { height } = intervalsFrame(600, intervals);
  return (
    <ChartCard
      title={title}
      note={note}
      state={state}
      stale={stale}
      twin={twin}
      height={height}
      figure={(width) => {
        const frame = intervalsFrame(width, intervals);
        return { spec: intervalsSpec(intervals, theme, frame), frame };
      }}
      onHow={onHow}
      legend={intervals.series.length < 2 ? [] : seriesLegend(intervals.series, theme)}
      above={above}
      below={below === undefined ? undefined : <div className="chart-below">{below}</div>}
    >
      {(width) => <Drawn title={title} intervals={intervals} width={width} />}
    </ChartCard>
  );
}

function Drawn({
  title,
  intervals,
  width,
}: {
  readonly title: string;
  readonly intervals: Intervals;
  readonly width: number;
}): ReactNode {
  const theme = useTheme();
  const frame = useMemo(() => intervalsFrame(width, intervals), [width, intervals]);
  const spec = useMemo(() => intervalsSpec(intervals, theme, frame), [intervals, theme, frame]);
  return <VegaChart spec={spec} frame={frame} description={describe(title, intervals)} />;
}

function describe(title: string, { rows, series, measure }: Intervals): string {
  const said = rows.map(({ name, marks }) => {
    const each = marks.flatMap((mark, i) =>
      mark === null ? [] : [`${series.length > 1 ? `${series[i] ?? ''} ` : ''}${measure.words(mark)}`],
    );
    return `${name}: ${each.length === 0 ? 'no figure' : each.join(', ')}`;
  });
  return `${title}. ${said.join('; ')}.`;
}
