import type { ReactNode } from 'react';
import type { StudyProgress } from '../../../shared/stats/study/types.ts';
import { languageName } from '../../charts/figures.ts';
import { duration } from '../../i18n/format.ts';
import { studyWords } from '../../i18n/study.ts';
import type { AskedStudy } from '../../state/study.ts';
import { Button } from '../../ui/button.tsx';
import { Progress } from '../../ui/progress.tsx';
import { ErrorState } from '../../ui/states.tsx';

const t = studyWords.run;

/** How far the study is: its step, a bar and the way to end it; or how it ended. Screen readers are told when it begins and ends. */
export function RunState({ run }: { readonly run: AskedStudy }): ReactNode {
  const { status, progress, problem, ms } = run;
  if (status === 'failed' && problem !== null) return <ErrorState problem={problem} onRetry={run.again} />;
  return (
    <div className="study-run" role="status">
      {status === 'running' ? <Running progress={progress} onCancel={run.cancel} /> : null}
      {status === 'cancelled' ? (
        <>
          <p>{t.cancelled}</p>
          <Button data-study="again" onClick={run.again}>
            {t.again}
          </Button>
        </>
      ) : null}
      {status === 'done' && ms !== null ? <p className="muted small">{t.took(duration(ms))}</p> : null}
    </div>
  );
}

function Running({
  progress,
  onCancel,
}: {
  readonly progress: StudyProgress | null;
  readonly onCancel: () => void;
}): ReactNode {
  return (
    <>
      <div className="study-progress">
        <p className="study-step" aria-hidden="true">
          <span>{stepWords(progress)}</span>
          <span className="muted">
            {progress === null || progress.steps < 2 ? '' : t.step(progress.step, progress.steps)}
          </span>
        </p>
        <Progress label={t.label} value={shareDone(progress)} />
      </div>
      <Button data-study="cancel" onClick={onCancel}>
        {t.cancel}
      </Button>
    </>
  );
}

function stepWords(progress: StudyProgress | null): string {
  if (progress === null) return t.stages.count;
  const { stage, language } = progress;
  return language === '' ? t.stages[stage] : `${t.stages[stage]}: ${languageName(language)}`;
}

/** Where each stage begins on the bar, by what it takes of the whole with a few million lines. */
const begins: Readonly<Record<StudyProgress['stage'], readonly [number, number]>> = {
  count: [0, 0.1],
  fit: [0.1, 0.4],
  cells: [0.4, 0.5],
  curves: [0.5, 0.8],
  same_moment: [0.8, 0.9],
  controls: [0.9, 1],
};

function shareDone(progress: StudyProgress | null): number {
  if (progress === null) return 0;
  const [from, to] = begins[progress.stage];
  return from + (to - from) * Math.min(1, Math.max(0, progress.step - 1) / Math.max(1, progress.steps));
}
