import { expect, test } from '@playwright/test';
import { demoFolder, startApp, type RunningApp } from './app.ts';

let app: RunningApp;
test.beforeAll(async () => {
  app = await startApp('browser', { package: demoFolder });
});
test.afterAll(() => app.close());

test('opens the demo, shows reading speed, and asks nothing of another origin', async () => {
  const { page } = app;
  await expect(page.getByText('Subtext demo package, seed 1 is open')).toBeVisible({ timeout: 80_000 });
  await page.evaluate(() => {
    location.hash = '#/reading-speed';
  });
  await expect(page.getByText('Rewinds by characters per second')).toBeVisible();
  await expect(page.getByText('The engine refused')).toHaveCount(0);
  expect(app.requests.filter((url) => !url.startsWith(app.origin) && !/^(blob|data):/.test(url))).toEqual([]);
  expect(app.faults).toEqual([]);
});
