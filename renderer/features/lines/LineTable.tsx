import type { ReactNode } from 'react';
import { languageName } from '../../charts/figures.ts';
import { decimal } from '../../i18n/format.ts';
import { lineWords } from '../../i18n/lines.ts';
import { RowLink } from '../../ui/row-link.tsx';
import { Table, type TableColumn } from '../../ui/table.tsx';
import { keyOf, type Line } from './line.ts';
import { halves, noText, timecode } from './words.ts';

/** Props of {@link LineTable}. */
export interface LineTableProps {
  readonly count: number;
  readonly line: (place: number) => Line | undefined;
  /** What is wrong with a line, in a few words. */
  readonly found: (line: Line) => string;
  /** Whether a line is faster, or longer, than it may be; by the model's limit at delivery where this isn't given. */
  readonly isOver?: (line: Line, rule: 'reading_speed' | 'line_length') => boolean;
  /** Whether the lines are of one track, whose name need not stand in each row. */
  readonly isOneTrack: boolean;
  readonly chosen: string | null;
  readonly onChoose: (line: Line) => void;
  readonly onView?: (first: number, last: number) => void;
}

const rowHeight = 46;

const columns: readonly TableColumn[] = [
  { key: 'time', label: 'In', weight: 1.2, least: 12 },
  { key: 'text', label: 'Text', weight: 6, least: 18 },
  { key: 'track', label: 'Track', weight: 2.4, least: 12 },
  { key: 'seconds', label: 'Seconds', numeric: true, least: 7 },
  { key: 'cps', label: 'cps', numeric: true, least: 5 },
  { key: 'longest', label: 'cpl', numeric: true, least: 5 },
  { key: 'found', label: 'Findings', weight: 2.6, least: 13 },
];

/** Lines in a list of any length, each in its own script and direction. */
export function LineTable({
  count,
  line,
  found,
  isOver = isOverAtDelivery,
  isOneTrack,
  chosen,
  onChoose,
  onView,
}: LineTableProps): ReactNode {
  const shown = columns.filter(({ key }) => !isOneTrack || key !== 'track');
  return (
    <div className="line-table">
      <Table
        caption={lineWords.list}
        columns={shown}
        rowCount={count}
        rowHeight={rowHeight}
        height={560}
        {...(onView === undefined ? {} : { onView })}
        cell={(row, column) => {
          const at = line(row);
          return at === undefined
            ? null
            : cellOf(at, shown[column]?.key, { found, isOver, chosen, onChoose });
        }}
      />
    </div>
  );
}

function cellOf(
  line: Line,
  key: string | undefined,
  {
    found,
    isOver,
    chosen,
    onChoose,
  }: Pick<LineTableProps, 'found' | 'chosen' | 'onChoose'> & Required<Pick<LineTableProps, 'isOver'>>,
): ReactNode {
  switch (key) {
    case 'time':
      return (
        <RowLink isCurrent={keyOf(line) === chosen} onClick={() => onChoose(line)}>
          {timecode(line.startMs)}
        </RowLink>
      );
    case 'text':
      return <LineText line={line} />;
    case 'track':
      return <span title={line.title}>{`${line.title}, ${languageName(line.language)}`}</span>;
    case 'seconds':
      return line.durationMs === null ? '–' : decimal(line.durationMs / 1000, 2);
    case 'cps':
      return (
        <span className={isOver(line, 'reading_speed') ? 'over-limit' : undefined}>
          {decimal(line.cps, 1)}
        </span>
      );
    case 'longest':
      return (
        <span className={isOver(line, 'line_length') ? 'over-limit' : undefined}>{halves(line.longest)}</span>
      );
    default: {
      const what = found(line);
      return <span title={what}>{what}</span>;
    }
  }
}

function isOverAtDelivery({ marks }: Line, rule: 'reading_speed' | 'line_length'): boolean {
  return marks.includes(rule === 'reading_speed' ? 'is_over_limit' : 'is_over_line_length');
}

/** The text of a line, in its own script and direction. */
export function LineText({ line }: { readonly line: Line }): ReactNode {
  if (line.text === null || line.text === '') return <span className="muted">{noText(line)}</span>;
  return (
    <span className="line-text" dir="auto" lang={line.language ?? undefined} title={line.text}>
      {line.text}
    </span>
  );
}
