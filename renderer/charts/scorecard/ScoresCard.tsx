import { useMemo, type ReactNode } from 'react';
import { fewestToJudge } from '../../../shared/stats/verdict.ts';
import { useTheme } from '../../app/theme.ts';
import type { Asked } from '../../state/ask.ts';
import { EmptyState } from '../../ui/states.tsx';
import { ChartCard } from '../card/ChartCard.tsx';
import { cardState } from '../card/card-state.ts';
import type { ScoreColumn } from './columns.ts';
import { FewRows } from './FewRows.tsx';
import { isJudged, type ScoreRow } from './rows.ts';
import { ScorecardChart } from './ScorecardChart.tsx';
import { scoreBlocks, scoreFrame, scoreSpec } from './spec.ts';
import { scoreTable } from './table.ts';

/** Props of {@link ScoresCard}. */
export interface ScoresCardProps {
  readonly title: string;
  readonly note: string;
  readonly asked: Asked<unknown>;
  readonly rows: readonly ScoreRow[];
  readonly columns: readonly ScoreColumn[];
  /** What a row is, for the table. */
  readonly label: string;
  /** How many of the first columns decide whether a row can be judged. */
  readonly deciding?: number;
  /** Under the chart, in words. */
  readonly below: readonly string[];
  readonly onHow: () => void;
  readonly onChoose: (row: ScoreRow) => void;
}

/** Rows that are drawn at most; the table has them all. */
const mostRows = 24;

/** A scorecard with its frame: rows of which there is too little to judge are named, and not drawn. */
export function ScoresCard({
  title,
  note,
  asked,
  rows,
  columns,
  label,
  deciding = 1,
  below,
  onHow,
  onChoose,
}: ScoresCardProps): ReactNode {
  const theme = useTheme();
  const judged = useMemo(() => rows.filter((row) => isJudged(row, deciding)), [rows, deciding]);
  const few = useMemo(() => rows.filter((row) => !isJudged(row, deciding)), [rows, deciding]);
  const drawn = useMemo(() => judged.slice(0, mostRows), [judged]);
  const twin = useMemo(() => scoreTable(rows, columns, label), [rows, columns, label]);
  const counted = columns[0]?.counted ?? '';
  const left =
    drawn.length === judged.length
      ? ''
      : ` ${drawn.length} of ${judged.length}, those with the most; the table has all.`;
  return (
    <ChartCard
      title={title}
      note={note}
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
      onHow={onHow}
      below={
        <>
          <FewRows rows={few} deciding={deciding} counted={counted} onChoose={onChoose} />
          {drawn.length === 0 ? null : <Below lines={below} left={left} />}
        </>
      }
    >
      {(width) =>
        drawn.length === 0 ? (
          <EmptyState title="Too few to judge any alone">
            {`Each has fewer than ${String(fewestToJudge)} ${counted}. Quarter by quarter, all of them together stand below.`}
          </EmptyState>
        ) : (
          <ScorecardChart rows={drawn} columns={columns} width={width} onChoose={onChoose} />
        )
      }
    </ChartCard>
  );
}

/** The height of the chart at a usual width, kept while there is none. */
function heightOf(columns: readonly ScoreColumn[], rows: number): number {
  return scoreBlocks(850, columns).length * scoreFrame(850, Math.max(4, rows)).height;
}

function Below({ lines, left }: { readonly lines: readonly string[]; readonly left: string }): ReactNode {
  return (
    <div className="chart-below">
      <p>{`Those with the most come first: it is no ranking. The figures at the right of a plot are what stands behind each value. Choose a name to see it in full.${left}`}</p>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  );
}
