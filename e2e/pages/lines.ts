import { expect, type Locator } from '@playwright/test';
import { chooseFile, saveFile } from '../files.ts';
import type { Workbench } from './workbench.ts';

/** The Lines screen. */
export class LinesPage {
  readonly workbench: Workbench;
  readonly table: Locator;
  readonly pairs: Locator;
  readonly save: Locator;
  readonly guide: GuidePart;

  constructor(workbench: Workbench) {
    const main = workbench.page.getByRole('main');
    this.workbench = workbench;
    this.table = main.getByRole('table', { name: 'Subtitle lines' });
    this.pairs = main.getByRole('table', { name: 'Lines of two tracks by time' });
    this.save = main.getByRole('button', { name: 'Save as CSV' });
    this.guide = new GuidePart(workbench);
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

  /** Chooses the guide by which the track is checked. */
  async checkBy(guide: string): Promise<void> {
    await this.#choose(/^Guide /, new RegExp(`^${guide}`));
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

/** The dialog in which a style guide is edited. */
class GuidePart {
  readonly #workbench: Workbench;
  readonly dialog: Locator;

  constructor(workbench: Workbench) {
    this.#workbench = workbench;
    this.dialog = workbench.page.getByRole('dialog', { name: /^A copy of |^Edit / });
  }

  /** Opens it by the button beside the choice of a guide. */
  async edit(): Promise<void> {
    await this.#workbench.page
      .getByRole('main')
      .getByRole('button', { name: / guide$/ })
      .click();
    await expect(this.dialog).toBeVisible();
  }

  /** The field of a figure by its label. */
  readonly figure = (label: string): Locator =>
    this.dialog.getByRole('textbox', { name: label, exact: true });

  /** Saves the guide as a file. @returns its path */
  async save(): Promise<string> {
    return saveFile(this.#workbench.app, () => this.#press('Save as JSON'));
  }

  /** Loads a guide from a file. */
  async load(file: string): Promise<void> {
    await chooseFile(
      { ...this.#workbench.app, electron: null },
      file,
      // The page itself asks, in both hosts.
      () => this.#press('Load from a file'),
    );
  }

  /** Checks the lines by the guide. */
  async use(): Promise<void> {
    await this.#press('Use this guide');
  }

  async remove(): Promise<void> {
    await this.#press('Remove guide');
    await expect(this.dialog).toBeHidden();
  }

  async #press(name: string): Promise<void> {
    await this.dialog.getByRole('button', { name }).click();
  }
}
