import { useMemo, type ReactNode } from 'react';
import type { Filter } from '../../../shared/workspace/filter.ts';
import { Inspector, InspectorSection } from '../../app/inspector.tsx';
import { countOf, numberOf, rowsOf, textOf } from '../../charts/cells.ts';
import { HowComputed } from '../../charts/card/HowComputed.tsx';
import { percent, plural } from '../../charts/figures.ts';
import { partnerRolls } from '../../charts/partners/groups.ts';
import { parentsQuery, quartersQuery, rowFilter, type PartnerChoice } from '../../charts/partners/query.ts';
import type { ScoredReading } from '../../charts/partners/readings.ts';
import { quarterPeriods } from '../../charts/periods/rows.ts';
import { RowFigures } from '../../charts/scorecard/RowFigures.tsx';
import { RowQuarters } from '../../charts/scorecard/RowQuarters.tsx';
import { count } from '../../i18n/format.ts';
import { useAnswer } from '../../state/ask.ts';
import { setFilter } from '../../state/view.ts';
import { Button } from '../../ui/button.tsx';
import type { Shown } from './selection.ts';
import type { ScoredView } from './use-scored.ts';

/** Props of {@link Detail}. */
export interface DetailProps {
  readonly shown: Shown;
  readonly reading: ScoredReading;
  readonly choice: PartnerChoice;
  readonly filters: readonly Filter[];
  readonly view: ScoredView;
}

/** The inspector of a reading: what was chosen to look at, as long as it is there. */
export function Detail({ shown, ...props }: DetailProps): ReactNode {
  if (shown.kind === 'how') {
    const asked = shown.card === 'quarters' ? props.view.byQuarter : props.view.asked;
    const metrics = props.view.columns.map(({ metric }) => metric.name);
    return asked.answer === null ? null : (
      <Inspector>
        <HowComputed metrics={metrics} answer={asked.answer} />
      </Inspector>
    );
  }
  if (shown.by !== props.choice.roll.id) return null;
  return (
    <Inspector>
      <RowDetail key={shown.id} id={shown.id} name={shown.name} {...props} />
    </Inspector>
  );
}

type RowDetailProps = Omit<DetailProps, 'shown'> & {
  readonly id: string | null;
  readonly name: string;
};

/** A row in full: its figures with what can be said of them, its quarters, and to whom it belonged. */
function RowDetail(props: RowDetailProps): ReactNode {
  const { id, name, choice, view } = props;
  const row = view.rows.find((each) => each.id === id);
  return (
    <>
      <InspectorSection title={name}>
        <RowFigures row={row} columns={view.columns} />
        <div className="row">
          <Button onClick={() => setFilter(rowFilter(choice.roll, id))}>Show only this</Button>
        </div>
      </InspectorSection>
      <Quarters {...props} />
      <RowParents {...props} />
    </>
  );
}

function Quarters({ reading, choice, filters, id, view: { columns } }: RowDetailProps): ReactNode {
  const asked = useAnswer(quartersQuery(reading, choice, filters, rowFilter(choice.roll, id)));
  const quarters = useMemo(
    () => (asked.answer === null || asked.stale ? [] : quarterPeriods(asked.answer, columns).toReversed()),
    [asked.answer, asked.stale, columns],
  );
  return <RowQuarters asked={asked} quarters={quarters} columns={columns} />;
}

/** Companies own partners for a time: the work went to whoever owned the partner then. */
function RowParents({ reading, choice, filters, id }: RowDetailProps): ReactNode {
  const { roll } = choice;
  const isParent = roll.id === partnerRolls.parent.id;
  const isPartner = roll.id === partnerRolls.partner.id;
  const asked = useAnswer(
    isParent || isPartner ? parentsQuery(reading, choice, filters, rowFilter(roll, id)) : null,
  );
  if (asked.answer === null || (!isParent && !isPartner)) return null;
  const metric = reading === 'operations' ? 'orders_due' : 'spend_usd';
  const entries = rowsOf(asked.answer)
    .map((row) => ({
      id: `${textOf(row('partner')) ?? ''} ${textOf(row('parent_partner')) ?? ''}`,
      name: textOf(row(isParent ? 'partner_name' : 'parent_name')) ?? 'unknown',
      isOwn: textOf(row('partner')) === textOf(row('parent_partner')),
      amount: countOf(numberOf(row(metric))),
    }))
    .toSorted((a, b) => b.amount - a.amount);
  const whole = entries.reduce((sum, { amount }) => sum + amount, 0);
  const unit = (amount: number): string =>
    reading === 'operations'
      ? plural(amount, 'order due', 'orders due')
      : `${count(Math.round(amount))} dollars, ${whole === 0 ? '–' : percent(amount / whole, 0)}`;
  return (
    <InspectorSection title={isParent ? 'Partners it owned at the time' : 'Belonged at the time to'}>
      <ul className="rule-list">
        {entries.map(({ id: key, name, isOwn, amount }) => (
          <li key={key}>
            {isOwn && isPartner ? 'nobody: on its own' : name}
            <span className="muted">{` ${unit(amount)}`}</span>
          </li>
        ))}
      </ul>
    </InspectorSection>
  );
}
