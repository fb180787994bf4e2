import type { MenuItemConstructorOptions } from 'electron';
import type { MenuItem } from '../../shared/bridge/contract.ts';

const separator: MenuItemConstructorOptions = { type: 'separator' };

/**
 * The menus: the window's own commands, then what every app has.
 * @param items commands, in order
 * @param choose called with the id of the command that was chosen
 * @param system what differs: macOS has a menu of the app itself, an unpackaged app has DevTools
 */
export function menuTemplate(
  items: readonly MenuItem[],
  choose: (id: string) => void,
  { isMac, isPackaged }: { readonly isMac: boolean; readonly isPackaged: boolean },
): MenuItemConstructorOptions[] {
  const own = (menu: MenuItem['menu']): MenuItemConstructorOptions[] => {
    const found = items.filter((item) => item.menu === menu).map((item) => entry(item, choose));
    return found.length === 0 ? [] : [...found, separator];
  };
  const tools: MenuItemConstructorOptions[] = isPackaged ? [] : [{ role: 'toggleDevTools' }];
  const help = own('help').slice(0, -1);
  return [
    ...(isMac ? [{ role: 'appMenu' } satisfies MenuItemConstructorOptions] : []),
    { label: 'File', submenu: [...own('file'), { role: isMac ? 'close' : 'quit' }] },
    {
      label: 'Edit',
      submenu: [...own('edit'), { role: 'cut' }, { role: 'copy' }, { role: 'paste' }, { role: 'selectAll' }],
    },
    {
      label: 'View',
      submenu: [
        ...own('view'),
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        separator,
        { role: 'togglefullscreen' },
        ...tools,
      ],
    },
    { role: 'windowMenu' },
    ...(help.length === 0 ? [] : [{ role: 'help', submenu: help } satisfies MenuItemConstructorOptions]),
  ];
}

function entry(item: MenuItem, choose: (id: string) => void): MenuItemConstructorOptions {
  return {
    id: item.id,
    label: item.label,
    enabled: item.enabled,
    // The window listens for its shortcuts itself, the same ones in both hosts; the menu only shows them.
    ...(item.shortcut === null ? {} : { accelerator: item.shortcut, registerAccelerator: false }),
    click: () => {
      choose(item.id);
    },
  };
}
