import { beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Filter } from '../../shared/workspace/filter.ts';
import { emptyHistory } from './history.ts';
import { scenariosSetting } from './scenarios.ts';
import { initialValues, useStore } from './store.ts';
import {
  asDeclared,
  clearFilters,
  removeFilter,
  setFilter,
  setSetting,
  settingValue,
  viewSetting,
} from './view.ts';

const outcome = viewSetting('reading-speed.outcome', z.enum(['rewinds', 'pauses']), 'rewinds');
const state = useStore.getState;
const steps = (): number => state().history.past.length;
const genre = (...values: string[]): Filter => ({ dimension: 'genre', op: 'in', values });
const week: Filter = { dimension: 'week', op: 'eq', values: ['2026-01-05'] };

beforeEach(() => useStore.setState({ ...initialValues, history: emptyHistory }));

describe('a setting', () => {
  test('that is as at first is not stored, so that the address stays short', () => {
    setSetting(outcome, 'pauses');
    expect(state().settings).toEqual({ 'reading-speed.outcome': 'pauses' });
    setSetting(outcome, 'rewinds');
    expect(state().settings).toEqual({});
    expect(steps()).toBe(2);
  });

  test('that does not change is no step', () => {
    setSetting(outcome, 'rewinds');
    setSetting(outcome, 'pauses');
    setSetting(outcome, 'pauses');
    expect(steps()).toBe(1);
  });

  test('leaves those of other screens alone', () => {
    useStore.setState({ settings: { 'other.x': 1 } });
    setSetting(outcome, 'pauses');
    expect(state().settings).toEqual({ 'other.x': 1, 'reading-speed.outcome': 'pauses' });
  });

  test.each([undefined, null, 'exits', 7, ['pauses'], { rewinds: 1 }])(
    'from an address or a file that may not be %j gives way to the initial one',
    (stored) => {
      expect(settingValue(outcome, stored)).toBe('rewinds');
    },
  );

  test('that may be is taken', () => {
    expect(settingValue(outcome, 'pauses')).toBe('pauses');
  });
});

describe('settings from an address or a file', () => {
  test('that their screens can read stay as they are, and so do those of screens that are not known', () => {
    const settings = { 'reading-speed.outcome': 'pauses', 'other.x': [1, 'a'] };
    expect(asDeclared(settings)).toEqual({ settings, damaged: false });
  });

  test('that a screen can not read are left out, which is said', () => {
    const settings = { 'reading-speed.outcome': 'exits', 'other.x': 1 };
    expect(asDeclared(settings)).toEqual({ settings: { 'other.x': 1 }, damaged: true });
  });

  test('of which a screen reads a part keep that part, and it is said that the rest is left out', () => {
    const kept = { Slower: ['subtitle', 'adult', null, 'de', 15] };
    const settings = { [scenariosSetting.key]: { ...kept, Damaged: ['subtitle', 'adult', 7] } };
    expect(asDeclared(settings)).toEqual({ settings: { [scenariosSetting.key]: kept }, damaged: true });
  });
});

describe('the shared filters', () => {
  test('have one filter on a dimension, which stays in its place when it changes', () => {
    setFilter(genre('drama'));
    setFilter(week);
    setFilter(genre('comedy', 'family'));
    expect(state().filters).toEqual([genre('comedy', 'family'), week]);
    expect(steps()).toBe(3);
  });

  test('that are set to what they are, or taken away where none is, are no step', () => {
    setFilter(week);
    setFilter({ ...week });
    removeFilter('genre');
    expect(steps()).toBe(1);
    clearFilters();
    clearFilters();
    expect(state().filters).toEqual([]);
    expect(steps()).toBe(2);
  });

  test('are taken away one by one, and come back with undo', () => {
    setFilter(genre('drama'));
    setFilter(week);
    removeFilter('genre');
    expect(state().filters).toEqual([week]);
    state().undo();
    expect(state().filters).toEqual([genre('drama'), week]);
  });

  test('that a drag moves are one step', () => {
    for (const high of [17, 18, 19])
      setFilter({ dimension: 'cps_bin', op: 'between', values: [10, high] }, 'brush 1');
    expect(steps()).toBe(1);
    state().undo();
    expect(state().filters).toEqual([]);
  });
});
