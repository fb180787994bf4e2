import { z } from 'zod';
import { themes, type Persisted } from './keys.ts';
import { useStore } from './store.ts';

const storageKey = 'subtext';

/** One schema a key: a key that persists and has none here does not compile. */
const persistedSchemas = {
  theme: z.enum(themes),
  inspectorOpen: z.boolean(),
} satisfies { readonly [K in keyof Persisted]: z.ZodType<Persisted[K]> };

/** What storage holds, key by key: what is damaged is left out and the rest is kept. */
export function readPersisted(text: string | null): Partial<Persisted> {
  const stored = storedObject(text);
  const theme = persistedSchemas.theme.safeParse(stored['theme']);
  const inspectorOpen = persistedSchemas.inspectorOpen.safeParse(stored['inspectorOpen']);
  return {
    ...(theme.success ? { theme: theme.data } : {}),
    ...(inspectorOpen.success ? { inspectorOpen: inspectorOpen.data } : {}),
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
  const keys = Object.keys(persistedSchemas);
  const { put } = useStore.getState();
  put(readPersisted(tried(() => storage.getItem(storageKey))));
  let kept = '';
  return useStore.subscribe((state) => {
    const text = JSON.stringify(state, keys);
    if (text === kept) return;
    kept = text;
    tried(() => storage.setItem(storageKey, text));
  });
}

function tried<T>(access: () => T): T | null {
  try {
    return access();
  } catch {
    return null;
  }
}
