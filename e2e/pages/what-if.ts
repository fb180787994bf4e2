import { expect, type Locator } from '@playwright/test';
import { ChartCardPart } from './chart-card.ts';
import type { Workbench } from './workbench.ts';

/** The What if screen. */
export class WhatIfPage {
  readonly workbench: Workbench;
  readonly chart: ChartCardPart;
  /** The shares of lines over the limits. */
  readonly shares: ChartCardPart;
  readonly name: Locator;
  readonly comparison: Locator;

  constructor(workbench: Workbench) {
    const { page } = workbench;
    this.workbench = workbench;
    const card = (title: RegExp): ChartCardPart =>
      new ChartCardPart(
        page.locator('.chart-card').filter({ has: page.getByRole('heading', { name: title }) }),
      );
    this.chart = card(/ under the new limits$/);
    this.shares = card(/^Lines over the limits$/);
    this.name = page.getByRole('textbox', { name: 'Name of the scenario' });
    this.comparison = page.getByRole('table', { name: 'Scenarios by language' });
  }

  /** Goes where settings of the screen lead. */
  async visit(settings: Readonly<Record<string, unknown>> = {}): Promise<void> {
    await this.workbench.visit(`#/what-if?settings=${encodeURIComponent(JSON.stringify(settings))}`);
  }

  /** Waits until every figure belongs to what is asked. */
  async settled(): Promise<void> {
    await expect(this.workbench.page.getByText(/^Forecast in /)).toBeVisible();
    await this.workbench.atRest();
  }

  /** The row of a language. */
  row(language: string): Locator {
    return this.workbench.page
      .locator('.what-if-row')
      .filter({ has: this.workbench.page.getByRole('heading', { name: language, exact: true }) });
  }

  /** The field of a language's new limit. */
  limit(language: string): Locator {
    return this.workbench.page.getByRole('spinbutton', { name: `${language}: New limit` });
  }

  /** A figure of a language's row, with what stands below it. */
  figure(language: string, label: string): Locator {
    return this.#figures(language, label).first();
  }

  /** What stands below the change of a language: the same at the same moment. */
  sameMoment(language: string, outcome: string): Locator {
    return this.#figures(language, outcome).nth(1);
  }

  #figures(language: string, label: string): Locator {
    return this.row(language)
      .locator('.what-if-figures > div')
      .filter({ has: this.workbench.page.getByText(label, { exact: true }) })
      .locator('dd');
  }

  /** Moves a limit as someone does who types and waits. */
  async move(language: string, limit: number): Promise<void> {
    await this.limit(language).fill(String(limit));
    await expect.poll(() => decodeURIComponent(this.workbench.address())).toContain(`,${limit}`);
    await this.settled();
  }

  /** Chooses the languages in view, or takes them away. */
  async chooseLanguages(...languages: readonly string[]): Promise<void> {
    const { page } = this.workbench;
    await page.getByRole('button', { name: /^Languages/ }).click();
    for (const language of languages)
      await page.getByRole('option', { name: new RegExp(`^${language}\\b`) }).click();
    await page.keyboard.press('Escape');
    await this.settled();
  }

  /** The row of a scenario that is kept. */
  scenario(name: string): Locator {
    return this.workbench.page
      .locator('.what-if-scenarios li')
      .filter({ has: this.workbench.page.getByRole('heading', { name, exact: true }) });
  }

  /** Keeps the limits in view under a name. */
  async keep(name: string): Promise<void> {
    await this.name.fill(name);
    await this.name.press('Enter');
    await expect(this.scenario(name)).toBeVisible();
  }

  /** What the comparison has of a language: for each scenario that moves its limit the name, then its cells in order. */
  async compared(language: string): Promise<string[][]> {
    const { page } = this.workbench;
    const rows = this.comparison
      .getByRole('rowgroup')
      .filter({ has: page.getByRole('rowheader', { name: language, exact: true }) })
      .getByRole('row');
    const told = (await rows.all()).map(async (row) => [
      await row.locator('[scope="row"] > :first-child').innerText(),
      ...(await row.getByRole('cell').allTextContents()),
    ]);
    return Promise.all(told);
  }
}
