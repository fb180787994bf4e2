import { basename } from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import type { RunningApp } from '../app.ts';
import { chooseFile, saveFile } from '../files.ts';
import { ChartCardPart } from './chart-card.ts';

/** The frame around every screen: bars, rail, filters, inspector, dialogs. */
export class Workbench {
  readonly app: RunningApp;
  readonly page: Page;
  readonly headline: Locator;
  readonly chips: Locator;
  readonly inspector: Locator;
  readonly status: Locator;
  readonly palette: Locator;
  readonly shortcuts: Locator;
  readonly undoButton: Locator;
  readonly packageName: Locator;
  /** What the console may say in this test: errors that it provokes. */
  expectedFaults: readonly RegExp[] = [];

  constructor(app: RunningApp) {
    const { page } = app;
    this.app = app;
    this.page = page;
    this.headline = page.getByRole('main').getByRole('heading', { level: 1 });
    this.chips = page.getByRole('group', { name: 'Filters' }).locator('.chip');
    this.inspector = page.getByRole('complementary', { name: 'Inspector' });
    this.status = page.getByRole('contentinfo', { name: 'Status' });
    this.palette = page.getByRole('dialog', { name: 'Search or run a command' });
    this.shortcuts = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    this.undoButton = page.getByRole('button', { name: 'Undo' });
    this.packageName = page.getByRole('banner').locator('.package-name');
  }

  /** Errors that the window reported since they were last taken, but those that the test expects. */
  takeFaults(): string[] {
    return this.app
      .takeFaults()
      .filter((fault) => !this.expectedFaults.some((expected) => expected.test(fault)));
  }

  /** The part of the address that says what is in view. */
  address(): string {
    return new URL(this.page.url()).hash;
  }

  /** Goes where an address leads, as a link or the address bar does, and waits until the window heard of it. */
  async visit(address: string): Promise<void> {
    await this.page.evaluate(async (hash) => {
      const before = location.href;
      const heard = new Promise((resolve) => window.addEventListener('hashchange', resolve, { once: true }));
      location.hash = hash;
      if (location.href !== before) await heard;
    }, address);
  }

  /** Waits until nothing in view is about to be replaced by newer figures. */
  async atRest(): Promise<void> {
    await expect(this.page.locator('[aria-busy="true"], [aria-label="Loading"]')).toHaveCount(0);
  }

  /** The Open screen of the running window, with no filter and nothing left open. */
  async clear(): Promise<void> {
    await this.page.keyboard.press('Escape');
    await this.visit('#/open');
    await expect(this.headline).toHaveText(/ is open$| was not opened$/);
    const back = this.page.getByRole('button', { name: /^Back to / });
    if (await back.isVisible()) await back.click();
    await expect(this.headline).toHaveText(/ is open$/);
  }

  /** A window as it is after a start: nothing is open. */
  async restart(): Promise<void> {
    await this.visit('#/open');
    await this.page.reload();
    await expect(this.headline).toBeVisible();
  }

  /** Goes to a screen by its entry in the rail. */
  async goTo(title: string): Promise<void> {
    await this.page.getByRole('navigation', { name: 'Screens' }).getByRole('button', { name: title }).click();
  }

  /** Runs a command of the palette, with the keyboard alone. */
  async run(command: string): Promise<void> {
    await this.page.keyboard.press('Control+k');
    await expect(this.palette).toBeVisible();
    await this.page.keyboard.type(command);
    await expect(this.palette.getByRole('option').first()).toHaveText(new RegExp(`^${command}`));
    await this.page.keyboard.press('Enter');
    await expect(this.palette).toBeHidden();
  }

  /** Saves what is in view by its key. @returns the path of the file */
  async save(): Promise<string> {
    return saveFile(this.app, () => this.page.keyboard.press('Control+s'));
  }

  /** Opens a saved view by its key, and waits until it is in view. */
  async openSaved(file: string): Promise<void> {
    await chooseFile(this.app, file, () => this.page.keyboard.press('Control+Shift+O'));
    await expect(this.page.getByText(`Opened ${basename(file)}.`)).toBeVisible();
  }

  /** A card of the screen by its title. */
  card(title: string): ChartCardPart {
    const main = this.page.getByRole('main');
    return new ChartCardPart(
      main.locator('.card').filter({ has: this.page.getByRole('heading', { name: title }) }),
    );
  }

  /** The name of a row of a chart, which is a button. */
  bar(name: string): Locator {
    return this.page.getByRole('button', { name: new RegExp(`^${name}: `) });
  }

  /** Whether the inspector lies over the content. */
  async drawerIsOpen(): Promise<boolean> {
    return this.inspector.getByRole('button', { name: 'Hide inspector' }).isVisible();
  }

  /** Whether anything could be scrolled sideways: the page, or the column that holds a screen. */
  async scrollsSideways(): Promise<string[]> {
    return this.page.evaluate(() =>
      [document.documentElement, document.body, ...document.querySelectorAll('.main, .inspector, .rail')]
        .filter((element) => element.scrollWidth > element.clientWidth + 1)
        .map((element) => `${element.tagName}.${element.className}`),
    );
  }
}
