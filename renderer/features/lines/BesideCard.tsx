import { useMemo, type ReactNode } from 'react';
import { Card } from '../../app/parts.tsx';
import { languageName, plural } from '../../charts/figures.ts';
import { decimal } from '../../i18n/format.ts';
import { lineWords } from '../../i18n/lines.ts';
import { ErrorState, Skeleton } from '../../ui/states.tsx';
import { RowLink } from '../../ui/row-link.tsx';
import { Table } from '../../ui/table.tsx';
import { aligned, type Aligned } from './align.ts';
import type { Line } from './line.ts';
import { LineText } from './LineTable.tsx';
import { timecode } from './words.ts';
import { useVersionLines } from './use-lines.ts';

/** The lines of two tracks beside each other, by the time at which they are seen. */
export function BesideCard({
  lines,
  beside,
  onChoose,
}: {
  readonly lines: readonly Line[];
  readonly beside: string;
  readonly onChoose: (line: Line) => void;
}): ReactNode {
  const other = useVersionLines(beside);
  const rows = useMemo(
    () => (other.lines === null ? null : aligned(lines, other.lines)),
    [lines, other.lines],
  );
  return (
    <Card
      title={lineWords.pairs}
      note={rows === null ? undefined : plural(rows.length, 'moment')}
      stale={other.asked.stale}
    >
      {other.asked.problem === null ? null : <ErrorState problem={other.asked.problem} />}
      {rows === null && other.asked.problem === null ? <Skeleton lines={8} /> : null}
      {rows === null ? null : (
        <div className="line-pairs">
          <Table
            caption={lineWords.pairs}
            columns={[
              { key: 'time', label: 'In', weight: 1.2, least: 12 },
              { key: 'left', label: languageName(lines[0]?.language ?? null), weight: 5, least: 16 },
              { key: 'leftCps', label: 'cps', numeric: true, least: 6 },
              { key: 'right', label: languageName(other.lines?.[0]?.language ?? null), weight: 5, least: 16 },
              { key: 'rightCps', label: 'cps', numeric: true, least: 6 },
            ]}
            rowCount={rows.length}
            rowHeight={64}
            height={560}
            cell={(row, column) => {
              const at = rows[row];
              return at === undefined ? null : cellOf(at, column, onChoose);
            }}
          />
        </div>
      )}
    </Card>
  );
}

function cellOf({ left, right }: Aligned, column: number, onChoose: (line: Line) => void): ReactNode {
  const [first] = [...left, ...right];
  switch (column) {
    case 0:
      return first === undefined ? null : (
        <RowLink onClick={() => onChoose(first)}>{timecode(first.startMs)}</RowLink>
      );
    case 1:
    case 3:
      return (
        <span className="line-pair">
          {(column === 1 ? left : right).map((line) => (
            <LineText key={line.ordinal} line={line} />
          ))}
        </span>
      );
    default:
      return (column === 2 ? left : right).map(({ cps }) => decimal(cps, 1)).join(' · ');
  }
}
