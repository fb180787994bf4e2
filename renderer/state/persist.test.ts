import { beforeEach, describe, expect, test } from 'vitest';
import { readPersisted, startPersisting } from './persist.ts';
import { initialValues, useStore } from './store.ts';

beforeEach(() => useStore.setState(initialValues));

/** A storage that keeps what it is given, as the browser's does. */
function storageOf(kept: Map<string, string>): Pick<Storage, 'getItem' | 'setItem'> {
  return { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) };
}

describe('what storage holds', () => {
  test.each<[what: string, text: string | null, found: object]>([
    ['nothing', null, {}],
    ['what was kept', '{"theme":"dark","inspectorOpen":false}', { theme: 'dark', inspectorOpen: false }],
    [
      'one damaged value: the other is kept',
      '{"theme":"pink","inspectorOpen":false}',
      { inspectorOpen: false },
    ],
    ['values of other types', '{"theme":["dark"],"inspectorOpen":"false"}', {}],
    ['more than is known', '{"theme":"light","screen":"x","filters":[1]}', { theme: 'light' }],
    ['no JSON', '{theme', {}],
    ['a list', '[]', {}],
    ['null', 'null', {}],
    ['a text', '"dark"', {}],
    ['another prototype', '{"__proto__":{"theme":"dark"}}', {}],
  ])('%s', (_, text, found) => {
    expect(readPersisted(text)).toEqual(found);
  });
});

describe('persisting', () => {
  test('brings back what was kept, and keeps what changes and nothing else', () => {
    const kept = new Map([['subtext', '{"theme":"dark"}']]);
    const stop = startPersisting(storageOf(kept));
    expect(useStore.getState()).toMatchObject({ theme: 'dark', inspectorOpen: true });
    useStore.getState().put({ inspectorOpen: false });
    useStore.getState().change({ settings: { 'a.b': 'secret' } });
    expect(JSON.parse(kept.get('subtext') ?? '')).toEqual({ theme: 'dark', inspectorOpen: false });
    stop();
    useStore.getState().put({ theme: 'light' });
    expect(kept.get('subtext')).toContain('dark');
  });

  test('goes on without a storage that is full or forbidden', () => {
    const refuses = (): never => {
      throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
    };
    const stop = startPersisting({ getItem: refuses, setItem: refuses });
    useStore.getState().put({ theme: 'dark' });
    expect(useStore.getState().theme).toBe('dark');
    stop();
  });
});
