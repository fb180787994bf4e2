import { useCallback, useMemo, useState, type ReactNode } from 'react';
import type { StudyOutcome } from '../../../shared/stats/study/outcomes.ts';
import { Headline } from '../../app/parts.tsx';
import { RunState, type RunStep } from '../../app/run-state.tsx';
import { languageName, plural } from '../../charts/figures.ts';
import { whatIfWords as t } from '../../i18n/what-if.ts';
import { useStore } from '../../state/store.ts';
import { withSetting } from '../../state/view.ts';
import type { WhatIfProgress } from '../../state/what-if.ts';
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx';
import { Assumptions } from './Assumptions.tsx';
import { ChartScope } from '../../charts/card/scope.ts';
import { Compare } from './Compare.tsx';
import { Controls } from './Controls.tsx';
import { complianceShare, mainForecast, speed } from './figures.ts';
import { ForecastCard } from './ForecastCard.tsx';
import { ForecastTable } from './ForecastTable.tsx';
import { headlineOf } from './headline.ts';
import { Limits } from './Limits.tsx';
import { Parts } from './Parts.tsx';
import { Receipt } from './Receipt.tsx';
import { Scenarios } from './Scenarios.tsx';
import { SharesCard } from './SharesCard.tsx';
import { limitsSetting, viewsSetting } from './settings.ts';
import { movedOf, shownLanguages, toldOf, type ShownLanguage, type ToldLanguage } from './shown.ts';
import { useWhatIfState, type WhatIfState } from './use-what-if.ts';
import { keptLimits, type NewLimits } from '../../../shared/workspace/scenario.ts';
import type { Groups } from './groups.ts';
import './what-if.css';

/** What if: the limits that are moved, what is forecast of them, and scenarios side by side. */
export function WhatIf(): ReactNode {
  const state = useWhatIfState();
  const { groups, problem, now } = state;
  if (problem !== null) return <ErrorState problem={problem} />;
  if (groups === null) return <Skeleton lines={12} />;
  if (now === null) return <EmptyState title={t.none.title}>{t.none.text}</EmptyState>;
  return <Filled state={state} groups={groups} now={now} />;
}

interface Props {
  readonly state: WhatIfState;
  readonly groups: Groups;
  readonly now: NewLimits;
}

/** What stands in both views stays mounted, so that nothing in it loses the focus. */
function Filled({ state, groups, now }: Props): ReactNode {
  const { run, outcome, scenarios, view, setNow } = state;
  const { found, status } = run;
  const [isExplained, setExplained] = useState(false);
  const languages = useMemo(
    () => shownLanguages(now, outcome, { found, status }),
    [now, outcome, found, status],
  );
  const told = useMemo(() => toldOf(languages), [languages]);
  const explain = useCallback(() => setExplained(true), []);
  const isComparing = view === 'compare';
  return (
    <>
      {isComparing ? (
        <Headline note={t.observational}>
          {scenarios.length === 0 ? t.compare.none : t.headline.compare(scenarios.length)}
        </Headline>
      ) : (
        <Finding now={now} outcome={outcome} told={told} stale={languages.some(({ stale }) => stale)} />
      )}
      <Controls groups={groups} now={isComparing ? null : now} onChange={setNow} />
      <RunState name="what-if" run={run} words={t.run} stepOf={stepOf} />
      {isComparing ? (
        <Compare scenarios={scenarios} outcome={outcome} run={run} onHow={explain} />
      ) : (
        <Moved state={state} groups={groups} now={now} languages={languages} told={told} onHow={explain} />
      )}
      <Scenarios now={now} scenarios={scenarios} onShow={showLimits} />
      <Assumptions />
      {isExplained ? (
        <Receipt
          outcome={outcome}
          explained={
            isComparing
              ? scenarios.map((limits) => ({
                  limits,
                  told: toldOf(shownLanguages(limits, outcome, run)),
                }))
              : [{ limits: now, told }]
          }
        />
      ) : null}
    </>
  );
}

interface FoundProps {
  readonly now: NewLimits;
  readonly told: readonly ToldLanguage[];
}

function Finding({
  now: { compliance },
  outcome,
  told,
  stale,
}: FoundProps & { readonly outcome: StudyOutcome; readonly stale: boolean }): ReactNode {
  const forecast = told.filter(
    ({ answer: { whatIf } }) => whatIf.from !== whatIf.to && mainForecast(whatIf, compliance) !== null,
  );
  const counted = forecast.length === 0 ? told : forecast;
  const lines = counted.reduce((sum, { answer }) => sum + answer.whatIf.lines, 0);
  return (
    <Headline
      stale={stale}
      note={t.note(
        plural(lines, 'line'),
        compliance === null ? t.noteRead : t.noteStated(complianceShare(compliance)),
      )}
    >
      {headlineOf(told, movedOf(told), outcome, compliance)}
    </Headline>
  );
}

/** The limits in view. */
function Moved({
  state: { run, outcome, setNow },
  groups,
  now,
  languages,
  told,
  onHow,
}: Props &
  FoundProps & { readonly languages: readonly ShownLanguage[]; readonly onHow: () => void }): ReactNode {
  const isRunning = run.status === 'running';
  const moved = useMemo(() => movedOf(told), [told]);
  const shared = { moved, outcome, compliance: now.compliance, isRunning, onHow };
  return (
    <>
      <Limits
        groups={groups}
        now={now}
        outcome={outcome}
        languages={languages}
        isRunning={isRunning}
        onChange={setNow}
      />
      <ChartScope value={movedWords(moved)}>
        <ForecastCard {...shared} />
        <SharesCard {...shared} />
      </ChartScope>
      <ForecastTable {...shared} />
      <Parts told={told} outcome={outcome} compliance={now.compliance} />
    </>
  );
}

/** Which limits are moved, for copies of the charts. */
function movedWords(moved: readonly ToldLanguage[]): string {
  return moved
    .map(({ name, answer: { whatIf } }) => t.moved(name, speed(whatIf.from), speed(whatIf.to)))
    .join('; ');
}

/** Shows the limits of a scenario, as one step. */
function showLimits(scenario: NewLimits): void {
  const { settings, change } = useStore.getState();
  const withLimits = withSetting(settings, limitsSetting, keptLimits(scenario));
  change({ settings: withSetting(withLimits, viewsSetting, 'limits') });
}

function stepOf(progress: WhatIfProgress | null): RunStep {
  if (progress === null) return { step: t.run.begin, place: '', done: 0 };
  const { language, isSameMoment, step, steps } = progress;
  const name = languageName(language);
  return {
    step: isSameMoment ? t.run.sameMoment(name) : t.run.language(name),
    place: steps < 2 ? '' : t.run.step(step, steps),
    done: (step - 1) / steps,
  };
}
