import { useSyncExternalStore } from 'react';
import { useStore } from '../../state/store.ts';
import type { ChartTheme } from './tokens.ts';

const dark = '(prefers-color-scheme: dark)';

function watch(changed: () => void): () => void {
  const query = window.matchMedia(dark);
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
}

/** The theme in force, the system's where the user follows it. */
export function useChartTheme(): ChartTheme {
  const theme = useStore((state) => state.theme);
  const systemDark = useSyncExternalStore(watch, () => window.matchMedia(dark).matches);
  if (theme !== 'system') return theme;
  return systemDark ? 'dark' : 'light';
}
