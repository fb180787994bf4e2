import { Fragment, useMemo, type ReactNode } from 'react';
import type { Filter } from '../../../shared/workspace/filter.ts';
import { definitions } from '../../app/ask.ts';
import { Inspector, InspectorSection } from '../../app/inspector.tsx';
import { HowComputed } from '../../charts/card/HowComputed.tsx';
import { countOf, rowsOf, textOf } from '../../charts/cells.ts';
import { quarterPeriods } from '../../charts/periods/rows.ts';
import { qualityColumns } from '../../charts/quality/columns.ts';
import { qualityGroups } from '../../charts/quality/groups.ts';
import {
  categoriesQuery,
  qualityQuartersQuery,
  qualityRowFilter,
  rolesQuery,
  type QualityChoice,
} from '../../charts/quality/query.ts';
import { roleScores } from '../../charts/quality/roles.ts';
import { RowFigures } from '../../charts/scorecard/RowFigures.tsx';
import { RowQuarters } from '../../charts/scorecard/RowQuarters.tsx';
import { count } from '../../i18n/format.ts';
import { useAnswer, type Asked } from '../../state/ask.ts';
import { setFilter } from '../../state/view.ts';
import type { Answer } from '../../state/workbench.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorState, Skeleton } from '../../ui/states.tsx';
import type { Shown } from './selection.ts';
import type { QualityView } from './use-quality.ts';

/** Props of {@link Detail}. */
export interface DetailProps {
  readonly shown: Shown;
  readonly choice: QualityChoice;
  readonly filters: readonly Filter[];
  readonly view: QualityView;
}

/** The inspector of the screen: what was chosen to look at, as long as it is there. */
export function Detail({ shown, ...props }: DetailProps): ReactNode {
  const content = shown.kind === 'how' ? howOf(shown.card, props.view) : rowOf(shown, props);
  return content === null ? null : <Inspector>{content}</Inspector>;
}

function howOf(card: 'scores' | 'stages' | 'quarters', view: QualityView): ReactNode {
  const asked = { scores: view.scores.asked, stages: view.stages.asked, quarters: view.byQuarter }[card];
  const columns = { scores: view.scores.columns, stages: view.stages.columns, quarters: view.quarterColumns }[
    card
  ];
  return asked.answer === null ? null : (
    <HowComputed metrics={columns.map(({ metric }) => metric.name)} answer={asked.answer} />
  );
}

type Row = Extract<Shown, { kind: 'row' }>;
type RowProps = Omit<DetailProps, 'shown'> & { readonly row: Row };

function rowOf(row: Row, props: Omit<DetailProps, 'shown'>): ReactNode {
  const { view, choice } = props;
  const part = row.by === 'review_stage' ? view.stages : view.scores;
  if (row.by !== 'review_stage' && row.by !== choice.group.id) return null;
  const found = part.rows.find(({ id }) => id === row.id);
  return (
    <>
      <InspectorSection title={row.name}>
        <RowFigures row={found} columns={part.columns} />
        <div className="row">
          <Button onClick={() => setFilter(filterOf(row, choice))}>Show only this</Button>
        </div>
      </InspectorSection>
      <RowParts key={row.id} row={row} {...props} />
    </>
  );
}

function filterOf({ by, id }: Row, { group }: QualityChoice): Filter {
  return qualityRowFilter(by === group.id ? group : { ...group, id: by }, id);
}

/** What more there is of a row: a stage has nothing but its reviews, a role what was found, anything else all of it. */
function RowParts(props: RowProps): ReactNode {
  const { row } = props;
  if (row.by === 'review_stage') return null;
  if (row.by === qualityGroups.role.id) return <Found {...props} />;
  return (
    <>
      <Roles {...props} />
      <Found {...props} />
      <Quarters {...props} />
    </>
  );
}

function Roles({ row, choice, filters }: RowProps): ReactNode {
  const asked = useAnswer(rolesQuery(choice, filters, filterOf(row, choice)));
  const { medium } = choice;
  const columns = useMemo(() => qualityColumns(definitions(), medium, 'roles'), [medium]);
  return (
    <InspectorSection title="Who answers for it">
      <Waiting asked={asked}>
        {(answer) =>
          roleScores(answer, columns).map(({ metric, unit, entries }) => (
            <Fragment key={metric}>
              <p className="muted small">{unit}</p>
              <dl className="quality-list">
                {entries.map(({ id, ...entry }) => (
                  <Entry key={id} {...entry} />
                ))}
              </dl>
            </Fragment>
          ))
        }
      </Waiting>
      <p className="muted small">What each role answers for, by the rules for findings.</p>
    </InspectorSection>
  );
}

function Found({ row, choice, filters }: RowProps): ReactNode {
  const asked = useAnswer(categoriesQuery(choice, filters, filterOf(row, choice)));
  return (
    <InspectorSection title="What was found">
      <Waiting asked={asked}>
        {(answer) => (
          <dl className="quality-list">
            {rowsOf(answer).map((found) => {
              const category = textOf(found('finding_category')) ?? 'unknown';
              const critical = countOf(found('critical_findings'));
              const points = `${count(countOf(found('penalty_points')))} points`;
              return (
                <Entry
                  key={category}
                  name={category.replaceAll('_', ' ')}
                  value={critical === 0 ? points : `${points}, ${count(critical)} critical`}
                />
              );
            })}
          </dl>
        )}
      </Waiting>
    </InspectorSection>
  );
}

function Quarters({ row, choice, filters, view: { quarterColumns } }: RowProps): ReactNode {
  const asked = useAnswer(qualityQuartersQuery(choice, filters, filterOf(row, choice)));
  const periods =
    asked.answer === null || asked.stale ? [] : quarterPeriods(asked.answer, quarterColumns).toReversed();
  return <RowQuarters asked={asked} quarters={periods} columns={quarterColumns} />;
}

function Entry({ name, value }: { readonly name: string; readonly value: string }): ReactNode {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}

/** What stands in place of an answer that is not there yet, or failed. */
function Waiting({
  asked,
  children,
}: {
  readonly asked: Asked<Answer>;
  readonly children: (answer: Answer) => ReactNode;
}): ReactNode {
  if (asked.problem !== null) return <ErrorState problem={asked.problem} />;
  if (asked.answer === null || asked.stale) return <Skeleton lines={4} />;
  return asked.answer.rowCount === 0 ? <p className="muted">Nothing.</p> : children(asked.answer);
}
