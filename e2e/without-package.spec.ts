import path from 'node:path';
import { root } from './app.ts';
import { seriousProblems } from './axe.ts';
import { chooseFile, retitledDemo } from './files.ts';
import { expect, test } from './fixtures.ts';

test.use({ given: null });

test('a window without a package says what to do, in every size and theme', async ({ workbench }) => {
  const { page } = workbench;
  for (const colorScheme of ['light', 'dark'] as const)
    for (const width of [1440, 700]) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      await expect(workbench.headline).toHaveText('Open a localization data package');
      await expect(page.getByRole('button', { name: 'Choose folder' })).toBeVisible();
      expect.soft(await seriousProblems(page)).toEqual([]);
      expect.soft(await workbench.scrollsSideways()).toEqual([]);
      await workbench.goTo('Reading speed');
      await expect(page.getByText('Open a package to begin')).toBeVisible();
      expect.soft(await seriousProblems(page)).toEqual([]);
      await page.getByRole('button', { name: 'Go to Open' }).click();
    }
  await expect(workbench.status).toContainText('Engine not started');
});

test('definitions are explained without a package', async ({ workbench, lineage }) => {
  const { page } = workbench;
  await workbench.goTo('Glossary');
  await expect(workbench.headline).toHaveText(/^\d+ metrics, \d+ dimensions and \d+ models$/);
  await expect(page.getByText('Open a package to see the metric on its data.')).toBeVisible();
  await page.getByRole('searchbox', { name: 'Search the glossary' }).fill('faster limit delivered');
  await page
    .getByRole('article', { name: 'Over the limit' })
    .getByRole('button', { name: 'Lineage', exact: true })
    .click();
  await lineage.shows('metric:over_limit_share');
  await expect(workbench.headline).toHaveText(/^Over the limit comes from \d+ columns of the package/);
  expect(await seriousProblems(page)).toEqual([]);
});

test('the first opening shows its steps, and cancelling it leads back', async ({ workbench, open }) => {
  await open.drop(retitledDemo('Another'));
  await expect(workbench.headline).toHaveText('Opening demo');
  await expect(workbench.page.getByText(/step \d+ of \d+/)).toBeVisible();
  await expect(open.progress).toBeVisible();
  expect(await seriousProblems(workbench.page)).toEqual([]);
  await open.cancel.click();
  await expect(workbench.headline).toHaveText('Open a localization data package');
});

test('what is no package is refused, and says why', async ({ workbench, open }) => {
  await open.drop(import.meta.filename);
  await expect(workbench.headline).toHaveText('without-package.spec.ts was not opened');
  await expect(workbench.page.getByText('Nothing was loaded.')).toBeVisible();
  await expect(open.report).toContainText('datapackage.json');
});

test('a folder that was opened is listed, opens again, and can be forgotten', async ({
  workbench,
  open,
  app,
}) => {
  const { page } = workbench;
  const folder = path.join(root, 'datasets/broken/crlf');
  if (app.electron === null) await open.drop(folder);
  else await chooseFile(app, folder, () => page.keyboard.press('Control+o'));
  await expect(workbench.headline).toHaveText('crlf is open');
  await workbench.restart();
  await expect(workbench.headline).toHaveText('Open a localization data package');
  await open.recents.getByRole('button', { name: /^crlf/ }).click();
  await expect(workbench.headline).toHaveText('crlf is open');
  await open.recents.getByRole('button', { name: 'Forget crlf' }).click();
  await expect(open.recents.getByRole('button', { name: /^crlf/ })).toHaveCount(0);
});
