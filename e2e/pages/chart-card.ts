import { expect, type Locator } from '@playwright/test';

/** A chart in its card: pictures, table twin, copies, how it was computed. */
export class ChartCardPart {
  readonly root: Locator;
  /** The drawn charts. */
  readonly pictures: Locator;
  readonly tableButton: Locator;
  readonly how: Locator;

  constructor(root: Locator) {
    this.root = root;
    this.pictures = root.locator('.chart svg, .chart canvas');
    this.tableButton = root.getByRole('button', { name: 'Table' });
    this.how = root.getByRole('button', { name: 'How is this computed?' });
  }

  /** What is drawn, as SVG, once it no longer changes, without the names that each drawing gives its parts anew. */
  async drawn(): Promise<string> {
    const svg = await this.pictures.first().evaluate(async (element) => {
      const painted = () =>
        new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      let former = '';
      while (former !== element.outerHTML) {
        former = element.outerHTML;
        await painted();
      }
      return former;
    });
    return svg.replace(/(clip|gradient_)\d+/g, '$1');
  }

  /** Copies the chart by its menu. */
  async copy(as: 'Picture (PNG)' | 'Picture (SVG)' | 'Table (CSV)' | 'Vega-Lite spec'): Promise<void> {
    await this.root.getByRole('button', { name: 'Copy', exact: true }).click();
    await this.root.page().getByRole('menuitem', { name: as }).click();
    await expect(this.root.getByRole('status').filter({ hasText: 'Copied' })).toBeVisible();
  }

  /** The table twin, row by row, each by the labels of its columns; a label that comes twice keeps its first cell. */
  async table(): Promise<Readonly<Record<string, string>>[]> {
    const table = this.root.getByRole('table');
    await expect(table).toBeVisible();
    const labels = await table.getByRole('columnheader').allTextContents();
    const count = Number(await table.getAttribute('aria-rowcount')) - 1;
    const rows = new Map<number, readonly string[]>();
    const scroller = this.root.getByRole('region');
    for (let top = 0; rows.size < count; top += 150) {
      await scroller.evaluate((element, to) => element.scrollTo(0, to), top);
      const drawn = await table.getByRole('row').evaluateAll((elements) =>
        elements.map((row) => ({
          at: Number(row.getAttribute('aria-rowindex')),
          cells: [...row.children].map((cell) => cell.textContent),
        })),
      );
      for (const { at, cells } of drawn) if (at > 1) rows.set(at, cells);
    }
    return [...rows]
      .sort(([a], [b]) => a - b)
      .map(([, cells]) =>
        Object.fromEntries(labels.map((label, i) => [label, cells[i] ?? ''] as const).reverse()),
      );
  }
}
