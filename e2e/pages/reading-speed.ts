import { createHash } from 'node:crypto';
import { expect, type Locator } from '@playwright/test';
import { ChartCardPart } from './chart-card.ts';
import type { Workbench } from './workbench.ts';

/** A sample line as it stands in the inspector. */
export interface ShownLine {
  readonly speed: number;
  readonly text: string;
  readonly language: string | null;
  /** The direction that the browser gave it. */
  readonly direction: string;
  readonly title: string;
  /** `hh:mm:ss`. */
  readonly time: string;
}

/** The relative rewinds of one bin, with their interval. */
export interface ShownRatio {
  readonly from: number;
  readonly ratio: number;
  readonly low: number;
  readonly high: number;
}

/** The Reading speed screen. */
export class SpeedPage {
  readonly workbench: Workbench;
  readonly card: ChartCardPart;
  readonly raw: Locator;
  readonly reversal: Locator;

  constructor(workbench: Workbench) {
    const { page } = workbench;
    this.workbench = workbench;
    this.card = new ChartCardPart(page.locator('.chart-card'));
    this.raw = page.getByRole('switch', { name: 'Raw pooled rates' });
    this.reversal = page.getByRole('status').filter({ hasText: 'Pooled over titles' });
  }

  /** Goes to the screen by the rail and waits for its chart. */
  async visit(): Promise<void> {
    await this.workbench.goTo('Reading speed');
    await this.settled();
  }

  /** Waits until headline, figures and chart belong to what is chosen. */
  async settled(): Promise<void> {
    await expect(this.card.pictures.first()).toBeVisible();
    await expect(this.workbench.page.getByRole('main').locator('[aria-busy="true"]')).toHaveCount(0);
  }

  /** What is in view, to compare: address, finding, and a fingerprint of the first chart. */
  async picture(): Promise<Readonly<Record<'address' | 'headline' | 'chart', string>>> {
    return {
      address: this.workbench.address(),
      headline: (await this.workbench.headline.textContent()) ?? '',
      chart: createHash('sha256')
        .update(await this.card.drawn())
        .digest('hex'),
    };
  }

  /** Shows one language and no other, by its name in the list. */
  async chooseOnly(language: string): Promise<void> {
    const { page } = this.workbench;
    await page.getByRole('button', { name: /^Languages/ }).click();
    const list = page.getByRole('listbox', { name: 'Languages' });
    for (const chosen of await list.getByRole('option', { selected: true }).all()) await chosen.click();
    await list.getByRole('option', { name: language }).click();
    await page.keyboard.press('Escape');
    await this.settled();
  }

  /** A figure under the headline, by the words below it. */
  figure(words: string | RegExp): Locator {
    return this.workbench.page.locator('.figure').filter({ hasText: words }).getByRole('definition');
  }

  /** The words below a figure. */
  figureLabel(words: string | RegExp): Locator {
    return this.workbench.page.locator('.figure').filter({ hasText: words }).getByRole('term');
  }

  /** Rewinds relative to a typical line of the same title, of the bins that have any, as the table twin has them. */
  async ratios(wanted: (from: number) => boolean): Promise<ShownRatio[]> {
    await this.card.tableButton.click();
    const rows = await this.card.table();
    await this.card.tableButton.click();
    await this.settled();
    return rows
      .map((row) => ({
        from: Number(row['cps, from']),
        ratio: Number(row['rewinds, within title']),
        low: Number(row['low']),
        high: Number(row['high']),
      }))
      .filter(({ from, ratio }) => wanted(from) && !Number.isNaN(ratio));
  }

  /** The brush over the histogram of the only or the first panel. */
  get brush(): Locator {
    return this.workbench.page.getByRole('slider').first();
  }

  /** Drags over the histogram from one speed to another, both within the bins that are meant. */
  async drag(from: number, to: number): Promise<void> {
    const { mouse } = this.workbench.page;
    const [start, end] = [await this.placeOf(from), await this.placeOf(to)];
    await mouse.move(start.x, start.y);
    await mouse.down();
    await mouse.move(end.x, end.y, { steps: 4 });
    await mouse.up();
  }

  /** Clicks on the histogram at a speed. */
  async click(speed: number): Promise<void> {
    const { x, y } = await this.placeOf(speed);
    await this.workbench.page.mouse.click(x, y);
  }

  /** Lists the lines of the bin that holds the most, with the keyboard. */
  async listFullestBin(): Promise<void> {
    await this.brush.press('ArrowRight');
    await this.brush.press('Space');
  }

  /** Where a speed is on the histogram, in the window, as the labels of the axis say. */
  private async placeOf(speed: number): Promise<{ x: number; y: number }> {
    await this.brush.scrollIntoViewIfNeeded();
    const box = await this.brush.boundingBox();
    const labels = await this.card.pictures
      .first()
      .locator('.role-axis-label text')
      .evaluateAll((texts) =>
        texts.map((text) => {
          const { left, right, top } = text.getBoundingClientRect();
          return { value: Number(text.textContent), x: (left + right) / 2, top };
        }),
      );
    if (box === null) throw new Error('The histogram is not in view.');
    const ticks = labels.filter(({ top }) => top > box.y + box.height / 2);
    const [first, last] = [ticks.at(0), ticks.at(-1)];
    if (first === undefined || last === undefined) throw new Error('The axis has no labels.');
    const perUnit = (last.x - first.x) / (last.value - first.value);
    return { x: first.x + (speed - first.value) * perUnit, y: box.y + box.height / 2 };
  }

  /** What the inspector says that its lines are. */
  get sampleTitle(): Locator {
    return this.workbench.inspector.getByRole('heading', { level: 2 }).first();
  }

  /** The sample lines that the inspector shows first, once they are those of its title. */
  async sampleLines(): Promise<ShownLine[]> {
    const { inspector } = this.workbench;
    const items = inspector.getByRole('region', { name: 'Lines' }).getByRole('listitem');
    await expect(inspector.locator('[aria-busy="true"]')).toHaveCount(0);
    await expect(items.first()).toBeVisible();
    return items.evaluateAll((elements) =>
      elements.map((element) => {
        const line = element.querySelector('.sample-line > p');
        const about = element.querySelector(':scope > p')?.textContent ?? '';
        const at = about.lastIndexOf(', ');
        return {
          speed: Number(element.querySelector('strong')?.textContent),
          text: line?.textContent ?? '',
          language: line?.getAttribute('lang') ?? null,
          direction: line === null ? '' : getComputedStyle(line).direction,
          title: about.slice(0, at),
          time: about.slice(at + 2),
        };
      }),
    );
  }
}
