import { beforeEach, describe, expect, test } from 'vitest';
import { readPersisted, startPersisting } from './persist.ts';
import { copyOf } from '../../shared/guidelines/edit.ts';
import { ted } from '../../shared/guidelines/presets/ted.ts';
import { emptyHistory } from './history.ts';
import { initialValues, useStore } from './store.ts';

const house = copyOf(ted, { id: 'house', name: 'House' });

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
    ['guides', JSON.stringify({ guides: [house] }), { guides: [house] }],
    [
      'a guide that is none: the rest is kept',
      '{"theme":"dark","guides":[{"id":"house"}]}',
      { theme: 'dark' },
    ],
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

  test('keeps the guides of the user, whole, and brings them back without a step to undo', () => {
    const kept = new Map<string, string>();
    startPersisting(storageOf(kept))();
    const stop = startPersisting(storageOf(kept));
    useStore.getState().change({ guides: [house] });
    stop();
    useStore.setState({ ...initialValues, history: emptyHistory });
    startPersisting(storageOf(kept))();
    expect(useStore.getState().guides).toEqual([house]);
    expect(useStore.getState().history.past).toEqual([]);
  });

  test('writes nothing where nothing that is kept has changed', () => {
    const written: string[] = [];
    const stop = startPersisting({ getItem: () => null, setItem: (_, value) => void written.push(value) });
    useStore.getState().change({ guides: [house] });
    useStore.getState().change({ settings: { 'a.b': 1 } });
    useStore.getState().put({ drawerOpen: true });
    expect(written).toHaveLength(1);
    stop();
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
