import { useStore } from './store.ts';

/** Below this width the inspector lies over the content as a drawer; the same figure as in the style sheet. */
const narrow = '(max-width: 1099px)';

/** True where the inspector is a drawer. */
export function isDrawer(): boolean {
  return typeof matchMedia === 'function' && matchMedia(narrow).matches;
}

/** Shows or hides the inspector, beside the content or as a drawer. */
export function toggleInspector(): void {
  const { put, inspectorOpen, drawerOpen } = useStore.getState();
  if (isDrawer()) put({ drawerOpen: !drawerOpen });
  else put({ inspectorOpen: !inspectorOpen });
}

/** Shows the inspector, because something was chosen to look at. */
export function showInspector(): void {
  useStore.getState().put(isDrawer() ? { drawerOpen: true } : { inspectorOpen: true });
}

/** Hides the inspector where it lies over the content as a drawer. */
export function closeDrawer(): void {
  const { put, drawerOpen } = useStore.getState();
  if (drawerOpen) put({ drawerOpen: false });
}
