import { expect, type Locator } from '@playwright/test';
import type { Workbench } from './workbench.ts';

/** The Rule lab. */
export class LabPage {
  readonly workbench: Workbench;
  readonly cases: Locator;
  readonly state: Locator;
  readonly apply: Locator;

  constructor(workbench: Workbench) {
    const main = workbench.page.getByRole('main');
    this.workbench = workbench;
    this.cases = main
      .getByRole('list', { name: 'Cases, the first that holds decides' })
      .getByRole('listitem');
    this.state = main.locator('.lab-state');
    this.apply = main.getByRole('button', { name: 'Apply', exact: true });
  }

  /** Goes to the lab by the rail and opens a decision table. */
  async visit(table: string): Promise<void> {
    const { page } = this.workbench;
    await this.workbench.goTo('Rule lab');
    await expect(this.cases.first()).toBeVisible();
    await page.getByRole('button', { name: /^Definition / }).click();
    await page.getByRole('option', { name: new RegExp(`^${table}`) }).click();
    await expect(page.getByRole('main').getByRole('heading', { level: 2, name: table })).toBeVisible();
  }

  /** The number of a case, by which it is dragged and moved. */
  grip(label: string): Locator {
    return this.workbench.page.getByRole('button', { name: new RegExp(`^${label}.*: arrow keys`) });
  }

  /** The cases in order, in words. */
  async order(): Promise<string[]> {
    return this.cases.evaluateAll((rows) =>
      rows.map((row) => row.getAttribute('aria-label')?.replace(/^Case \d+: /, '') ?? ''),
    );
  }

  /** Waits until it is known what the edit changes. */
  async computed(): Promise<void> {
    await expect(this.state).toHaveText(/^computed in /);
  }

  /** A row of the table of metrics: what it says of a metric in a group. */
  move(metric: string, group: string): Locator {
    return this.workbench.page
      .getByRole('table', { name: 'Metrics that move' })
      .getByRole('row')
      .filter({ hasText: metric })
      .filter({ hasText: group });
  }
}
