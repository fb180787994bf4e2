import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { emptyHistory, longestHistory, redone, step, undone } from './history.ts';
import { initialValues, useStore } from './store.ts';

const snapshot = (n: number) => ({
  screen: 'open',
  filters: [],
  guides: [],
  settings: { 'a.n': n },
  draft: [],
  edits: { files: [], patch: '' },
});
const store = useStore.getState;
const set = (n: number, gesture?: string): void => store().change({ settings: { 'a.n': n } }, gesture);
const now = (): unknown => store().settings['a.n'];

beforeEach(() => useStore.setState({ ...initialValues, history: emptyHistory }));

describe('undo and redo', () => {
  test('walk back and forth through what was changed', () => {
    set(1);
    set(2);
    store().undo();
    expect(now()).toBe(1);
    store().undo();
    expect(now()).toBeUndefined();
    store().undo();
    expect(now()).toBeUndefined();
    store().redo();
    store().redo();
    expect(now()).toBe(2);
    store().redo();
    expect(now()).toBe(2);
  });

  test('a change after an undo forgets what was undone', () => {
    set(1);
    set(2);
    store().undo();
    set(3);
    store().redo();
    expect(now()).toBe(3);
    store().undo();
    expect(now()).toBe(1);
  });

  test('a drag is one step, and the next drag another', () => {
    set(1);
    for (const n of [2, 3, 4]) set(n, 'drag 1');
    for (const n of [5, 6]) set(n, 'drag 2');
    store().undo();
    expect(now()).toBe(4);
    store().undo();
    expect(now()).toBe(1);
    store().redo();
    expect(now()).toBe(4);
  });

  test('a drag that goes on after an undo begins a new step', () => {
    set(1, 'drag');
    store().undo();
    set(2, 'drag');
    store().undo();
    expect(now()).toBeUndefined();
  });

  test('lead back to the screen where the change was made', () => {
    store().put({ screen: 'reading-speed' });
    set(1);
    store().put({ screen: 'consumption-language' });
    store().undo();
    expect(store().screen).toBe('reading-speed');
    store().redo();
    expect(store()).toMatchObject({ screen: 'consumption-language', settings: { 'a.n': 1 } });
  });

  test('touch nothing else: the theme, the package and the notice stay', () => {
    set(1);
    store().put({ theme: 'dark', notice: { tone: 'note', text: 'x' } });
    store().undo();
    expect(store()).toMatchObject({ theme: 'dark', notice: { text: 'x' } });
  });

  test('bring back the screen before a workspace or an address was shown, as one step', () => {
    set(1);
    store().show({
      screen: 'reading-speed',
      filters: [{ dimension: 'genre', op: 'is_null', values: [] }],
      settings: {},
    });
    store().undo();
    expect(store()).toMatchObject({ screen: 'open', filters: [], settings: { 'a.n': 1 } });
  });

  test('any walk comes back: undoing everything and redoing everything ends where it began', () => {
    const change = fc.record({ n: fc.integer(), gesture: fc.constantFrom(undefined, undefined, 'a', 'b') });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 40 }), (changes) => {
        useStore.setState({ ...initialValues, history: emptyHistory });
        for (const { n, gesture } of changes) set(n, gesture);
        const [before, steps] = [store().settings, store().history.past.length];
        for (let i = 0; i < steps; i += 1) store().undo();
        expect(store().settings).toEqual({});
        for (let i = 0; i < steps; i += 1) store().redo();
        expect(store().settings).toEqual(before);
        expect(store().history.past).toHaveLength(steps);
      }),
      { seed: 20261005, numRuns: 100 },
    );
  });
});

describe('the history', () => {
  test('forgets what is older than it is long', () => {
    let history = emptyHistory;
    for (let n = 0; n < longestHistory + 50; n += 1) history = step(history, snapshot(n), null);
    expect(history.past).toHaveLength(longestHistory);
    expect(history.past[0]?.settings).toEqual({ 'a.n': 50 });
    for (let n = 0; n < longestHistory; n += 1)
      history = undone(history, snapshot(0))?.history ?? emptyHistory;
    expect(undone(history, snapshot(0))).toBeNull();
    expect(history.future).toHaveLength(longestHistory);
  });

  test('that is empty leads nowhere', () => {
    expect(undone(emptyHistory, snapshot(1))).toBeNull();
    expect(redone(emptyHistory, snapshot(1))).toBeNull();
  });
});
