import type { ReactNode } from 'react';
import type { Filter } from '../../../shared/workspace/filter.ts';
import { InspectorSection } from '../../app/inspector.tsx';
import { countOf, rowsOf, textOf } from '../../charts/cells.ts';
import { measureWords } from '../../charts/consumption-modes/groups.ts';
import { rulesQuery, type ConsumptionChoice } from '../../charts/consumption-modes/query.ts';
import type { ConsumptionGroup } from '../../charts/consumption-modes/rows.ts';
import { percent, percentInterval, percentWithInterval, plural } from '../../charts/figures.ts';
import type { ConsumptionMode } from '../../charts/modes.ts';
import type { PreferenceShare } from '../../charts/preference/rows.ts';
import { useAnswer } from '../../state/ask.ts';
import { classes } from '../../ui/classes.ts';
import { ErrorState, Skeleton } from '../../ui/states.tsx';
import type { Show } from './selection.ts';
import type { Preference } from './use-preference.ts';
import type { Rules } from './use-rules.ts';

/** Props of {@link GroupDetail}. */
export interface GroupDetailProps {
  readonly group: ConsumptionGroup;
  /** The mode whose segment was chosen; null for the group as a whole. */
  readonly mode: string | null;
  readonly choice: ConsumptionChoice;
  readonly filters: readonly Filter[];
  readonly rules: Rules;
  readonly preference: Preference;
  readonly onShow: Show;
}

/** A group of the chart: its modes with their intervals, the rules that classified its views, and what was preferred. */
export function GroupDetail({
  group,
  mode,
  choice,
  filters,
  rules,
  preference,
  onShow,
}: GroupDetailProps): ReactNode {
  const { noun } = measureWords[choice.measure];
  const chosen = group.segments.find((segment) => segment.mode.id === mode);
  return (
    <>
      <InspectorSection title={`${group.name}, share of ${noun}`}>
        <ModeList
          entries={group.segments.map((segment) => ({ mode: segment.mode, share: segment.share }))}
          chosen={mode}
        />
        <p className="muted small">
          {chosen === undefined
            ? `${plural(group.views, 'view')}, ${plural(group.hours, 'hour')}.`
            : `${chosen.mode.label}: ${plural(chosen.views, 'view')}, ${plural(chosen.hours, 'hour')}.`}
        </p>
        {group.completion === null ? null : (
          <p className="muted small">{`Completed: ${percentWithInterval(group.completion)} of views.`}</p>
        )}
      </InspectorSection>
      <GroupRules group={group} mode={mode} choice={choice} filters={filters} rules={rules} onShow={onShow} />
      <GroupPreference group={group} choice={choice} preference={preference} />
    </>
  );
}

function ModeList({
  entries,
  chosen,
}: {
  readonly entries: readonly { readonly mode: ConsumptionMode; readonly share: PreferenceShare['share'] }[];
  readonly chosen: string | null;
}): ReactNode {
  return (
    <dl className="mode-list">
      {entries.map(({ mode, share }) => (
        <ModeEntry key={mode.id} mode={mode} share={share} isChosen={mode.id === chosen} />
      ))}
    </dl>
  );
}

function ModeEntry({
  mode,
  share,
  isChosen,
}: {
  readonly mode: ConsumptionMode;
  readonly share: PreferenceShare['share'];
  readonly isChosen: boolean;
}): ReactNode {
  const className = classes(isChosen && 'mode-chosen');
  return (
    <>
      <dt className={className}>{mode.label}</dt>
      <dd className={className}>
        {percent(share.value)} <span className="muted">{percentInterval(share)}</span>
      </dd>
    </>
  );
}

/** The rules that classified the views of the group (of one mode, where one was chosen), the most frequent first. */
function GroupRules({
  group,
  mode,
  choice,
  filters,
  rules: { rules },
  onShow,
}: Omit<GroupDetailProps, 'preference'>): ReactNode {
  const dimension = choice.grouping.id;
  const own: Filter =
    group.id === null
      ? { dimension, op: 'is_null', values: [] }
      : { dimension, op: 'eq', values: [group.id] };
  const others = filters.filter((filter) => filter.dimension !== dimension);
  const asked = useAnswer(rulesQuery([...others, own]));
  if (asked.problem !== null) return <ErrorState problem={asked.problem} />;
  const views = new Map(
    (asked.answer === null ? [] : rowsOf(asked.answer)).map((row) => [
      textOf(row('consumption_rule')),
      countOf(row('views')),
    ]),
  );
  const decided = rules
    .filter((rule) => views.has(rule.id) && (mode === null || rule.mode.id === mode))
    .toSorted((a, b) => (views.get(b.id) ?? 0) - (views.get(a.id) ?? 0));
  return (
    <InspectorSection
      title={
        decided.length === 1
          ? 'The rule that classified these views'
          : 'The rules that classified these views'
      }
    >
      {asked.answer === null ? <Skeleton lines={3} /> : null}
      <ul className="rule-list">
        {decided.map((rule) => (
          <li key={rule.id}>
            <p>{`${rule.label}: ${rule.mode.label}.`}</p>
            <p className="muted small">
              <button
                type="button"
                className="row-link"
                onClick={() => onShow({ kind: 'rule', id: rule.id })}
              >{`Rule ${rule.place} of ${rules.length}`}</button>
              {`, ${plural(views.get(rule.id) ?? 0, 'view')}`}
            </p>
          </li>
        ))}
      </ul>
    </InspectorSection>
  );
}

/** What was preferred in a language, where the groups are languages. */
function GroupPreference({
  group,
  choice,
  preference: { all, allShares, isObserved },
}: Pick<GroupDetailProps, 'group' | 'choice' | 'preference'>): ReactNode {
  if (choice.grouping.id !== 'consumption_language' || all.answer === null) return null;
  const shares = allShares.filter((share) => share.language === group.id);
  if (shares.length === 0) return null;
  const views = shares.reduce((sum, share) => sum + share.views, 0);
  return (
    <InspectorSection title={isObserved ? `Observed mode in ${group.name}` : `Preference in ${group.name}`}>
      <p className="muted small">{`Where subtitles and a dub were both available all week, ${plural(views, 'view')}:`}</p>
      <ModeList entries={shares.toSorted((a, b) => b.share.value - a.share.value)} chosen={null} />
    </InspectorSection>
  );
}
