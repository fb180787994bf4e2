import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it } from 'vitest';
import { menuTemplate } from './menu-template.ts';

const open = {
  menu: 'file',
  id: 'package.open',
  label: 'Open package…',
  shortcut: 'CmdOrCtrl+O',
  enabled: true,
} as const;
const about = { menu: 'help', id: 'help.keys', label: 'Keys', shortcut: null, enabled: false } as const;
const linux = { isMac: false, isPackaged: true };

/** Labels and roles of a menu's entries. */
const entries = (template: readonly MenuItemConstructorOptions[], at: string): string[] => {
  const submenu = template.find((menu) => menu.label === at || menu.role === at)?.submenu;
  return Array.isArray(submenu) ? submenu.map((entry) => entry.label ?? entry.role ?? entry.type ?? '') : [];
};

describe('menuTemplate', () => {
  it('puts the window’s commands first in their menus', () => {
    const template = menuTemplate([open, about], () => undefined, linux);
    expect(entries(template, 'File')).toEqual(['Open package…', 'separator', 'quit']);
    expect(entries(template, 'Edit')).toEqual(['cut', 'copy', 'paste', 'selectAll']);
    expect(entries(template, 'help')).toEqual(['Keys']);
  });

  it('shows a shortcut but leaves it to the window, and says which command was chosen', () => {
    const chosen: string[] = [];
    const submenu = menuTemplate([open], (id) => chosen.push(id), linux).find(
      (menu) => menu.label === 'File',
    )?.submenu;
    const entry = Array.isArray(submenu) ? submenu[0] : undefined;
    expect(entry).toMatchObject({
      id: 'package.open',
      accelerator: 'CmdOrCtrl+O',
      registerAccelerator: false,
      enabled: true,
    });
    Reflect.apply(entry?.click ?? (() => undefined), undefined, []);
    expect(chosen).toEqual(['package.open']);
  });

  it('has DevTools in an unpackaged app only, the app’s menu on macOS only, and no empty help', () => {
    const roles = (isMac: boolean, isPackaged: boolean): string =>
      JSON.stringify(menuTemplate([], () => undefined, { isMac, isPackaged }));
    expect([roles(false, true), roles(false, false)].map((text) => text.includes('toggleDevTools'))).toEqual([
      false,
      true,
    ]);
    expect([roles(false, true), roles(true, true)].map((text) => text.includes('appMenu'))).toEqual([
      false,
      true,
    ]);
    expect(roles(false, true)).not.toContain('"help"');
  });
});
