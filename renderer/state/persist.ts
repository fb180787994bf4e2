import { z } from 'zod';
import { ownGuidesSchema } from '../../shared/guidelines/own-guides.ts';
import { themes, type Persisted } from './keys.ts';
import { useStore } from './store.ts';

const storageKey = 'subtext';

/** One schema a key: a key that persists and has none here does not compile. */
const persistedSchemas = {
  theme: z.enum(themes),
  inspectorOpen: z.boolean(),
  guides: ownGuidesSchema,
} satisfies { readonly [K in keyof Persisted]: z.ZodType<Persisted[K]> };

/** What storage holds, key by key: what is damaged is left out and the rest is kept. */
export function readPersisted(text: string | null): Partial<Persisted> {
  const stored = storedObject(text);
  const theme = persistedSchemas.theme.safeParse(stored['theme']);
  const inspectorOpen = persistedSchemas.inspectorOpen.safeParse(stored['inspectorOpen']);
  const guides = persistedSchemas.guides.safeParse(stored['guides']);
  return {
    ...(theme.success ? { theme: theme.data } : {}),
    ...(inspectorOpen.success ? { inspectorOpen: inspectorOpen.data } : {}),
    ...(guides.success ? { guides: guides.data } : {}),
  };
}

function storedObject(text: string | null): Readonly<Record<string, unknown>> {
  try {
    const parsed = z.looseObject({}).safeParse(JSON.parse(text ?? '{}'));
    return parsed.success ? parsed.data : {};
  } catch {
    return {};
  }
}

/** Brings back what was kept and keeps what changes. A storage that refuses (full, or forbidden by the user) costs nothing but the memory. */
export function startPersisting(storage: Pick<Storage, 'getItem' | 'setItem'>): () => void {
  // What was there at the start is no step to undo.
  useStore.setState(readPersisted(tried(() => storage.getItem(storageKey))));
  let kept = '';
  return useStore.subscribe((state, former) => {
    if (kept !== '' && isKeptAlike(state, former)) return;
    const text = persistedText(state);
    if (text === kept) return;
    kept = text;
    tried(() => storage.setItem(storageKey, text));
  });
}

/** Guides are long, and the store changes with every filter: nothing is written out that is the same object as before. */
function isKeptAlike(state: Persisted, former: Persisted): boolean {
  return (
    state.theme === former.theme &&
    state.inspectorOpen === former.inspectorOpen &&
    state.guides === former.guides
  );
}

function persistedText({ theme, inspectorOpen, guides }: Persisted): string {
  return JSON.stringify({ theme, inspectorOpen, ...(guides.length > 0 ? { guides } : {}) });
}

function tried<T>(access: () => T): T | null {
  try {
    return access();
  } catch {
    return null;
  }
}
