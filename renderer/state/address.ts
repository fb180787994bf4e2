import { z } from 'zod';
import { filterFault, filterSchema, mostFilters, type Filter } from '../../shared/workspace/filter.ts';
import { settingSchema, settingsSchema } from '../../shared/workspace/settings.ts';
import type { Addressed } from './keys.ts';

/** An address that says too much is not read at all. */
const longestAddress = 60_000;

/** The address (`#/screen?filters=…&settings=…`) of what is in view. Empty parts are left out. */
export function addressOf(view: Addressed): string {
  const parts = new URLSearchParams();
  if (view.filters.length > 0) parts.set('filters', JSON.stringify(view.filters));
  if (Object.keys(view.settings).length > 0) parts.set('settings', JSON.stringify(view.settings));
  const query = parts.toString();
  return `#/${encodeURIComponent(view.screen)}${query === '' ? '' : `?${query}`}`;
}

/** What an address shows, and whether a part of it could not be read. */
export interface ReadAddress {
  readonly view: Addressed;
  readonly damaged: boolean;
}

/**
 * Reads an address. It is input from outside: a part that is not what it should be is left out and the rest is kept.
 * @param fallback id of the screen for an address that names none of `screens`.
 */
export function readAddress(hash: string, screens: readonly string[], fallback: string): ReadAddress {
  if (hash === '' || hash === '#')
    return { view: { screen: fallback, filters: [], settings: {} }, damaged: false };
  if (hash.length > longestAddress)
    return { view: { screen: fallback, filters: [], settings: {} }, damaged: true };
  const [path, query] = split(hash.replace(/^#\/?/, ''));
  const named = decoded(path);
  const parts = new URLSearchParams(query);
  const filters = readFilters(parts.get('filters'));
  const settings = readSettings(parts.get('settings'));
  const known = named !== null && screens.includes(named);
  return {
    view: { screen: known ? named : fallback, filters: filters.value, settings: settings.value },
    damaged: !known || filters.damaged || settings.damaged,
  };
}

function split(text: string): [string, string] {
  const at = text.indexOf('?');
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function parsed<T>(text: string | null, schema: z.ZodType<T>, otherwise: T): { value: T; damaged: boolean } {
  if (text === null) return { value: otherwise, damaged: false };
  const result = schema.safeParse(json(text));
  return result.success ? { value: result.data, damaged: false } : { value: otherwise, damaged: true };
}

/** Filters are read one by one: what an analyst set beside one that this window does not know stays. */
function readFilters(text: string | null): { value: readonly Filter[]; damaged: boolean } {
  const all = parsed(text, z.array(z.unknown()).max(mostFilters), []);
  const kept = all.value.reduce<Filter[]>((before, one) => {
    const read = filterSchema.safeParse(one);
    return read.success && filterFault(read.data, before) === null ? [...before, read.data] : before;
  }, []);
  return { value: kept, damaged: all.damaged || kept.length < all.value.length };
}

/** Settings are read one by one: a screen that changed its settings must not lose those of the others. */
function readSettings(text: string | null): { value: Addressed['settings']; damaged: boolean } {
  const record = parsed(text, z.record(z.string(), z.unknown()), {});
  const kept = Object.entries(record.value).flatMap(([key, value]) => {
    const one = settingsSchema.safeParse({ [key]: value });
    const setting = settingSchema.safeParse(value);
    return one.success && setting.success ? [[key, setting.data] as const] : [];
  });
  return {
    value: Object.fromEntries(kept),
    damaged: record.damaged || kept.length < Object.keys(record.value).length,
  };
}
