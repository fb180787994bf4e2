import { count } from '../../i18n/format.ts';
import { metricValue } from '../metric-by/rows.ts';
import { quarterName } from '../periods/period.ts';
import type { ScoreColumn } from '../scorecard/columns.ts';
import { isJudged, type ScoreRow } from '../scorecard/rows.ts';
import { decidingColumns } from './columns.ts';
import { media } from './groups.ts';
import type { QualityChoice } from './query.ts';

/** On which side of the average a row's whole interval lies; null where the average lies within, or the row can't be judged. */
export function sideOf(row: ScoreRow, columns: readonly ScoreColumn[], at: number): 'above' | 'below' | null {
  const cell = row.cells[at];
  const average = columns[at]?.average ?? null;
  if (cell === undefined || cell.verdict === 'too_few' || cell.estimate === null || average === null)
    return null;
  const { low, high } = cell.estimate;
  if (low === null || high === null) return null;
  return low > average ? 'above' : high < average ? 'below' : null;
}

/** Which rows have clearly more or fewer penalty points than all together. */
export function qualityHeadline(
  rows: readonly ScoreRow[],
  columns: readonly ScoreColumn[],
  { medium, group, quarter }: QualityChoice,
): string {
  const { many } = media[medium];
  const known = rows.filter(({ id }) => id !== null);
  const when = quarter === '' ? '' : ` in ${quarterName(quarter)}`;
  const [score] = columns;
  if (known.length === 0 || score === undefined) return `No reviews of ${many}${when}.`;
  const lead = `${count(known.length)} ${group.many} of ${many}`;
  const judged = known.filter((row) => isJudged(row, decidingColumns(medium)));
  if (judged.length === 0) return `None of ${lead} has enough reviews${when} to be judged alone.`;
  const have = judged.length === 1 ? 'has' : 'have';
  const begin = `${count(judged.length)} of ${lead} ${have} enough reviews${when} to be judged`;
  if (score.average === null) return `${begin}.`;
  const sides = judged.map((row) => sideOf(row, columns, 0));
  const above = sides.filter((side) => side === 'above').length;
  const below = sides.filter((side) => side === 'below').length;
  const average = `${metricValue(score.metric, score.average)} ${score.metric.unit}`;
  return `${begin}: ${above === 0 ? 'none' : count(above)} clearly worse than the average of ${average}, ${below === 0 ? 'none' : count(below)} clearly better.`;
}
