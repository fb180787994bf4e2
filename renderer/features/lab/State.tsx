import type { ReactNode } from 'react';
import type { DiffProgress } from '../../../shared/engine/diff-definitions.ts';
import type { Problem } from '../../../shared/errors/problem.ts';
import { duration } from '../../i18n/format.ts';
import { labWords } from '../../i18n/lab.ts';
import { Button } from '../../ui/button.tsx';
import { Progress } from '../../ui/progress.tsx';
import { EmptyState } from '../../ui/states.tsx';
import type { LabDiff } from './use-diff.ts';

const t = labWords.state;

/** How far the edit is: none yet, wrong, being computed, cancelled, done. Screen readers are told. */
export function State({ lab }: { readonly lab: LabDiff }): ReactNode {
  const { state, diff } = lab;
  return (
    <div className="lab-state" role="status" aria-live="polite">
      {state.kind === 'none' ? <EmptyState title={t.none} /> : null}
      {state.kind === 'wrong' ? <Problems problems={state.problems} /> : null}
      {state.kind === 'running' ? <Running progress={state.progress} onCancel={lab.cancel} /> : null}
      {state.kind === 'cancelled' ? (
        <p className="lab-line">
          {t.cancelled} <Button onClick={lab.run}>{t.run}</Button>
        </p>
      ) : null}
      {state.kind === 'done' && diff !== null ? <p className="muted">{t.took(duration(state.ms))}</p> : null}
    </div>
  );
}

/** What the run is busy with, a bar and the way to end it. */
function Running({
  progress,
  onCancel,
}: {
  readonly progress: DiffProgress | null;
  readonly onCancel: () => void;
}): ReactNode {
  const share = progress === null ? null : (progress.step - 1) / progress.steps;
  return (
    <div className="lab-running">
      <p className="lab-line" aria-hidden="true">
        <span>{progress === null ? t.running : stepWords(progress)}</span>
        <span className="muted">{progress === null ? '' : t.step(progress.step, progress.steps)}</span>
      </p>
      <Progress label={t.running} value={share} />
      <Button data-lab="cancel" onClick={onCancel}>
        {t.cancel}
      </Button>
    </div>
  );
}

function stepWords({ stage, what }: DiffProgress): string {
  return `${t.stages[stage]} ${stage === 'metrics' ? t.by(what) : what}`;
}

/** Every problem with its place. */
function Problems({ problems }: { readonly problems: readonly Problem[] }): ReactNode {
  return (
    <section className="lab-problems" aria-label={labWords.problems}>
      <h3>{t.wrong}</h3>
      <ul>
        {problems.map((problem, i) => (
          <li key={`${problem.code} ${i}`}>
            <span>{problem.message}</span> <span className="muted">{problem.fix}</span>
            <code className="muted">
              {[problem.at.file ?? problem.at.table, problem.at.line]
                .filter((part) => part !== undefined)
                .join(':')}
            </code>
          </li>
        ))}
      </ul>
    </section>
  );
}
