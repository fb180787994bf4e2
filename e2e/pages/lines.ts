import { expect, type Locator } from '@playwright/test';
import type { Workbench } from './workbench.ts';

/** The Lines screen. */
export class LinesPage {
  readonly workbench: Workbench;
  readonly table: Locator;
  readonly pairs: Locator;
  readonly save: Locator;

  constructor(workbench: Workbench) {
    const main = workbench.page.getByRole('main');
    this.workbench = workbench;
    this.table = main.getByRole('table', { name: 'Subtitle lines' });
    this.pairs = main.getByRole('table', { name: 'Lines of two tracks by time' });
    this.save = main.getByRole('button', { name: 'Save as CSV' });
  }

  /** Chooses the first track whose name fits. */
  async chooseTrack(name: RegExp): Promise<void> {
    await this.#choose(/^Track /, name);
    await expect(this.workbench.headline).toHaveText(/ lines?, /);
    await expect(this.rows.first()).toBeVisible();
  }

  /** Puts another track of the title beside it. */
  async besides(name: RegExp): Promise<void> {
    await this.#choose(/^Beside /, name);
    await expect(this.pairs.getByRole('row').nth(1)).toBeVisible();
  }

  async sortBy(name: string): Promise<void> {
    await this.#choose(/^Sort by /, new RegExp(`^${name}$`));
  }

  async hold(finding: RegExp): Promise<void> {
    await this.#choose(/^Findings /, finding);
  }

  /** The rows in view. */
  get rows(): Locator {
    return this.table.getByRole('row').filter({ has: this.workbench.page.getByRole('button') });
  }

  /** Looks at a line by its place in the list. */
  async open(place: number): Promise<void> {
    await this.rows.nth(place).getByRole('button').click();
    await expect(this.workbench.inspector.getByRole('heading', { name: /^Line \d+$/ })).toBeVisible();
  }

  async #choose(select: RegExp, option: RegExp): Promise<void> {
    const { page } = this.workbench;
    await page.getByRole('main').getByRole('button', { name: select }).click();
    await page.getByRole('option', { name: option }).first().click();
  }
}
