import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { bait, hostileValues, writeHostilePackage } from './hostile-package.ts';

test.use({ given: null });

let hostile: string;
test.beforeAll(() => {
  hostile = path.join(mkdtempSync(path.join(tmpdir(), 'subtext-e2e-')), 'hostile');
  writeHostilePackage(hostile);
});
test.afterAll(() => rmSync(path.dirname(hostile), { recursive: true, force: true }));

test('data that tries to reach out is shown as text, on every screen, and nothing leaves', async ({
  workbench,
  open,
  speed,
  consumption,
  audit,
}) => {
  const { page } = workbench;
  const start = page.url().replace(/#.*/, '');
  await open.openByDrop(hostile);
  await expect(workbench.packageName).toContainText(hostileValues.title);

  await speed.visit();
  await speed.listFullestBin();
  const texts = new Set((await speed.sampleLines()).map(({ text }) => text));
  expect([hostileValues.line, hostileValues.otherLine].some((text) => texts.has(text))).toBe(true);
  await expect(workbench.inspector).toContainText(hostileValues.citation);
  await speed.card.tableButton.click();
  await speed.card.table();
  await speed.card.tableButton.click();
  await speed.card.how.click();
  await expect(workbench.inspector.getByRole('heading', { name: 'SQL' })).toBeVisible();

  await page.keyboard.press('f');
  await page.keyboard.type('genre');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('option', { name: hostileValues.otherGenre })).toBeVisible();
  await page.getByRole('option', { name: hostileValues.genre }).click();
  await page.keyboard.press('Escape');
  await expect(workbench.chips.first()).toContainText(hostileValues.genre);
  await speed.settled();

  await consumption.visit();
  await workbench.bar('Spanish').click();
  await expect(workbench.inspector).toContainText('Spanish, share of views');

  await audit.visit();
  await expect(audit.contradiction).toContainText(hostileValues.otherLine);
  await audit.dashboard(hostileValues.otherLine).click();
  await expect(workbench.inspector).toContainText('The SQL could not be read: it took longer than');
  const table = await audit.save('CSV');
  expect(table).toContain(`"'=HYPERLINK(""${bait}/c"";""x"")`);
  const text = await audit.save('Markdown');
  expect(text).not.toMatch(/(?<!\\)<img/);
  expect(text).not.toContain(`${bait}/`);

  await page.setViewportSize({ width: 700, height: 900 });
  for (const screen of [
    'Open',
    'Reading speed',
    'Consumption language',
    'Dashboard audit',
    'Glossary',
    'Lineage',
  ]) {
    await workbench.goTo(screen);
    await expect(workbench.headline).toBeVisible();
    expect(await workbench.scrollsSideways()).toEqual([]);
  }

  expect(await acting(page)).toEqual([]);
  expect(page.url().replace(/#.*/, '')).toBe(start);
  expect(page.context().pages()).toHaveLength(1);
  await expect(workbench.status).toContainText('Offline: 0 requests since start');
  // What the workers ask for is seen here too.
  expect(workbench.app.requests.some((address) => address.endsWith('.wasm'))).toBe(true);
});

test('what would leave is refused, and counted where everybody sees it', async ({ workbench }) => {
  const { page } = workbench;
  workbench.expectedFaults = [/Content Security Policy/, /Failed to load resource/];
  const answered = await page.evaluate(
    (address) =>
      fetch(`${address}/out`).then(
        () => true,
        () => false,
      ),
    bait,
  );
  expect(answered).toBe(false);
  await expect(workbench.status).toContainText('1 request was refused since start');
});

/** Elements and attributes through which a page acts or loads, that hold anything of the hostile data. */
async function acting(page: Page): Promise<string[]> {
  return page.evaluate((address) => {
    const told = new Set(['title', 'aria-label', 'aria-valuetext', 'value']);
    return [...document.querySelectorAll('*')].flatMap((element) => {
      const loads = element.matches('img, iframe, object, embed, video, audio, foreignObject, image');
      const attributes = [...element.attributes].filter(
        ({ name, value }) => value.includes(address) && !told.has(name),
      );
      return loads || attributes.length > 0 ? [element.outerHTML.slice(0, 200)] : [];
    });
  }, bait);
}
