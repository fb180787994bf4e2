import type { ReactNode } from 'react';
import { duration } from '../i18n/format.ts';
import type { AskedRun } from '../state/run.ts';
import { Button } from '../ui/button.tsx';
import { Progress } from '../ui/progress.tsx';
import { ErrorState } from '../ui/states.tsx';

/** What is said of a run. */
export interface RunWords {
  readonly label: string;
  readonly cancel: string;
  readonly again: string;
  readonly cancelled: string;
  readonly took: (time: string) => string;
}

/** How far a run is, in words, such as a step and its place among the others, and as a share of the bar from 0 to 1. */
export interface RunStep {
  readonly step: string;
  readonly place: string;
  readonly done: number;
}

/** Props of {@link RunState}. */
export interface RunStateProps<P> {
  /** Of the buttons, by which commands find them: `study` for `data-study`. */
  readonly name: 'study' | 'what-if';
  readonly run: AskedRun<P, unknown>;
  readonly words: RunWords;
  readonly stepOf: (progress: P | null) => RunStep;
}

/** How far a run is: its step, a bar and the way to end it; or how it ended. Screen readers are told when it begins and ends. */
export function RunState<P>({ name, run, words, stepOf }: RunStateProps<P>): ReactNode {
  const { status, progress, problem, ms } = run;
  if (status === 'failed' && problem !== null) return <ErrorState problem={problem} onRetry={run.again} />;
  return (
    <div className="run-state" role="status">
      {status === 'running' ? (
        <>
          <Bar label={words.label} at={stepOf(progress)} />
          <Button {...{ [`data-${name}`]: 'cancel' }} onClick={run.cancel}>
            {words.cancel}
          </Button>
        </>
      ) : null}
      {status === 'cancelled' ? (
        <>
          <p>{words.cancelled}</p>
          <Button {...{ [`data-${name}`]: 'again' }} onClick={run.again}>
            {words.again}
          </Button>
        </>
      ) : null}
      {status === 'done' && ms !== null ? <p className="muted small">{words.took(duration(ms))}</p> : null}
    </div>
  );
}

function Bar({ label, at }: { readonly label: string; readonly at: RunStep }): ReactNode {
  return (
    <div className="run-progress">
      <p className="run-step" aria-hidden="true">
        <span>{at.step}</span>
        <span className="muted">{at.place}</span>
      </p>
      <Progress label={label} value={at.done} />
    </div>
  );
}
