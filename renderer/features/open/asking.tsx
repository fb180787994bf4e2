import type { ReactNode } from 'react';
import { packageName } from '../../app/workspace.ts';
import { words } from '../../i18n/words.ts';
import type { OpenState } from '../../state/package.ts';
import { useStore } from '../../state/store.ts';
import { useWorkbench } from '../../state/workbench.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';

const t = words.open.asking;

/** Asks before the open package is closed, when memory cannot hold it and the new one. */
export function Asking({ opening }: { readonly opening: Extract<OpenState, { kind: 'asking' }> }): ReactNode {
  const put = useStore((state) => state.put);
  const workbench = useWorkbench();
  const open = packageName();
  const keep = (): void => put({ opening: { kind: 'idle' } });
  return (
    <Dialog
      title={t.title}
      onClose={keep}
      actions={
        <>
          <Button onClick={keep}>{t.no}</Button>
          <Button
            tone="primary"
            onClick={() =>
              void workbench.open(opening.files, opening.remember, { ...opening.how, closeFirst: true })
            }
          >
            {t.yes(open)}
          </Button>
        </>
      }
    >
      <p>{t.text(open, opening.label)}</p>
      <p className="muted">{opening.problem.message}</p>
    </Dialog>
  );
}
