import type { Page } from '@playwright/test';

/** Drops files or folders of this machine on the middle of the window, as a person would, through the debugging protocol. */
export async function dropOnWindow(page: Page, paths: readonly string[]): Promise<void> {
  const client = await page.context().newCDPSession(page);
  const size = page.viewportSize() ?? { width: 1200, height: 800 };
  const at = { x: size.width / 2, y: size.height / 2 };
  const data = { items: [], files: [...paths], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await client.send('Input.dispatchDragEvent', { type, ...at, data });
  await client.detach();
}
