import type { Worker } from '@playwright/test';
import { expect, test } from './fixtures.ts';

/** The window's engine worker, and DuckDB's own worker below it: whichever of them fails, the package must come back. */
const workers = { "the engine's worker": /engine\.worker/, "DuckDB's worker": /duckdb\.worker/ };

for (const [name, address] of Object.entries(workers)) {
  test(`${name} fails: it restarts, and the view comes back`, async ({ workbench, speed }) => {
    const { page } = workbench;
    // DuckDB's client logs the event itself.
    workbench.expectedFaults = [/planned failure/, /^ErrorEvent$/];
    await speed.visit();
    await speed.chooseOnly('German');
    const before = await speed.picture();

    const failing = find(page.workers(), address);
    await failing.evaluate(() => {
      setTimeout(() => {
        throw new Error('planned failure');
      });
    });
    await speed.raw.click();
    await expect(page.getByRole('status').filter({ hasText: 'The engine stopped.' })).toBeVisible();
    await expect(page.getByRole('status').filter({ hasText: 'The engine stopped.' })).toBeHidden();
    await speed.raw.click();
    await speed.settled();
    expect(find(page.workers(), address)).not.toBe(failing);
    await expect.poll(() => speed.picture()).toEqual(before);
    await speed.chooseOnly('Polish');
    await expect(workbench.headline).toContainText('Polish');
  });
}

function find(workers: readonly Worker[], address: RegExp): Worker {
  const found = workers.find((worker) => address.test(worker.url()));
  if (found === undefined) throw new Error(`There is no worker like ${String(address)}.`);
  return found;
}
