import type { ReactNode } from 'react';
import { fewestToJudge } from '../../../shared/stats/verdict.ts';
import { count } from '../../i18n/format.ts';
import type { ScoreRow } from './rows.ts';

/** Those of whom there is too little to judge: named with their n, never ranked. Each leads to its figures. */
export function FewRows({
  rows,
  deciding,
  counted,
  onChoose,
}: {
  readonly rows: readonly ScoreRow[];
  /** How many of the first columns decide whether a row can be judged. */
  readonly deciding: number;
  /** What their n counts, in the plural. */
  readonly counted: string;
  readonly onChoose: (row: ScoreRow) => void;
}): ReactNode {
  if (rows.length === 0) return null;
  return (
    <div className="chart-few">
      <p className="muted">{`Too few to judge, with fewer than ${String(fewestToJudge)} ${counted}:`}</p>
      <ul>
        {rows.map((row) => (
          <li key={row.id ?? ''}>
            <button type="button" className="row-link" onClick={() => onChoose(row)}>
              {row.name}
            </button>
            <span className="muted">{` ${count(mostBehind(row, deciding))}`}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The most behind one of the columns that decide. */
function mostBehind({ cells }: ScoreRow, deciding: number): number {
  return Math.max(0, ...cells.slice(0, deciding).map(({ n }) => n));
}
