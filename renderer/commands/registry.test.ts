import { beforeEach, describe, expect, test } from 'vitest';
import { bridgeMethods } from '../../shared/bridge/contract.ts';
import { screens } from '../app/screens.ts';
import { emptyHistory } from '../state/history.ts';
import { initialValues, useStore } from '../state/store.ts';
import { setFilter } from '../state/view.ts';
import { isAvailable, menuItems, type Command } from './command.ts';
import { keyLabel } from './keys.ts';
import { makeCommands, type Actions } from './registry.ts';

/** What the commands asked of the platform, in order. */
let asked: string[] = [];
const ask = (what: string) => (): Promise<void> => Promise.resolve(void asked.push(what));
const actions: Actions = {
  openFolder: ask('openFolder'),
  openFiles: ask('openFiles'),
  openDemo: ask('openDemo'),
  cancelOpening: () => void asked.push('cancelOpening'),
  saveWorkspace: ask('saveWorkspace'),
  openWorkspace: ask('openWorkspace'),
  copyAddress: ask('copyAddress'),
};
const commands = makeCommands(actions, screens);
const state = useStore.getState;

/** A command by its id. */
function command(id: string): Command {
  const found = commands.find((one) => one.id === id);
  if (found === undefined) throw new Error(`There is no command ${id}.`);
  return found;
}

function twice(values: readonly string[]): readonly string[] {
  return values.filter((value, place) => values.indexOf(value) !== place);
}

beforeEach(() => {
  asked = [];
  useStore.setState({ ...initialValues, history: emptyHistory });
});

describe('the commands of the window, over its real screens', () => {
  test('have ids, titles and keys of their own', () => {
    expect(commands.length).toBeGreaterThan(15);
    expect(twice(commands.map(({ id }) => id))).toEqual([]);
    expect(twice(commands.map(({ title }) => title))).toEqual([]);
    expect(twice(commands.flatMap(({ key }) => key?.toLowerCase() ?? []))).toEqual([]);
    for (const { id, title } of commands) {
      expect(id).toMatch(/^[a-z]+\.[a-z-]+$/);
      expect(title.trim()).not.toBe('');
    }
  });

  test('have no key that begins the sequence of another', () => {
    const keys = commands.flatMap(({ key }) => key ?? []);
    const firsts = keys.filter((key) => key.includes(' ')).map((key) => key.split(' ')[0]);
    expect(keys.filter((key) => firsts.includes(key))).toEqual([]);
  });

  test('have keys that people can read, on either kind of keyboard', () => {
    for (const { key } of commands.filter((one) => one.key !== undefined))
      for (const onMac of [true, false]) expect(keyLabel(key ?? '', onMac)).not.toMatch(/\$|undefined/);
  });

  test('go to every screen', async () => {
    for (const { id } of screens) {
      await command(`go.${id}`).run();
      expect(state().screen).toBe(id);
    }
  });

  test('fill native menus that the host takes, each with an entry', () => {
    const items = menuItems(commands);
    expect(bridgeMethods.setMenu.input.safeParse(items).success).toBe(true);
    expect([...new Set(items.map(({ menu }) => menu))].sort()).toEqual(['edit', 'file', 'help', 'view']);
    const shortcuts = Object.fromEntries(items.map(({ id, shortcut }) => [id, shortcut]));
    expect(shortcuts).toMatchObject({
      'package.open-folder': 'CmdOrCtrl+O',
      'workspace.open': 'CmdOrCtrl+Shift+O',
      'view.redo': 'CmdOrCtrl+Shift+Z',
      'go.open': null,
    });
  });
});

describe('a command', () => {
  test.each([
    ['package.open-folder', 'openFolder'],
    ['package.open-files', 'openFiles'],
    ['package.open-demo', 'openDemo'],
    ['package.cancel', 'cancelOpening'],
    ['workspace.save', 'saveWorkspace'],
    ['workspace.open', 'openWorkspace'],
    ['workspace.copy-address', 'copyAddress'],
  ])('%s asks the platform to %s, and nothing else', async (id, what) => {
    await command(id).run();
    expect(asked).toEqual([what]);
  });

  test('for the demo is there where the host has one', () => {
    const without = makeCommands({ ...actions, openDemo: null }, screens);
    expect(without.some(({ id }) => id === 'package.open-demo')).toBe(false);
    expect(without).toHaveLength(commands.length - 1);
  });

  test.each(['system', 'light', 'dark'] as const)('theme.%s sets the theme', async (theme) => {
    useStore.setState({ theme: theme === 'dark' ? 'light' : 'dark' });
    await command(`theme.${theme}`).run();
    expect(state().theme).toBe(theme);
  });

  test.each([
    ['window.palette', 'palette'],
    ['window.shortcuts', 'shortcuts'],
  ] as const)('%s shows the %s', async (id, dialog) => {
    await command(id).run();
    expect(state().dialog).toBe(dialog);
  });

  test('can be run when there is something to run it on', async () => {
    const available = (id: string): boolean => isAvailable(command(id));
    const enabled = (id: string): boolean | undefined =>
      menuItems(commands).find((item) => item.id === id)?.enabled;
    const idle = ['view.undo', 'view.redo', 'filter.clear', 'package.cancel'].map(available);
    expect(idle).toEqual([false, false, false, false]);
    setFilter({ dimension: 'genre', op: 'is_null', values: [] });
    expect([available('view.undo'), available('filter.clear'), enabled('view.undo')]).toEqual([
      true,
      true,
      true,
    ]);
    await command('filter.clear').run();
    expect(state().filters).toEqual([]);
    await command('view.undo').run();
    expect(state().filters).toHaveLength(1);
    expect(available('view.redo')).toBe(true);
    await command('view.redo').run();
    expect(state().filters).toEqual([]);
    expect([available('view.redo'), enabled('view.redo')]).toEqual([false, false]);
    state().put({ opening: { kind: 'running', label: 'x', progress: null } });
    expect(available('package.cancel')).toBe(true);
  });
});
