import type { ReactNode } from 'react';
import type { StudyProgress } from '../../../shared/stats/study/types.ts';
import { RunState as State, type RunStep } from '../../app/run-state.tsx';
import { languageName } from '../../charts/figures.ts';
import { studyWords } from '../../i18n/study.ts';
import type { AskedStudy } from '../../state/study.ts';

const t = studyWords.run;

/** How far the study is, or how it ended. */
export function RunState({ run }: { readonly run: AskedStudy }): ReactNode {
  return <State name="study" run={run} words={t} stepOf={stepOf} />;
}

function stepOf(progress: StudyProgress | null): RunStep {
  if (progress === null) return { step: t.stages.count, place: '', done: 0 };
  const { stage, language, step, steps } = progress;
  const [from, to] = begins[stage];
  return {
    step: language === '' ? t.stages[stage] : `${t.stages[stage]}: ${languageName(language)}`,
    place: steps < 2 ? '' : t.step(step, steps),
    done: from + (to - from) * Math.min(1, Math.max(0, step - 1) / Math.max(1, steps)),
  };
}

/** Where each stage begins on the bar, by what it takes of the whole with a few million lines. */
const begins: Readonly<Record<StudyProgress['stage'], readonly [number, number]>> = {
  count: [0, 0.05],
  fit: [0.05, 0.3],
  curves: [0.3, 0.45],
  same_moment: [0.45, 0.7],
  controls: [0.7, 0.98],
  forecast: [0.98, 1],
};
