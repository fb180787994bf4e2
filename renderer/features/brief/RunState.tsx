import type { ReactNode } from 'react';
import type { BriefProgress } from '../../../shared/brief/assemble.ts';
import type { StudyProgress } from '../../../shared/stats/study/types.ts';
import { languageName } from '../../charts/figures.ts';
import { briefWords } from '../../i18n/brief.ts';
import { studyWords } from '../../i18n/study.ts';
import type { AskedBrief } from '../../state/brief.ts';
import { Button } from '../../ui/button.tsx';
import { Progress } from '../../ui/progress.tsx';
import { ErrorState } from '../../ui/states.tsx';

const t = briefWords.run;

/** How far the brief is: its step, a bar and the way to end it; or how it ended. Screen readers are told when it begins and ends. */
export function RunState({ brief }: { readonly brief: AskedBrief }): ReactNode {
  const { status, progress, problem } = brief;
  if (status === 'failed' && problem !== null) return <ErrorState problem={problem} onRetry={brief.write} />;
  const isSeen = status === 'running' || status === 'cancelled';
  return (
    <div className={isSeen ? 'brief-run' : 'visually-hidden'} role="status">
      {status === 'running' ? (
        <>
          <div className="brief-progress">
            <p className="brief-step" aria-hidden="true">
              <span>{stepWords(progress)}</span>
              <span className="muted">{countWords(progress)}</span>
            </p>
            <Progress label={t.label} value={shareDone(progress)} />
          </div>
          <Button data-brief="cancel" onClick={brief.cancel}>
            {briefWords.cancel}
          </Button>
        </>
      ) : null}
      {status === 'cancelled' ? <p>{t.cancelled}</p> : null}
      {status === 'done' ? <p>{t.done}</p> : null}
    </div>
  );
}

function stepWords(progress: BriefProgress | null): string {
  if (progress === null) return studyWords.run.stages.count;
  if (progress.kind === 'language') return `${t.parts[progress.part]}: ${languageName(progress.language)}`;
  const { stage, language } = progress.progress;
  const said = studyWords.run.stages[stage];
  return language === '' ? said : `${said}: ${languageName(language)}`;
}

function countWords(progress: BriefProgress | null): string {
  if (progress === null) return '';
  const { step, steps } = progress.kind === 'study' ? progress.progress : progress;
  return steps < 2 ? '' : t.step(step, steps);
}

/** Where each stage of the study begins and ends, as a share of the whole; what is read of the languages takes the rest. */
const stages: Readonly<Record<StudyProgress['stage'], readonly [number, number]>> = {
  count: [0, 0.06],
  fit: [0.06, 0.3],
  curves: [0.3, 0.48],
  same_moment: [0.48, 0.55],
  controls: [0.55, 0.59],
  forecast: [0.59, 0.6],
};

function shareDone(progress: BriefProgress | null): number {
  if (progress === null) return 0;
  const { step, steps } = progress.kind === 'study' ? progress.progress : progress;
  const [from, to] = progress.kind === 'study' ? stages[progress.progress.stage] : [0.6, 1];
  return from + (to - from) * Math.min(1, Math.max(0, step - 1) / Math.max(1, steps));
}
