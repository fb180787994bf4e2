import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { viewArbitrary } from '../../shared/workspace/testing.ts';
import { addressOf, readAddress } from './address.ts';

const screens = ['open', 'reading-speed', 'consumption-language'];
const read = (hash: string): ReturnType<typeof readAddress> => readAddress(hash, screens, 'open');
const genre = { dimension: 'genre', op: 'eq' as const, values: ['drama'] };
const query = (parts: Readonly<Record<string, string>>): string => new URLSearchParams(parts).toString();

describe('the address', () => {
  test('brings back what it was made of, for any view, and as a browser writes it', () => {
    fc.assert(
      fc.property(viewArbitrary(fc.constantFrom(...screens)), (view) => {
        const address = addressOf(view);
        expect(read(address)).toEqual({ view, damaged: false });
        expect(read(new URL(address, 'http://127.0.0.1:1/').hash)).toEqual({ view, damaged: false });
      }),
      { seed: 20261005, numRuns: 300 },
    );
  });

  test('is short: what is as it was at first is not in it', () => {
    expect(addressOf({ screen: 'open', filters: [], settings: {} })).toBe('#/open');
    expect(read('#/open')).toEqual({ view: { screen: 'open', filters: [], settings: {} }, damaged: false });
    expect(read('')).toEqual(read('#'));
    expect(read('').damaged).toBe(false);
  });

  test('holds no part that the browser would read as something else', () => {
    const settings = { 'a.b': '#?&=%+ /"<>\u0000\ud800' };
    const address = addressOf({ screen: 'open', filters: [genre], settings });
    expect(address).toMatch(/^#\/open\?[A-Za-z0-9%._*+=&-]+$/);
    expect(read(address).view.settings).toEqual(settings);
  });
});

describe('a damaged address', () => {
  const whole = { filters: JSON.stringify([genre]), settings: '{"a.b":1}' };
  test.each<[what: string, hash: string, view: object]>([
    ['names no screen', '#/', { screen: 'open' }],
    ['names a screen that is not there', '#/planets', { screen: 'open' }],
    ['names one of JavaScript’s own', '#/constructor', { screen: 'open' }],
    ['has a half escape', '#/%E0%A4%A', { screen: 'open' }],
    [
      'names no screen, but filters',
      `#/nowhere?${query(whole)}`,
      { screen: 'open', filters: [genre], settings: { 'a.b': 1 } },
    ],
    [
      'has filters that are no JSON',
      `#/open?${query({ ...whole, filters: '[{' })}`,
      { filters: [], settings: { 'a.b': 1 } },
    ],
    [
      'has filters that are no list',
      `#/open?${query({ ...whole, filters: '{"length":1}' })}`,
      { filters: [], settings: { 'a.b': 1 } },
    ],
    [
      'has settings that are a list',
      `#/open?${query({ ...whole, settings: '[1]' })}`,
      { filters: [genre], settings: {} },
    ],
    [
      'has settings that are null',
      `#/open?${query({ ...whole, settings: 'null' })}`,
      { filters: [genre], settings: {} },
    ],
    [
      'has one bad filter among good ones',
      `#/open?${query({ filters: JSON.stringify([{ ...genre, op: 'like' }, genre, { ...genre, dimension: 'planet' }, { ...genre, more: 1 }]) })}`,
      { filters: [genre] },
    ],
    [
      'has two filters on one dimension',
      `#/open?${query({ filters: JSON.stringify([genre, { ...genre, values: ['comedy'] }]) })}`,
      { filters: [genre] },
    ],
    [
      'has a filter of two values where one is meant',
      `#/open?${query({ filters: JSON.stringify([{ ...genre, values: ['a', 'b'] }]) })}`,
      { filters: [] },
    ],
    [
      'has a bad setting beside a good one',
      `#/open?${query({ settings: '{"a.b":1,"c.d":{"e":{"f":1}},"no key":2}' })}`,
      { settings: { 'a.b': 1 } },
    ],
    [
      'has too many filters',
      `#/open?${query({ filters: JSON.stringify(Array.from({ length: 61 }, () => genre)) })}`,
      { filters: [] },
    ],
    ['nests without end', `#/open?${query({ filters: '['.repeat(20_000) })}`, { filters: [] }],
  ])('that %s keeps the rest', (_, hash, view) => {
    const found = read(hash);
    expect(found.damaged).toBe(true);
    expect(found.view).toEqual({ screen: 'open', filters: [], settings: {}, ...view });
  });

  test('that is too long is not read at all', () => {
    const found = read(`#/open?${query({ settings: JSON.stringify({ 'a.b': 'x'.repeat(60_000) }) })}`);
    expect(found).toEqual({ view: { screen: 'open', filters: [], settings: {} }, damaged: true });
  });

  test('never throws, whatever it is, and never gives more than a view', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), fc.string(), (path, filters, settings) => {
        const { view } = read(`#/${path}?filters=${filters}&settings=${settings}`);
        expect(screens).toContain(view.screen);
        expect(read(addressOf(view))).toEqual({ view, damaged: false });
      }),
      { seed: 7, numRuns: 300 },
    );
    expect(read('#/open?settings={"__proto__":{"x":1},"a.b":1}').view.settings).toEqual({ 'a.b': 1 });
    expect(Reflect.get({}, 'x')).toBeUndefined();
  });
});
