import type { ReactNode } from 'react';
import { Headline } from '../../app/parts.tsx';
import { packageName } from '../../app/workspace.ts';
import { bytes, count } from '../../i18n/format.ts';
import { words } from '../../i18n/words.ts';
import type { OpenState } from '../../state/package.ts';
import { useWorkbench } from '../../state/workbench.ts';
import { Button } from '../../ui/button.tsx';
import { Progress } from '../../ui/progress.tsx';

const t = words.open;

/** How far an opening is: stage, table, rows, bytes; and the way to end it. */
export function Running({
  opening,
}: {
  readonly opening: Extract<OpenState, { kind: 'running' }>;
}): ReactNode {
  const { label, progress } = opening;
  const workbench = useWorkbench();
  const open = packageName();
  return (
    <>
      <Headline {...(open === '' ? {} : { note: t.keep(open) })}>{t.opening(label)}</Headline>
      <section className="card running">
        <Progress
          label={t.opening(label)}
          value={progress === null ? null : progress.step / Math.max(1, progress.steps)}
        />
        <dl className="running-facts">
          <div>
            <dt>{progress === null ? t.stages.manifest : t.stages[progress.stage]}</dt>
            <dd className="mono">{progress?.table ?? '\u00a0'}</dd>
          </div>
          {progress !== null && (
            <>
              <div>
                <dt>{t.step(progress.step, progress.steps)}</dt>
                <dd>{progress.rows > 0 ? t.rows(count(progress.rows)) : '\u00a0'}</dd>
              </div>
              <div>
                <dt>{t.read}</dt>
                <dd>{t.bytes(bytes(progress.bytes), bytes(progress.totalBytes))}</dd>
              </div>
            </>
          )}
        </dl>
        <Button onClick={() => workbench.cancelOpening()}>{t.cancel}</Button>
      </section>
    </>
  );
}
