import { count } from '../../i18n/format.ts';
import { percent, percentWithInterval, plural, type Estimate } from '../figures.ts';
import type { CapacityRow } from '../utilisation/rows.ts';
import { weeksOf } from '../utilisation/rows.ts';
import { quarterName } from '../periods/period.ts';
import { thresholdWords, type ScoreColumn } from '../scorecard/columns.ts';
import { isJudged, type ScoreRow } from '../scorecard/rows.ts';
import { partnerKinds } from './groups.ts';
import type { PartnerChoice } from './query.ts';

/** What a choice looks at: `dubbing studios`, or the rows that their work is put together by. */
export function rowsWords({ roll, kind }: PartnerChoice): string {
  const { many } = partnerKinds[kind];
  if (roll.id === 'partner') return many;
  return kind === 'all' ? roll.many : `${roll.many} of ${many}`;
}

const when = (quarter: string): string => (quarter === '' ? '' : ` in ${quarterName(quarter)}`);

/** Who misses what with the whole interval, of those who can be judged. */
export function operationsHeadline(
  rows: readonly ScoreRow[],
  columns: readonly ScoreColumn[],
  choice: PartnerChoice,
): string {
  const words = rowsWords(choice);
  if (rows.length === 0) return `No orders of ${words}${when(choice.quarter)}.`;
  const judged = rows.filter((row) => isJudged(row));
  if (judged.length === 0)
    return `None of ${count(rows.length)} ${words} has enough orders${when(choice.quarter)} to be judged alone.`;
  const missed = columns.flatMap((column, i) => missedWords(column, judged, i)).slice(0, 2);
  const have = judged.length === 1 ? 'has' : 'have';
  return `${count(judged.length)} of ${count(rows.length)} ${words} ${have} enough orders${when(choice.quarter)} to be judged: ${missed.join(', ')}.`;
}

/** `5 are clearly below 97 % on time`. */
function missedWords({ threshold, title }: ScoreColumn, rows: readonly ScoreRow[], i: number): string[] {
  if (threshold === null) return [];
  const missed = rows.filter(({ cells }) => cells[i]?.verdict === 'misses').length;
  const limit = thresholdWords(threshold).replace(/^at \w+ /, '');
  const side = threshold.bound === 'at_least' ? 'below' : 'above';
  return [`${missed === 0 ? 'none' : count(missed)} clearly ${side} ${limit} ${title.toLowerCase()}`];
}

/** n and what it leaves out, under the headline of operations. */
export function operationsNote(
  rows: readonly ScoreRow[],
  onTime: Estimate | null,
  due: number,
  overdue: number,
): string {
  const few = rows.length - rows.filter((row) => isJudged(row)).length;
  return [
    onTime === null
      ? ''
      : `All together ${percentWithInterval(onTime)} on time of ${plural(due, 'order due', 'orders due')}.`,
    few === 0 ? '' : `Listed and not judged, with too few: ${count(few)}.`,
    overdue === 0 ? '' : `${plural(overdue, 'order')} overdue and not delivered.`,
    'Only what is the partner’s fault counts against a partner.',
  ]
    .filter((part) => part !== '')
    .join(' ');
}

/** How much of what was declared is booked, and who is booked beyond it. */
export function capacityHeadline(
  rows: readonly CapacityRow[],
  utilisation: number | null,
  weeks: 'ahead' | 'past',
  choice: PartnerChoice,
): string {
  const words = rowsWords(choice);
  const span = plural(weeksOf(rows).length, 'week');
  if (rows.length === 0 || utilisation === null)
    return `No capacity of ${words} is declared for ${weeks === 'ahead' ? 'weeks to come' : 'past weeks'}.`;
  const over = rows.filter(({ cells }) => cells.some(({ load }) => load === 'over')).length;
  const beyond =
    over === 0
      ? 'no week is booked beyond it'
      : `${count(over)} of ${count(rows.length)} ${words} ${over === 1 ? 'has' : 'have'} a week booked beyond it`;
  const lead = weeks === 'ahead' ? `For the next ${span}` : `In the last ${span}`;
  return `${lead}, ${percent(utilisation, 0)} of the declared minutes ${weeks === 'ahead' ? 'are' : 'were'} booked; ${beyond}.`;
}

/** What a minute cost, and what came on top. */
export function financeHeadline(
  costPerMinute: number | null,
  rework: Estimate | null,
  rush: Estimate | null,
  choice: PartnerChoice,
): string {
  const words = partnerKinds[choice.kind].many;
  if (costPerMinute === null) return `No invoices of ${words}${when(choice.quarter)}.`;
  const shares = [
    rework === null ? '' : `${percent(rework.value)} was rework`,
    rush === null ? '' : `${percent(rush.value)} rush`,
  ].filter((part) => part !== '');
  const rest = shares.length === 0 ? '' : `; of the charges, ${shares.join(' and ')}`;
  return `A minute from ${words} cost ${costPerMinute.toFixed(2)} US dollars${when(choice.quarter)}${rest}.`;
}
