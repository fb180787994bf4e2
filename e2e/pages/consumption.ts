import { expect } from '@playwright/test';
import type { Workbench } from './workbench.ts';

/** The Consumption language screen. */
export class ConsumptionPage {
  readonly workbench: Workbench;

  constructor(workbench: Workbench) {
    this.workbench = workbench;
  }

  /** Goes to the screen by the rail and waits for its charts. */
  async visit(): Promise<void> {
    await this.workbench.goTo('Consumption language');
    await this.settled();
  }

  /** Waits until everything belongs to what is chosen. */
  async settled(): Promise<void> {
    const main = this.workbench.page.getByRole('main');
    await expect(main.getByText('How views were classified')).toBeVisible();
    await expect(main.locator('.chart-card .chart svg').first()).toBeVisible();
    await expect(main.locator('[aria-busy="true"], [aria-label="Loading"]')).toHaveCount(0);
  }

  /** The shares of the modes that the inspector lists for what was chosen, in percent. */
  async shares(): Promise<ReadonlyMap<string, number>> {
    const list = this.workbench.inspector.locator('.mode-list').first();
    await expect(list).toBeVisible();
    const entries = await list.evaluate((element) =>
      [...element.querySelectorAll('dt')].map(
        (term) => [term.textContent, term.nextElementSibling?.textContent ?? ''] as const,
      ),
    );
    return new Map(entries.map(([mode, share]) => [mode, Number.parseFloat(share)]));
  }
}
