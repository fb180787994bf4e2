import { useMemo, useState, type ReactNode } from 'react';
import { Headline } from '../../app/parts.tsx';
import { RunState, type RunStep } from '../../app/run-state.tsx';
import { languageName, percent, plural } from '../../charts/figures.ts';
import { whatIfWords as t } from '../../i18n/what-if.ts';
import type { WhatIfProgress } from '../../state/what-if.ts';
import { EmptyState, ErrorState, Skeleton } from '../../ui/states.tsx';
import { Assumptions } from './Assumptions.tsx';
import { Controls } from './Controls.tsx';
import { ForecastCard } from './ForecastCard.tsx';
import { ForecastTable } from './ForecastTable.tsx';
import { headlineOf } from './headline.ts';
import { Limits } from './Limits.tsx';
import { Parts } from './Parts.tsx';
import { Receipt } from './Receipt.tsx';
import { shownLanguages, toldOf } from './shown.ts';
import { useWhatIfState, type WhatIfState } from './use-what-if.ts';
import type { NewLimits } from '../../../shared/workspace/scenario.ts';
import type { Groups } from './groups.ts';
import './what-if.css';

/** What if: the limits that are moved, what is forecast of them, and scenarios side by side. */
export function WhatIf(): ReactNode {
  const state = useWhatIfState();
  const { groups, problem, now } = state;
  if (problem !== null) return <ErrorState problem={problem} />;
  if (groups === null) return <Skeleton lines={12} />;
  if (now === null) return <EmptyState title={t.none.title}>{t.none.text}</EmptyState>;
  return <Moved state={state} groups={groups} now={now} />;
}

interface MovedProps {
  readonly state: WhatIfState;
  readonly groups: Groups;
  readonly now: NewLimits;
}

function Moved({ state, groups, now }: MovedProps): ReactNode {
  const { run, outcome, setNow } = state;
  const languages = useMemo(() => shownLanguages(now, outcome, run.found), [now, outcome, run.found]);
  const told = useMemo(() => toldOf(languages), [languages]);
  const [isExplained, setExplained] = useState(false);
  const isRunning = run.status === 'running';
  const lines = told.reduce((sum, { answer }) => sum + answer.whatIf.lines, 0);
  const { compliance } = now;
  const moved = useMemo(() => told.filter(({ answer: { whatIf } }) => whatIf.from !== whatIf.to), [told]);
  const shared = { moved, outcome, compliance, isRunning, onHow: () => setExplained(true) };
  return (
    <>
      <Headline
        stale={languages.some(({ stale }) => stale)}
        note={t.note(
          plural(lines, 'line'),
          compliance === null ? t.noteRead : t.noteStated(percent(compliance)),
        )}
      >
        {headlineOf(told, moved, outcome, compliance)}
      </Headline>
      <Controls groups={groups} now={now} onChange={setNow} />
      <RunState name="what-if" run={run} words={t.run} stepOf={stepOf} />
      <Limits
        groups={groups}
        now={now}
        outcome={outcome}
        languages={languages}
        isRunning={isRunning}
        onChange={setNow}
      />
      <ForecastCard {...shared} />
      <ForecastTable {...shared} />
      <Parts told={told} outcome={outcome} compliance={compliance} />
      <Assumptions />
      {isExplained ? <Receipt now={now} outcome={outcome} told={told} /> : null}
    </>
  );
}

function stepOf(progress: WhatIfProgress | null): RunStep {
  if (progress === null) return { step: t.run.begin, place: '', done: 0 };
  const { language, step, steps } = progress;
  return {
    step: t.run.language(languageName(language)),
    place: steps < 2 ? '' : t.run.step(step, steps),
    done: (step - 1) / steps,
  };
}
