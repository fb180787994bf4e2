import { expect, type Locator } from '@playwright/test';
import type { Workbench } from './workbench.ts';

/** The Lineage screen. */
export class LineagePage {
  readonly workbench: Workbench;
  /** The row of the node whose lineage is drawn. */
  readonly chosen: Locator;

  constructor(workbench: Workbench) {
    this.workbench = workbench;
    this.chosen = workbench.page.locator('.lineage-chosen');
  }

  /** A row of the drawing by the id of its node. */
  row(id: string): Locator {
    return this.workbench.page.locator(`[data-row="${id}"]`);
  }

  /** The id of the row that has the focus. */
  async focused(): Promise<string | null> {
    return this.workbench.page.evaluate(() => document.activeElement?.getAttribute('data-row') ?? null);
  }

  /** Waits until the lineage of a node is drawn. */
  async shows(id: string): Promise<void> {
    await expect(this.chosen).toHaveAttribute('data-row', id);
  }

  /** The table twin, row by row, by the labels of its columns. */
  async table(): Promise<Readonly<Record<string, string>>[]> {
    const { page } = this.workbench;
    await page.getByRole('radio', { name: 'Table' }).click();
    const table = page.getByRole('main').getByRole('table');
    await expect(table).toBeVisible();
    const labels = await table.getByRole('columnheader').allTextContents();
    const rows = await table
      .getByRole('row')
      .evaluateAll((elements) =>
        elements.slice(1).map((row) => [...row.children].map((cell) => cell.textContent)),
      );
    await page.getByRole('radio', { name: 'Graph' }).click();
    return rows.map((cells) => Object.fromEntries(labels.map((label, i) => [label, cells[i] ?? ''])));
  }
}
