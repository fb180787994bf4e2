import type { ReactNode } from 'react';
import { loadDefinitions } from '../../../shared/semantic/definitions.ts';
import type { Filter } from '../../../shared/workspace/filter.ts';
import { Inspector, InspectorSection } from '../../app/inspector.tsx';
import { HowComputed } from '../../charts/card/HowComputed.tsx';
import { measureWords } from '../../charts/consumption-modes/groups.ts';
import { flagIds, flagMetric, type ConsumptionChoice } from '../../charts/consumption-modes/query.ts';
import type { ConsumptionRule } from '../../charts/consumption-modes/rules.ts';
import { plural } from '../../charts/figures.ts';
import { setFilter } from '../../state/view.ts';
import type { Answer } from '../../state/workbench.ts';
import { Button } from '../../ui/button.tsx';
import { GroupDetail } from './GroupDetail.tsx';
import type { CardId, Show, Shown } from './selection.ts';
import type { ConsumptionView } from './use-consumption.ts';
import type { Preference } from './use-preference.ts';
import type { Rules } from './use-rules.ts';

/** Props of {@link Detail}. */
export interface DetailProps {
  readonly shown: Shown;
  readonly choice: ConsumptionChoice;
  readonly filters: readonly Filter[];
  readonly view: ConsumptionView;
  readonly rules: Rules;
  readonly preference: Preference;
  readonly onShow: Show;
}

/** The inspector of the screen: what was chosen to look at, as long as it is there. */
export function Detail(props: DetailProps): ReactNode {
  const content = contentOf(props);
  return content === null ? null : <Inspector>{content}</Inspector>;
}

function contentOf({ shown, ...props }: DetailProps): ReactNode {
  const { choice, view, rules, onShow } = props;
  switch (shown.kind) {
    case 'how':
      return <How card={shown.card} {...props} />;
    case 'rule': {
      const rule = rules.rules.find(({ id }) => id === shown.id);
      return rule === undefined ? null : <RuleDetail rule={rule} of={rules.rules.length} />;
    }
    case 'flag':
      return <FlagDetail id={shown.id} rules={rules} onShow={onShow} />;
    case 'group': {
      const group = view.groups.find(({ id }) => id === shown.id);
      if (group === undefined || shown.by !== choice.grouping.id) return null;
      return <GroupDetail group={group} mode={shown.mode} {...props} />;
    }
  }
}

/** The definitions and the receipt of a card. */
function How({
  card,
  choice,
  view,
  rules,
  preference,
}: Omit<DetailProps, 'shown'> & { readonly card: CardId }): ReactNode {
  const { share, localized } = measureWords[choice.measure];
  const cards: Readonly<
    Record<CardId, { readonly metrics: readonly string[]; readonly answer: Answer | null }>
  > = {
    modes: { metrics: ['views', 'view_hours', share], answer: view.modes.answer },
    rates: { metrics: ['views', 'view_hours', localized, 'completion_rate'], answer: view.wholes.answer },
    preference: { metrics: ['views', 'preference_share'], answer: preference.all.answer },
    rules: { metrics: ['views', 'view_hours', ...flagIds.map(flagMetric)], answer: rules.asked.answer },
  };
  const { metrics, answer } = cards[card];
  return answer === null ? null : <HowComputed metrics={metrics} answer={answer} />;
}

/** A rule of the decision table: what it says, how it is written, what it decided. */
function RuleDetail({ rule, of }: { readonly rule: ConsumptionRule; readonly of: number }): ReactNode {
  return (
    <>
      <InspectorSection title={`Rule ${rule.place} of ${of}`}>
        <p>{rule.label}</p>
        <p className="muted">{`Then: ${rule.mode.label}. It decided ${plural(rule.views, 'view')}.`}</p>
        <p className="muted small">As it is written, where no rule before it holds:</p>
        <pre className="rule-condition">{rule.condition}</pre>
        <div className="row">
          <Button onClick={() => setFilter({ dimension: 'consumption_rule', op: 'eq', values: [rule.id] })}>
            Show only these views
          </Button>
        </div>
      </InspectorSection>
      <InspectorSection title="The table">
        <p className="muted">{tableDescription()}</p>
      </InspectorSection>
    </>
  );
}

function tableDescription(): string {
  const definitions = loadDefinitions();
  return definitions.ok ? (definitions.value.models.get('consumption')?.description ?? '') : '';
}

/** A flag: what was doubtful, and which rules decided all the same. */
function FlagDetail({
  id,
  rules: { flags, rules },
  onShow,
}: {
  readonly id: string;
  readonly rules: Rules;
  readonly onShow: Show;
}): ReactNode {
  const flag = flags.find((one) => one.id === id);
  if (flag === undefined) return null;
  return (
    <InspectorSection title={flag.label}>
      <p>{flag.description}</p>
      <p className="muted">{`${plural(flag.views, 'view')} carry it, decided by:`}</p>
      <ul className="rule-list">
        {flag.rules.map(({ rule, views }) => (
          <li key={rule.id}>
            <button
              type="button"
              className="row-link"
              onClick={() => onShow({ kind: 'rule', id: rule.id })}
            >{`Rule ${rule.place} of ${rules.length}: ${rule.label}`}</button>
            <span className="muted">{` ${plural(views, 'view')}`}</span>
          </li>
        ))}
      </ul>
    </InspectorSection>
  );
}
