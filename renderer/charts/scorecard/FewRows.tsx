import type { ReactNode } from 'react';
import { fewestToJudge } from '../../../shared/stats/verdict.ts';
import { count } from '../../i18n/format.ts';
import type { ScoreRow } from './rows.ts';

/** Those of whom there is too little to judge: named with their n, never ranked. Each leads to its figures. */
export function FewRows({
  rows,
  counted,
  onChoose,
}: {
  readonly rows: readonly ScoreRow[];
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
            <span className="muted">{` ${count(row.cells[0]?.n ?? 0)}`}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
