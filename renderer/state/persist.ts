import { z } from 'zod';
import { themes, type Persisted } from './keys.ts';
import { useStore } from './store.ts';

const storageKey = 'subtext';

/** One schema a key: a key that persists and has none here does not compile. */
const persistedSchemas = {
  theme: z.enum(themes),
  inspectorOpen: z.boolean(),
} satisfies { readonly [K in keyof Persisted]: z.ZodType<Persisted[K]> };

const persistedSchema = z.object(persistedSchemas).partial();

/** What storage holds; what is damaged is left out. */
export function readPersisted(text: string | null): Partial<Persisted> {
  try {
    const parsed = persistedSchema.safeParse(JSON.parse(text ?? '{}'));
    if (!parsed.success) return {};
    const { theme, inspectorOpen } = parsed.data;
    return {
      ...(theme === undefined ? {} : { theme }),
      ...(inspectorOpen === undefined ? {} : { inspectorOpen }),
    };
  } catch {
    return {};
  }
}

/** Brings back what was kept and keeps what changes. */
export function startPersisting(storage: Storage): () => void {
  const keys = Object.keys(persistedSchemas);
  const { put } = useStore.getState();
  put(readPersisted(storage.getItem(storageKey)));
  let kept = '';
  return useStore.subscribe((state) => {
    const text = JSON.stringify(state, keys);
    if (text !== kept) storage.setItem(storageKey, (kept = text));
  });
}
