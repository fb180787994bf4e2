import { useMemo, type ReactNode } from 'react';
import { fewestToJudge } from '../../../shared/stats/verdict.ts';
import { useTheme } from '../../app/theme.ts';
import { ChartCard } from '../../charts/card/ChartCard.tsx';
import { cardState } from '../../charts/card/card-state.ts';
import { isJudged, rowsWords } from '../../charts/partners/headline.ts';
import type { PartnerChoice } from '../../charts/partners/query.ts';
import type { ScoredReading } from '../../charts/partners/readings.ts';
import type { ScoreColumn } from '../../charts/scorecard/columns.ts';
import { FewRows } from '../../charts/scorecard/FewRows.tsx';
import type { ScoreRow } from '../../charts/scorecard/rows.ts';
import { ScorecardChart } from '../../charts/scorecard/ScorecardChart.tsx';
import { scoreBlocks, scoreFrame, scoreSpec } from '../../charts/scorecard/spec.ts';
import { scoreTable } from '../../charts/scorecard/table.ts';
import { EmptyState } from '../../ui/states.tsx';
import type { Show } from './selection.ts';
import type { ScoredView } from './use-scored.ts';

/** Props of a card of the reading. */
export interface ReadingCardProps {
  readonly reading: ScoredReading;
  readonly choice: PartnerChoice;
  readonly view: ScoredView;
  readonly onShow: Show;
}

/** Rows that are drawn at most; the table has them all. */
const mostRows = 24;

const titles = { operations: 'Scorecard', finance: 'Cost' } as const;
const intervals = {
  operations: 'Wilson intervals of 95 %',
  finance: 'intervals of 95 % clustered by title',
} as const;

/** Each row against the thresholds, in a quarter or in all of them. */
export function ScoreCard({ reading, choice, view, onShow }: ReadingCardProps): ReactNode {
  const theme = useTheme();
  const { columns, rows, asked } = view;
  const judged = useMemo(() => rows.filter(isJudged), [rows]);
  const few = useMemo(() => rows.filter((row) => !isJudged(row)), [rows]);
  const drawn = useMemo(() => judged.slice(0, mostRows), [judged]);
  const twin = useMemo(() => scoreTable(rows, columns, choice.roll.label), [rows, columns, choice]);
  const choose = ({ id, name }: ScoreRow): void => onShow({ kind: 'row', by: choice.roll.id, id, name });
  return (
    <ChartCard
      title={titles[reading]}
      note={`${rows.length} ${rowsWords(choice)}, ${intervals[reading]}`}
      state={cardState(asked, () =>
        rows.length === 0 ? 'Nothing passes the filters. Take one away, or choose another quarter.' : null,
      )}
      stale={asked.stale}
      twin={twin}
      height={rows.length > 0 && drawn.length === 0 ? 160 : heightOf(columns, drawn.length)}
      figure={(width) => {
        const frame = scoreFrame(Math.max(width, 160 + 150 * columns.length), drawn.length);
        return drawn.length === 0 ? null : { spec: scoreSpec(drawn, columns, columns, theme, frame), frame };
      }}
      onHow={() => onShow({ kind: 'how', card: 'scores' })}
      below={
        <>
          <FewRows rows={few} counted={columns[0]?.counted ?? ''} onChoose={choose} />
          <Below drawn={drawn.length} judged={judged.length} columns={columns} />
        </>
      }
    >
      {(width) =>
        drawn.length === 0 ? (
          <EmptyState title="Too few to judge anybody alone">
            {`Each has fewer than ${String(fewestToJudge)} ${columns[0]?.counted ?? ''}. Quarter by quarter, all of them together stand below.`}
          </EmptyState>
        ) : (
          <ScorecardChart rows={drawn} columns={columns} width={width} onChoose={choose} />
        )
      }
    </ChartCard>
  );
}

/** The height of the chart at a usual width, kept while there is none. */
function heightOf(columns: readonly ScoreColumn[], rows: number): number {
  return scoreBlocks(850, columns).length * scoreFrame(850, Math.max(4, rows)).height;
}

function Below({
  drawn,
  judged,
  columns,
}: {
  readonly drawn: number;
  readonly judged: number;
  readonly columns: readonly ScoreColumn[];
}): ReactNode {
  const left = drawn === judged ? '' : ` ${drawn} of ${judged}, those with the most; the table has all.`;
  const citation = columns.find(({ threshold }) => threshold !== null)?.threshold?.citation;
  return (
    <div className="chart-below">
      {drawn === 0 ? null : (
        <p>{`Those with the most come first: it is no ranking. The figures at the right of a plot are what stands behind each value. Choose a name to see it in full.${left}`}</p>
      )}
      {citation === undefined || drawn === 0 ? null : (
        <p>{`Dashed: the thresholds of ${citation}. Red: the whole interval misses one.`}</p>
      )}
    </div>
  );
}
