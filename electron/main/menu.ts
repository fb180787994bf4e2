import { app, Menu } from 'electron';
import type { MenuItem } from '../../shared/bridge/contract.ts';
import { menuTemplate } from './menu-template.ts';

/**
 * Sets the application's menu: what every app has, and the window's own commands.
 * @param items commands, in order, as the window's registry has them
 * @param choose called with the id of the command that was chosen
 */
export function setMenu(items: readonly MenuItem[], choose: (id: string) => void): void {
  const system = { isMac: process.platform === 'darwin', isPackaged: app.isPackaged };
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(items, choose, system)));
}
