import type { Page } from '@playwright/test';

/** How the list of all lines scrolls. */
export interface ScrollFigures {
  /** Lines in the list. */
  readonly lines: number;
  /** Milliseconds between one frame and the next while the wheel turns, one for each frame. */
  readonly framesMs: readonly number[];
  /** Milliseconds from a jump to another place of the list until its lines are there, one for each jump. */
  readonly jumpsMs: readonly number[];
}

/** Turns of the wheel, of 120 px each, at 60 a second. */
const turns = 180;

/** Places that the list jumps to, as shares of it. */
const jumps = [0.5, 0.9, 0.1, 1, 0.25, 0.75, 0];

/**
 * Scrolls the list of all lines of the open package: by the wheel, and by jumps.
 * @param page with the package open
 * @throws Error when the list, or a place of it, does not come within the page's time
 */
export async function measureScroll(page: Page): Promise<ScrollFigures> {
  await page.evaluate(() => (location.hash = '#/lines'));
  const list = page.getByRole('region', { name: 'Subtitle lines' });
  await list.getByRole('row').nth(3).getByRole('button').waitFor();
  const rows = Number(await list.getByRole('table').getAttribute('aria-rowcount'));
  const framesMs = await list.evaluate(async (element, count) => {
    const frames: number[] = [];
    let last = performance.now();
    for (let turn = 0; turn < count; turn += 1) {
      element.scrollBy(0, 120);
      const at = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
      frames.push(at - last);
      last = at;
    }
    // The first began before it was measured.
    return frames.slice(1);
  }, turns);
  const jumpsMs = await list.evaluate(async (element, shares) => {
    const painted = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
    const drawn = () => [...element.querySelectorAll('.table-row')];
    const place = () => drawn()[0]?.getAttribute('aria-rowindex');
    const isThere = (former: string | null | undefined) =>
      place() !== former && drawn().every((row) => row.querySelector('button') !== null);
    const took: number[] = [];
    for (const share of shares) {
      const former = place();
      const began = performance.now();
      element.scrollTo(0, share * element.scrollHeight);
      do await painted();
      while (!isThere(former));
      took.push(performance.now() - began);
    }
    return took;
  }, jumps);
  return { lines: rows - 1, framesMs, jumpsMs };
}
