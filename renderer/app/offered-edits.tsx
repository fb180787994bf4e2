import type { ReactNode } from 'react';
import { labWords } from '../i18n/lab.ts';
import { useStore } from '../state/store.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';

/** Asks whether the edits of definitions that a workspace carries are to hold. Until then, and without a yes, they don't. */
export function OfferedEditsDialog(): ReactNode {
  const offered = useStore((state) => state.offered);
  const put = useStore((state) => state.put);
  const change = useStore((state) => state.change);
  if (offered === null) return null;
  const { from, files, patch } = offered;
  const t = labWords.offered;
  const leave = (): void => put({ offered: null });
  const take = (): void => {
    put({ offered: null });
    change({ edits: { files, patch }, draft: files });
  };
  return (
    <Dialog
      title={t.title}
      onClose={leave}
      className="offered-edits"
      actions={
        <>
          <Button onClick={leave}>{t.leave}</Button>
          <Button tone="primary" onClick={take}>
            {t.take}
          </Button>
        </>
      }
    >
      <p>{t.text(from)}</p>
      <pre className="patch" tabIndex={0} role="region" aria-label={t.patch}>
        {patch}
      </pre>
    </Dialog>
  );
}
