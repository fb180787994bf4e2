import { useMemo, useState, type ReactNode } from 'react';
import { Figures, Headline, Toolbar, type Figure } from '../../app/parts.tsx';
import {
  groupIds,
  groupings,
  measureWords,
  viewMeasures,
  type ViewMeasure,
} from '../../charts/consumption-modes/groups.ts';
import { consumptionCaveat, consumptionHeadline } from '../../charts/consumption-modes/headline.ts';
import type { ConsumptionChoice } from '../../charts/consumption-modes/query.ts';
import { percent, percentInterval, roundCount, type Estimate } from '../../charts/figures.ts';
import { useFilters, useViewSetting } from '../../state/view.ts';
import { Segmented } from '../../ui/segmented.tsx';
import { ErrorState } from '../../ui/states.tsx';
import { Detail } from './Detail.tsx';
import { ModesCard } from './ModesCard.tsx';
import { PreferenceCard } from './PreferenceCard.tsx';
import { RatesCard } from './RatesCard.tsx';
import { RulesCard } from './RulesCard.tsx';
import type { Shown } from './selection.ts';
import { groupSetting, measureSetting } from './settings.ts';
import { useConsumption, type ConsumptionTotals, type ConsumptionView } from './use-consumption.ts';
import { usePreference } from './use-preference.ts';
import { useRules } from './use-rules.ts';
import './consumption.css';

/** In which one language each view was consumed, and how. */
export function Consumption(): ReactNode {
  const [groupId] = useViewSetting(groupSetting);
  const [measure] = useViewSetting(measureSetting);
  const chosen = useMemo(
    (): ConsumptionChoice => ({ grouping: groupings[groupId], measure }),
    [groupId, measure],
  );
  const { filters } = useFilters();
  const view = useConsumption(chosen, filters);
  const { choice } = view;
  const preference = usePreference(filters);
  const rules = useRules(filters);
  const [shown, setShown] = useState<Shown | null>(null);
  return (
    <>
      <ConsumptionHeadline view={view} choice={choice} />
      <ConsumptionControls />
      {view.totals.problem === null ? (
        <Figures figures={figuresOf(view.totalValues, chosen)} stale={view.totals.stale} />
      ) : (
        <ErrorState problem={view.totals.problem} />
      )}
      <ModesCard view={view} choice={choice} onShow={setShown} />
      <RatesCard view={view} choice={choice} onShow={setShown} />
      <PreferenceCard preference={preference} onShow={setShown} />
      <RulesCard rules={rules} onShow={setShown} />
      {shown === null ? null : (
        <Detail
          shown={shown}
          choice={choice}
          filters={filters}
          view={view}
          rules={rules}
          preference={preference}
          onShow={setShown}
        />
      )}
    </>
  );
}

function ConsumptionHeadline({
  view,
  choice,
}: {
  readonly view: ConsumptionView;
  readonly choice: ConsumptionChoice;
}): ReactNode {
  if (view.modes.answer === null || view.wholes.answer === null)
    return <Headline note="Reading the views.">How each language is consumed</Headline>;
  const { totalValues } = view;
  return (
    <Headline
      stale={view.modes.stale || view.wholes.stale}
      note={
        totalValues === null || view.groups.length === 0
          ? undefined
          : consumptionCaveat(totalValues.views, totalValues.hours)
      }
    >
      {consumptionHeadline(view.groups, choice)}
    </Headline>
  );
}

const measureLabels: Readonly<Record<ViewMeasure, string>> = { views: 'Views', view_hours: 'Hours' };

/** What the bars are, and what a share is of. */
function ConsumptionControls(): ReactNode {
  const [group, setGroup] = useViewSetting(groupSetting);
  const [measure, setMeasure] = useViewSetting(measureSetting);
  const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
  return (
    <Toolbar>
      <Segmented
        label="By"
        showLabel
        choices={groupIds.map((id) => ({ value: id, label: capitalized(groupings[id].label) }))}
        value={group}
        onChange={setGroup}
      />
      <Segmented
        label="Count"
        showLabel
        choices={viewMeasures.map((id) => ({ value: id, label: measureLabels[id] }))}
        value={measure}
        onChange={setMeasure}
      />
    </Toolbar>
  );
}

function figuresOf(totals: ConsumptionTotals | null, { measure }: ConsumptionChoice): Figure[] {
  const { noun } = measureWords[measure];
  const localized = (measure === 'views' ? totals?.localizedViews : totals?.localizedHours) ?? null;
  const share = (id: string, estimate: Estimate | null, what: string): Figure => ({
    id,
    value: estimate === null ? '–' : percent(estimate.value),
    label: estimate === null ? what : `${what} ${percentInterval(estimate)}`,
  });
  const amount = (id: string, value: number | undefined, what: string): Figure => ({
    id,
    value: value === undefined ? '–' : roundCount(value),
    label: what,
  });
  return [
    share('localized', localized, `of ${noun} are localized`),
    share('completion', totals?.completion ?? null, 'of views are completed'),
    amount('views', totals?.views, 'views'),
    amount('hours', totals?.hours, 'hours viewed'),
  ];
}
