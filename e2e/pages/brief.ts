import { expect, type Locator } from '@playwright/test';
import type { Workbench } from './workbench.ts';

/** The screen that writes a brief. */
export class BriefPage {
  /** The document as it is shown. */
  readonly page: Locator;
  readonly write: Locator;
  /** The headings of its parts. */
  readonly verdicts: Locator;
  readonly #workbench: Workbench;

  constructor(workbench: Workbench) {
    this.#workbench = workbench;
    this.page = workbench.page.getByRole('article', { name: 'The brief' });
    this.write = workbench.page.locator('[data-brief="write"]');
    this.verdicts = this.page.getByRole('heading', { level: 3 });
  }

  /** Chooses languages by their names, one after the other. */
  async choose(...languages: readonly string[]): Promise<void> {
    const { page } = this.#workbench;
    await page.getByRole('button', { name: /^Languages/ }).click();
    for (const language of languages)
      await page.getByRole('option', { name: new RegExp(`^${language}`) }).click();
    await page.keyboard.press('Escape');
  }

  /** What the list of languages says. */
  async languages(): Promise<string[]> {
    const { page } = this.#workbench;
    await page.getByRole('button', { name: /^Languages/ }).click();
    const said = await page.getByRole('option').allInnerTexts();
    await page.keyboard.press('Escape');
    return said.map((text) => text.replaceAll(/\s+/g, ' '));
  }

  /** Writes the brief and waits for it. */
  async written(): Promise<void> {
    await this.write.click();
    await expect(this.write).toBeEnabled();
    await expect(this.page).toBeVisible();
  }

  /** How high the sheet is, and how much of the window's column can be seen, in px. */
  async height(): Promise<{ sheet: number; shown: number }> {
    return this.page.evaluate((sheet) => ({
      sheet: sheet.scrollHeight,
      shown: sheet.closest('main')?.clientHeight ?? 0,
    }));
  }
}
