import type { ReactNode } from 'react';
import { words } from '../i18n/words.ts';
import { EmptyState } from '../ui/states.tsx';

/** The page was opened without its host: nothing can be read then. */
export function NoHost(): ReactNode {
  return <EmptyState title={words.noHost.title}>{words.noHost.text}</EmptyState>;
}
