import { useEffect } from 'react';
import { useStore } from '../../state/store.ts';
import { useWorkbench } from '../../state/workbench.ts';
import { sameEdits } from './files.ts';

/** Makes ready for an edit of the model that is looked at, until there is one. @param model null where it has no decision table */
export function useReadyForEdit(model: string | null): void {
  const workbench = useWorkbench();
  const edition = useStore((state) => state.opened?.edition ?? 0);
  const applied = useStore((state) => state.edits.files);
  const isEdited = useStore((state) => state.applying || !sameEdits(state.draft, state.edits.files));
  useEffect(() => {
    if (model === null || isEdited) return undefined;
    const abort = new AbortController();
    void workbench.readyForEdit(model, abort.signal);
    return () => abort.abort();
  }, [workbench, edition, applied, model, isEdited]);
}
