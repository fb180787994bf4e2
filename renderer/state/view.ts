import { useCallback, useMemo } from 'react';
import type { z } from 'zod';
import type { Filter } from '../../shared/workspace/filter.ts';
import type { Setting, Settings } from '../../shared/workspace/settings.ts';
import { useStore } from './store.ts';

/** A setting of a screen: part of the address, of undo and of saved workspaces. */
export interface ViewSetting<T extends Setting> {
  /** `screen.name`, such as `reading-speed.outcome`. */
  readonly key: string;
  /** What a value must be; a stored one that is not gives way to `initial`. */
  readonly schema: z.ZodType<T>;
  readonly initial: T;
}

/** What a value of each declared setting must be, by key. */
const declared = new Map<string, z.ZodType<Setting>>();

/** Declares a setting, once, beside the screen that uses it. */
export function viewSetting<T extends Setting>(
  key: string,
  schema: z.ZodType<T>,
  initial: T,
): ViewSetting<T> {
  declared.set(key, schema);
  return { key, schema, initial };
}

/** Settings that came from an address or a file, as the screens read them. */
export interface ReadSettings {
  readonly settings: Settings;
  /** Whether something was left out that a screen could not read. */
  readonly damaged: boolean;
}

/** Leaves out of settings what their screens can't read. Settings that no screen of this window declares stay as they are. */
export function asDeclared(stored: Settings): ReadSettings {
  const settings = Object.fromEntries(
    Object.entries(stored).flatMap(([key, value]): [string, Setting][] => {
      const schema = declared.get(key);
      const read = schema?.safeParse(value);
      if (read === undefined) return [[key, value]];
      return read.success ? [[key, read.data]] : [];
    }),
  );
  return { settings, damaged: JSON.stringify(settings) !== JSON.stringify(stored) };
}

/** Sets a value as an undo step; changes of one `gesture` (a drag) are one step together. */
export type SetSetting<T> = (value: T, gesture?: string) => void;

/** A setting's value and the way to set it. */
export function useViewSetting<T extends Setting>(setting: ViewSetting<T>): readonly [T, SetSetting<T>] {
  const stored = useStore((state) => state.settings[setting.key]);
  const value = useMemo(() => settingValue(setting, stored), [setting, stored]);
  const set = useCallback<SetSetting<T>>((next, gesture) => setSetting(setting, next, gesture), [setting]);
  return [value, set];
}

/** A setting's value from what is stored, which came from an address or a file: what it may not be gives way to the initial value. */
export function settingValue<T extends Setting>(setting: ViewSetting<T>, stored: unknown): T {
  const read = setting.schema.safeParse(stored);
  return read.success ? read.data : setting.initial;
}

/** Sets a setting from outside of a component. The initial value is not stored, so that the address stays short. */
export function setSetting<T extends Setting>(setting: ViewSetting<T>, value: T, gesture?: string): void {
  const { settings, change } = useStore.getState();
  const next = withSetting(settings, setting, value);
  if (JSON.stringify(next) !== JSON.stringify(settings)) change({ settings: next }, gesture);
}

/** Settings with a value in the place of the former one, for a change that is more than one setting. */
export function withSetting<T extends Setting>(
  settings: Settings,
  setting: ViewSetting<T>,
  value: T,
): Settings {
  const others = Object.fromEntries(Object.entries(settings).filter(([key]) => key !== setting.key));
  const initial = JSON.stringify(value) === JSON.stringify(setting.initial);
  return initial ? others : { ...others, [setting.key]: value };
}

/** The shared filters and the ways to change them. */
export interface Filters {
  readonly filters: readonly Filter[];
  /** Puts a filter in the place of the one on the same dimension, or at the end. One undo step, or one with its `gesture`. */
  readonly set: (filter: Filter, gesture?: string) => void;
  readonly remove: (dimension: string) => void;
  readonly clear: () => void;
}

/** The shared filters. One dimension has at most one filter. */
export function useFilters(): Filters {
  const filters = useStore((state) => state.filters);
  return useMemo(() => ({ filters, set: setFilter, remove: removeFilter, clear: clearFilters }), [filters]);
}

/** See {@link Filters.set}. */
export function setFilter(filter: Filter, gesture?: string): void {
  const { filters, change } = useStore.getState();
  const at = filters.findIndex((one) => one.dimension === filter.dimension);
  if (at >= 0 && JSON.stringify(filters[at]) === JSON.stringify(filter)) return;
  change({ filters: at < 0 ? [...filters, filter] : filters.with(at, filter) }, gesture);
}

/** Takes the filter on a dimension away. */
export function removeFilter(dimension: string): void {
  const { filters, change } = useStore.getState();
  const next = filters.filter((one) => one.dimension !== dimension);
  if (next.length < filters.length) change({ filters: next });
}

/** Takes all filters away. */
export function clearFilters(): void {
  const { filters, change } = useStore.getState();
  if (filters.length > 0) change({ filters: [] });
}
