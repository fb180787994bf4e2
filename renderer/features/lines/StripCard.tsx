import { useMemo, type ReactNode } from 'react';
import { useTheme } from '../../app/theme.ts';
import { ChartCard } from '../../charts/card/ChartCard.tsx';
import { cardState } from '../../charts/card/card-state.ts';
import { plural } from '../../charts/figures.ts';
import { stripFrame, stripSpec, type StripLine } from '../../charts/line-strip/spec.ts';
import { StripChart } from '../../charts/line-strip/StripChart.tsx';
import type { TableTwin } from '../../charts/table-twin.ts';
import { decimal } from '../../i18n/format.ts';
import { lineWords } from '../../i18n/lines.ts';
import { showInGlossary } from '../../state/definition-links.ts';
import type { Asked } from '../../state/ask.ts';
import { speedLimit, type VersionFindings } from './findings.ts';
import { keyOf, type Line } from './line.ts';
import { halves, timecode } from './words.ts';

const msPerMinute = 60_000;

/** The speed of the lines of a track over its time, against the limit. */
export function StripCard({
  lines,
  findings,
  asked,
  onChoose,
}: {
  readonly lines: readonly Line[];
  /** Null while they are made: the limit is then that of the model, at delivery. */
  readonly findings: VersionFindings | null;
  readonly asked: Asked<unknown>;
  readonly onChoose: (line: Line) => void;
}): ReactNode {
  const theme = useTheme();
  const timed = useMemo(() => stripLines(lines, findings), [lines, findings]);
  const limit = findings === null ? (lines[0]?.maxCps ?? null) : speedLimit(findings);
  const twin = useMemo(() => twinOf(lines, limit), [lines, limit]);
  return (
    <ChartCard
      title={lineWords.strip}
      note={`characters per second${limit === null ? '' : `, limit ${halves(limit)}`}, ${plural(timed.length, 'line')}`}
      state={cardState(asked, () => (timed.length === 0 ? 'No line of this track has a speed.' : null))}
      stale={asked.stale}
      twin={twin}
      height={stripFrame(800).height}
      figure={(width) => {
        const frame = stripFrame(width);
        return { spec: stripSpec(timed, limit, theme, frame), frame };
      }}
      onHow={() => showInGlossary('core.line_reading')}
    >
      {(width) => (
        <StripChart
          lines={timed}
          limit={limit}
          width={width}
          onChoose={(id) => {
            const line = lines.find((each) => keyOf(each) === id);
            if (line !== undefined) onChoose(line);
          }}
        />
      )}
    </ChartCard>
  );
}

function stripLines(lines: readonly Line[], findings: VersionFindings | null): StripLine[] {
  const isOver = (line: Line): boolean =>
    findings === null
      ? line.marks.includes('is_over_limit')
      : findings.byLine.get(line.ordinal)?.some(({ rule }) => rule === 'reading_speed') === true;
  return lines.flatMap((line) => {
    const { startMs, durationMs, cps } = line;
    if (startMs === null || durationMs === null || cps === null) return [];
    return [
      {
        id: keyOf(line),
        from: startMs / msPerMinute,
        to: (startMs + durationMs) / msPerMinute,
        cps,
        over: isOver(line),
        tip: `${timecode(startMs)}: ${decimal(cps, 1)} characters per second`,
      },
    ];
  });
}

function twinOf(lines: readonly Line[], limit: number | null): TableTwin {
  return {
    columns: [
      { label: 'line' },
      { label: 'in' },
      { label: 'seconds', show: (value) => decimal(value, 2) },
      { label: 'characters per second', show: (value) => decimal(value, 1) },
      { label: 'limit' },
    ],
    rows: lines.map((line) => [
      line.ordinal,
      timecode(line.startMs),
      line.durationMs === null ? null : line.durationMs / 1000,
      line.cps,
      limit,
    ]),
  };
}
