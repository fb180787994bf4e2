import { expect, type Locator } from '@playwright/test';
import { dropOnWindow } from '../drop.ts';
import type { Workbench } from './workbench.ts';

/** The Open screen: ways in, progress, report, what is loaded, recent packages. */
export class OpenPage {
  readonly workbench: Workbench;
  readonly report: Locator;
  readonly progress: Locator;
  readonly recents: Locator;
  readonly cancel: Locator;

  constructor(workbench: Workbench) {
    const { page } = workbench;
    this.workbench = workbench;
    this.report = page.locator('section.report');
    this.progress = page.getByRole('progressbar');
    this.recents = page.locator('section.recents').getByRole('listitem');
    this.cancel = page.getByRole('button', { name: 'Cancel', exact: true });
  }

  /** Drops folders or files on the window. */
  async drop(...paths: readonly string[]): Promise<void> {
    await dropOnWindow(this.workbench.page, paths);
  }

  /** Drops a package and waits until it is open. */
  async openByDrop(folder: string): Promise<void> {
    await this.drop(folder);
    await expect(this.workbench.headline).toHaveText(/ is open$/);
  }

  /** Problems of one kind in the report, by the way to mend them, with their places shown. */
  async problems(fix: string): Promise<Locator> {
    const kind = this.report.getByRole('listitem').filter({ hasText: fix });
    const places = kind.getByRole('button');
    if ((await places.getAttribute('aria-expanded')) === 'false') await places.click();
    return kind.getByRole('table');
  }
}
