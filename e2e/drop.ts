import { expect, type Page } from '@playwright/test';

/** Drops files or folders of this machine on the middle of the window, as a person would, through the debugging protocol. */
export async function dropOnWindow(page: Page, paths: readonly string[]): Promise<void> {
  const client = await page.context().newCDPSession(page);
  const size = page.viewportSize() ?? { width: 1200, height: 800 };
  const at = { x: size.width / 2, y: size.height / 2 };
  const data = { items: [], files: [...paths], dragOperationsMask: 1 };
  const drag = (type: 'dragEnter' | 'dragOver' | 'drop') =>
    client.send('Input.dispatchDragEvent', { type, ...at, data });
  const drops = await page.evaluateHandle(() => {
    const seen = { count: 0 };
    addEventListener('drop', () => (seen.count += 1), { capture: true });
    return seen;
  });
  // A person drops when the window says that it will take it, and again when the browser let it fall beside.
  await expect(async () => {
    await drag('dragEnter');
    await drag('dragOver');
    await expect(page.getByText('Release to open')).toBeVisible({ timeout: 500 });
    await drag('drop');
    await expect.poll(() => drops.evaluate(({ count }) => count), { timeout: 1000 }).toBe(1);
  }).toPass();
  await client.detach();
}
