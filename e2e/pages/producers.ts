import { expect, type Locator } from '@playwright/test';
import type { Workbench } from './workbench.ts';

/** The Producers screen. */
export class ProducersPage {
  readonly workbench: Workbench;
  readonly search: Locator;
  /** The assets found, each a button with its id. */
  readonly found: Locator;
  /** Who made the chosen asset, in a sentence. */
  readonly answer: Locator;

  constructor(workbench: Workbench) {
    const { page } = workbench;
    this.workbench = workbench;
    this.search = page.getByRole('searchbox', { name: 'Who made it?' });
    this.found = page.getByRole('table', { name: 'Assets found' }).getByRole('button');
    this.answer = page.locator('.answer-sentence');
  }

  /** Goes to the screen by the rail and waits for its board. */
  async visit(): Promise<void> {
    await this.workbench.goTo('Producers');
    await this.settled();
  }

  /** Waits until everything belongs to what is chosen. */
  async settled(): Promise<void> {
    const main = this.workbench.page.getByRole('main');
    await expect(main.getByRole('heading', { name: 'How it was decided' })).toBeVisible();
    await expect(main.locator('[aria-busy="true"], [aria-label="Loading"]')).toHaveCount(0);
  }

  /** Types a search and asks for the first asset found, which must be this one. */
  async ask(words: string, assetId: string): Promise<void> {
    await this.search.fill(words);
    await expect(this.found.first()).toHaveText(assetId);
    await this.settled();
    await this.search.press('Enter');
    await expect(this.answer).toBeVisible();
  }

  /** One of the facts about the answer, by its name. */
  fact(name: string): Locator {
    return this.workbench.page
      .locator('.answer-facts > div')
      .filter({ has: this.workbench.page.getByRole('term').filter({ hasText: name }) })
      .getByRole('definition');
  }

  /** The rows of a table of the answer, cell by cell as they read. */
  async rows(caption: 'What each source says' | 'Everyone who worked on it'): Promise<string[][]> {
    const rows = this.workbench.page
      .getByRole('table', { name: caption })
      .getByRole('rowgroup')
      .getByRole('row');
    await expect(rows.first()).toBeVisible();
    return rows.evaluateAll((elements) =>
      elements.map((row) => [...row.children].map((cell) => cell.textContent)),
    );
  }

  /** How many assets a rule of the decision table decided, as the table says. */
  async decided(rule: string): Promise<string> {
    const row = this.workbench.page
      .getByRole('table', { name: /^Rules, for how many assets each holds/ })
      .getByRole('row')
      .filter({ hasText: rule });
    return (await row.getByRole('cell').nth(1).textContent()) ?? '';
  }
}
