import { useSyncExternalStore } from 'react';
import { useStore } from '../state/store.ts';

const darkQuery = '(prefers-color-scheme: dark)';

function subscribe(listener: () => void): () => void {
  const query = matchMedia(darkQuery);
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}

/** The theme in force: what the user chose, else what the system has. Charts take their colours by it. */
export function useTheme(): 'light' | 'dark' {
  const chosen = useStore((state) => state.theme);
  const systemIsDark = useSyncExternalStore(subscribe, () => matchMedia(darkQuery).matches);
  if (chosen !== 'system') return chosen;
  return systemIsDark ? 'dark' : 'light';
}
