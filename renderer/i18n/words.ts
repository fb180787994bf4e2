import { openWords } from './open.ts';
import { shellWords } from './shell.ts';

/** Every text of the interface, in English, by part. Messages about problems are in `shared/errors`. */
export const words = {
  close: 'Close',
  cancel: 'Cancel',
  copy: { copied: 'Copied', failed: 'Not copied: the clipboard refused' },
  select: {
    search: 'Search',
    none: 'Nothing matches',
    more: (n: number) => `${n} more: type to narrow the list`,
    chosen: (n: number) => (n === 1 ? '1 chosen' : `${n} chosen`),
    clear: 'Clear',
  },
  ...shellWords,
  open: openWords,
} as const;
