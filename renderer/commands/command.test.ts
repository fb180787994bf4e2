import { describe, expect, test } from 'vitest';
import { accelerator, matching, type Command } from './command.ts';
import { keyLabel } from './keys.ts';

const commands = ['Open a folder…', 'Open the demo', 'Go to Open', 'Theme: dark', 'Öffnen'].map(
  (title): Command => ({ id: title, title, run: () => undefined }),
);
const found = (search: string): string[] => matching(commands, search).map(({ title }) => title);

describe('searching', () => {
  test.each([
    ['', ['Open a folder…', 'Open the demo', 'Go to Open', 'Theme: dark', 'Öffnen']],
    ['  ', ['Open a folder…', 'Open the demo', 'Go to Open', 'Theme: dark', 'Öffnen']],
    ['open', ['Open a folder…', 'Open the demo', 'Go to Open']],
    ['DEMO open', ['Open the demo']],
    ['to o', ['Open a folder…', 'Go to Open'].slice(1)],
    ['öff', ['Öffnen']],
    ['.*', []],
    ['open nothing', []],
  ])('%j finds %j', (search, titles) => {
    expect(found(search)).toEqual(titles);
  });

  test('puts those that begin with what was typed first', () => {
    expect(found('the')).toEqual(['Theme: dark', 'Open the demo']);
  });
});

test.each([
  ['$mod+k', 'CmdOrCtrl+K', '⌘K', 'Ctrl K'],
  ['$mod+Shift+Z', 'CmdOrCtrl+Shift+Z', '⌘⇧Z', 'Ctrl Shift Z'],
  ['?', '?', '?', '?'],
  ['i', 'I', 'I', 'I'],
  ['g o', null, 'G O', 'G O'],
  ['Escape', 'Escape', 'Esc', 'Esc'],
])('the key %s is %s in menus, %s on a Mac and %s elsewhere', (key, menu, mac, other) => {
  expect(accelerator(key)).toBe(menu);
  expect(keyLabel(key, true)).toBe(mac);
  expect(keyLabel(key, false)).toBe(other);
});

test('a command without a key has none in menus', () => {
  expect(accelerator(undefined)).toBeNull();
});
