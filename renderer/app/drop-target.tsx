import { useLayoutEffect, useState, type ReactNode } from 'react';
import { words } from '../i18n/words.ts';
import { readWorkspaceFile, type Platform } from '../platform/platform.ts';
import { useWorkbench, type Workbench } from '../state/workbench.ts';
import { usePlatform } from './platform-context.ts';
import { screens } from './screens.ts';
import { showWorkspace } from './workspace.ts';
import { telling } from './notice.ts';

/** Makes the whole window take what is dropped on it: a package, or a saved workspace. */
export function DropTarget({ children }: { readonly children: ReactNode }): ReactNode {
  const platform = usePlatform();
  const workbench = useWorkbench();
  const [over, setOver] = useState(false);
  // Before the first paint: what is in view can be dropped on.
  useLayoutEffect(
    () => listen(setOver, (transfer) => telling(() => take(platform, workbench, transfer))),
    [platform, workbench],
  );
  return (
    <>
      {children}
      {over && <div className="drop-veil">{words.open.release}</div>}
    </>
  );
}

function listen(
  setOver: (over: boolean) => void,
  drop: (transfer: DataTransfer) => Promise<void>,
): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  const brings = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true;
  window.addEventListener(
    'dragover',
    (event) => {
      if (!brings(event)) return;
      event.preventDefault();
      setOver(true);
    },
    { signal },
  );
  window.addEventListener(
    'dragleave',
    (event) => {
      if (event.relatedTarget === null) setOver(false);
    },
    { signal },
  );
  window.addEventListener(
    'drop',
    (event) => {
      setOver(false);
      if (!brings(event) || event.dataTransfer === null) return;
      event.preventDefault();
      void drop(event.dataTransfer);
    },
    { signal },
  );
  return () => stop.abort();
}

async function take(platform: Platform, workbench: Workbench, transfer: DataTransfer): Promise<null> {
  const [first] = transfer.files;
  if (transfer.files.length === 1 && first?.name.endsWith('.subtext') === true) {
    await showWorkspace(
      await readWorkspaceFile(first),
      screens.map((screen) => screen.id),
    );
    return null;
  }
  const source = await platform.dropped(transfer);
  await workbench.open(source.files, source.remember);
  return null;
}
