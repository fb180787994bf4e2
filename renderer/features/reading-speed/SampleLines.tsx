import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef, type ReactNode } from 'react';
import { loadDefinitions } from '../../../shared/semantic/definitions.ts';
import { sampleLinesSql, type LineMeasure } from '../../../shared/semantic/sample-lines.ts';
import type { Filter } from '../../../shared/workspace/filter.ts';
import { InspectorSection } from '../../app/inspector.tsx';
import { numberOf, rowsOf, textOf, type Columnar } from '../../charts/cells.ts';
import { linesOf, type SpeedPanel } from '../../charts/reading-speed/panel.ts';
import { withoutOwnBrush, type SpeedChoice } from '../../charts/reading-speed/query.ts';
import type { SpeedRange } from '../../charts/reading-speed/SpeedPanels.tsx';
import { clock, count, decimal } from '../../i18n/format.ts';
import { useRows } from '../../state/ask.ts';
import { classes } from '../../ui/classes.ts';
import { ErrorState, Skeleton } from '../../ui/states.tsx';

/** The most lines that are read for the list. */
const mostLines = 500;

/** The lines to list: those of a panel within a range. */
export interface Sample {
  readonly panel: SpeedPanel;
  readonly range: SpeedRange;
}

interface Line {
  readonly key: string;
  readonly text: string | null;
  readonly language: string | null;
  readonly title: string;
  readonly startMs: number | null;
  readonly durationMs: number | null;
  readonly measure: number | null;
  readonly over: boolean;
}

/** The lines of a selection in their own script and direction, fastest first, with speed, duration, title and time. */
export function SampleLines({
  sample,
  choice,
  filters,
}: {
  readonly sample: Sample;
  readonly choice: SpeedChoice;
  readonly filters: readonly Filter[];
}): ReactNode {
  const asked = useRows(sqlOf(sample, choice, filters));
  const { axis } = choice;
  const found = linesIn(sample);
  const shown = found > mostLines ? `, the first ${count(mostLines)} shown` : '';
  const title = `${count(found)} ${sample.panel.name} lines at ${axis.show(sample.range.from)} to ${axis.show(sample.range.to)} ${axis.unit}, ${axis.id === 'cpl' ? 'longest' : 'fastest'} first${shown}`;
  const lines = useMemo(() => (asked.answer === null ? null : linesOfAnswer(asked.answer)), [asked.answer]);
  return (
    <InspectorSection title={title}>
      {asked.problem !== null ? <ErrorState problem={asked.problem} /> : null}
      {lines === null && asked.problem === null ? <Skeleton lines={8} /> : null}
      {lines === null ? null : (
        <div className={classes(asked.stale && 'stale')} aria-busy={asked.stale}>
          <LineList
            key={`${sample.panel.language ?? ''}${sample.range.from}-${sample.range.to}`}
            lines={lines}
            choice={choice}
          />
        </div>
      )}
    </InspectorSection>
  );
}

const measures: Readonly<Record<string, LineMeasure>> = {
  cps: 'cps',
  speed_ratio: 'speed_ratio',
  wpm: 'wpm',
  cpl: 'longest_line',
};

function sqlOf({ panel, range }: Sample, { axis }: SpeedChoice, filters: readonly Filter[]): string | null {
  const definitions = loadDefinitions();
  if (!definitions.ok) return null;
  const others = withoutOwnBrush(filters, axis).filter((filter) => filter.dimension !== 'language');
  return sampleLinesSql(
    {
      language: panel.language,
      measure: measures[axis.id] ?? 'cps',
      ...range,
      filters: others,
      limit: mostLines,
    },
    definitions.value,
  );
}

function linesIn({ panel, range }: Sample): number {
  return linesOf(panel.bins.filter((bin) => bin.from >= range.from - 1e-9 && bin.to <= range.to + 1e-9));
}

function linesOfAnswer(answer: Columnar): Line[] {
  return rowsOf(answer).map((row) => ({
    key: `${textOf(row('version_id')) ?? ''} ${textOf(row('ordinal')) ?? ''}`,
    text: textOf(row('text')),
    language: textOf(row('language')),
    title: textOf(row('title')) ?? 'no title',
    startMs: numberOf(row('start_ms')),
    durationMs: numberOf(row('duration_ms')),
    measure: numberOf(row('measure')),
    over: row('is_over_limit') === true,
  }));
}

function LineList({
  lines,
  choice,
}: {
  readonly lines: readonly Line[];
  readonly choice: SpeedChoice;
}): ReactNode {
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 84,
    overscan: 6,
  });
  if (lines.length === 0) return <p className="muted">No lines here.</p>;
  return (
    <div ref={scroller} className="sample-lines" role="region" aria-label="Lines" tabIndex={0}>
      <ol style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const line = lines[item.index];
          return line === undefined ? null : (
            <li
              key={line.key}
              ref={virtual.measureElement}
              data-index={item.index}
              aria-setsize={lines.length}
              aria-posinset={item.index + 1}
              style={{ transform: `translateY(${item.start}px)` }}
            >
              <LineView line={line} choice={choice} />
            </li>
          );
        })}
      </ol>
    </div>
  );
}

function LineView({
  line,
  choice: { axis },
}: {
  readonly line: Line;
  readonly choice: SpeedChoice;
}): ReactNode {
  const digits = axis.id === 'speed_ratio' ? 2 : 1;
  return (
    <>
      <div className="sample-line">
        {line.text === null ? (
          <p className="muted">text withheld</p>
        ) : (
          <p dir="auto" lang={line.language ?? undefined}>
            {line.text}
          </p>
        )}
        <p className="sample-figures">
          <strong
            className={line.over ? 'over-limit' : undefined}
            title={`${axis.unit}${line.over ? ', over the limit' : ''}`}
          >
            {decimal(line.measure, digits)}
          </strong>
          <span>{line.durationMs === null ? '–' : `${decimal(line.durationMs / 1000, 1)} s`}</span>
        </p>
      </div>
      <p className="muted small" dir="auto">
        {line.title}, {line.startMs === null ? '–' : clock(line.startMs)}
      </p>
    </>
  );
}
