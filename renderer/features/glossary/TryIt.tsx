import { useMemo, useState, type ReactNode } from 'react';
import type { Definitions, Metric } from '../../../shared/semantic/definitions.ts';
import { Inspector } from '../../app/inspector.tsx';
import { useTheme } from '../../app/theme.ts';
import { ChartCard } from '../../charts/card/ChartCard.tsx';
import { cardState } from '../../charts/card/card-state.ts';
import { HowComputed } from '../../charts/card/HowComputed.tsx';
import { MetricByChart } from '../../charts/metric-by/MetricByChart.tsx';
import {
  groupingsOf,
  hasSize,
  metricBy,
  metricByQuery,
  type MetricBy,
} from '../../charts/metric-by/query.ts';
import {
  countedWords,
  drawnRows,
  metricRows,
  metricTable,
  type MetricRow,
} from '../../charts/metric-by/rows.ts';
import { metricFrame, metricSpec } from '../../charts/metric-by/spec.ts';
import { roundCount } from '../../charts/figures.ts';
import { useAnswer } from '../../state/ask.ts';
import { useStore } from '../../state/store.ts';
import { useViewSetting } from '../../state/view.ts';
import { Select } from '../../ui/select.tsx';
import { Part } from './parts.tsx';
import { tryBySetting } from './settings.ts';

/** A small result of a metric, by a dimension of the reader's choice, over all of the open package. */
export function TryIt({
  metric,
  definitions,
}: {
  readonly metric: Metric;
  readonly definitions: Definitions;
}): ReactNode {
  const [wanted, setWanted] = useViewSetting(tryBySetting);
  const isOpen = useStore((state) => state.opened !== null);
  const groupings = useMemo(() => groupingsOf(definitions, metric), [definitions, metric]);
  const grouping = groupings.find(({ name }) => name === wanted) ?? groupings[0];
  if (grouping === undefined) return null;
  return (
    <Part title="Try it">
      {isOpen ? (
        <>
          <Select
            label="By"
            options={groupings.map(({ name, label }) => ({ value: name, label }))}
            chosen={[grouping.name]}
            onChange={([next = '']) => setWanted(next)}
          />
          <Result by={metricBy(definitions, metric, grouping)} />
        </>
      ) : (
        <p className="muted">Open a package to see the metric on its data.</p>
      )}
    </Part>
  );
}

const noRows: readonly MetricRow[] = [];

function Result({ by }: { readonly by: MetricBy }): ReactNode {
  const { metric, grouping } = by;
  const theme = useTheme();
  const asked = useAnswer(metricByQuery(by));
  const [explained, setExplained] = useState(false);
  const answer = asked.stale ? null : asked.answer;
  const rows = answer === null ? noRows : metricRows(answer, by);
  const drawn = drawnRows(rows, by);
  const title = `${metric.label} by ${grouping.label.toLowerCase()}`;
  return (
    <>
      <ChartCard
        title={title}
        note={noteOf(rows, by)}
        state={cardState({ ...asked, answer }, () => emptyText(rows, metric))}
        stale={asked.stale}
        twin={metricTable(rows, by)}
        height={metricFrame(600, Math.max(4, drawn.length)).height}
        figure={(width) => {
          const frame = metricFrame(width, drawn.length);
          return { spec: metricSpec(drawn, by, theme, frame), frame };
        }}
        onHow={() => setExplained(true)}
        below={
          <div className="chart-below">
            <p>{belowWords(rows.length, drawn.length, by)}</p>
            {answer?.warnings.map(({ code, message, fix }) => (
              <p key={code} className="chart-warning">{`${message} ${fix}`}</p>
            ))}
          </div>
        }
      >
        {(width) => <MetricByChart rows={drawn} by={by} width={width} />}
      </ChartCard>
      {explained && answer !== null ? (
        <Inspector>
          <HowComputed metrics={[metric.name]} answer={answer} />
        </Inspector>
      ) : null}
    </>
  );
}

function noteOf(rows: readonly MetricRow[], by: MetricBy): string {
  const { metric } = by;
  const all = rows.reduce((sum, { n }) => sum + (n ?? 0), 0);
  if (!hasSize(by)) return metric.unit;
  return `${metric.unit}, ${countedWords(by)} ${roundCount(all)}`;
}

function emptyText(rows: readonly MetricRow[], metric: Metric): string | null {
  if (rows.some(({ estimate }) => estimate !== null)) return null;
  return `The open package has no rows from which ${metric.label.toLowerCase()} could be computed.`;
}

function belowWords(all: number, drawn: number, by: MetricBy): string {
  const most = hasSize(by) ? 'those with the most behind them' : 'the largest';
  const which = by.grouping.dimension.type === 'date' ? 'the latest' : most;
  const left = drawn === all ? '' : `${drawn} of ${all} values, ${which}; the table has more. `;
  const interval = by.hasInterval ? 'Intervals of 95 %. ' : '';
  return `${left}${interval}${hasSize(by) ? `The figures at the right are ${countedWords(by)}.` : ''}`;
}
