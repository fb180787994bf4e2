import { readFileSync } from 'node:fs';
import path from 'node:path';
import { demoFolder, root } from './app.ts';
import { retitledDemo } from './files.ts';
import { expect, test } from './fixtures.ts';

const broken = (name: string): string => path.join(root, 'datasets/broken', name);

/** What is to come of a broken package, as it stands beside it. */
interface Expected {
  readonly problems: readonly { readonly message: string; readonly fix: string }[];
}

test('a refused package is reported in full, and the former one stays open', async ({
  workbench,
  open,
  speed,
}) => {
  await open.drop(broken('several-manifest-faults'));
  await expect(workbench.headline).toHaveText('several-manifest-faults was not opened');
  await expect(workbench.page.getByText('Subtext demo package, seed 1 is still open.')).toBeVisible();
  const { problems } = JSON.parse(
    readFileSync(path.join(broken('several-manifest-faults'), 'expected.json'), 'utf8'),
  ) as Expected;
  for (const { message, fix } of problems)
    await expect((await open.problems(fix)).getByRole('cell', { name: message })).toBeVisible();
  await expect(open.report.getByText(`${problems.length} errors`)).toBeVisible();

  await speed.visit();
  await expect(workbench.packageName).toHaveText('Subtext demo package, seed 1');
  await expect(workbench.headline).toHaveText(/lines are rewound|the fastest lines/);

  await workbench.goTo('Open');
  await workbench.page.getByRole('button', { name: 'Back to Subtext demo package, seed 1' }).click();
  await expect(workbench.headline).toHaveText('Subtext demo package, seed 1 is open');
});

test('an opening that is cancelled leaves the former package open', async ({ workbench, open, speed }) => {
  await open.drop(retitledDemo('Another'));
  await expect(workbench.headline).toHaveText('Opening demo');
  await expect(
    workbench.page.getByText('Subtext demo package, seed 1 stays open until the new package is whole.'),
  ).toBeVisible();
  await expect(workbench.page.getByText(/step \d+ of \d+/)).toBeVisible();
  await open.cancel.click();
  await expect(workbench.headline).toHaveText('Subtext demo package, seed 1 is open');
  await speed.visit();
});

test('the demo opens as it was checked, and shows what the same data does that is loaded', async ({
  workbench,
  open,
  speed,
}) => {
  const known = workbench.page.getByText('Its files are, to the byte, those that were checked');
  const seen = async (): Promise<unknown> => {
    await speed.visit();
    await speed.settled();
    const { headline, chart } = await speed.picture();
    return { headline, chart };
  };
  await expect(known).toBeVisible();
  const ofTheDemo = await seen();
  await open.openByDrop(retitledDemo('Another'));
  await expect(workbench.headline).toHaveText('Another is open');
  await expect(known).toBeHidden();
  expect(await seen()).toEqual(ofTheDemo);
  await workbench.goTo('Open');
  await open.openByDrop(demoFolder);
  await expect(known).toBeVisible();
});

test('a package with odd values is opened, with a report of what is odd', async ({ workbench, open }) => {
  await expect(workbench.page.getByRole('table', { name: 'Tables' })).toContainText('asset_versions');
  await expect(open.report.getByText(/^\d+ warnings?$/)).toBeVisible();
  await expect(open.report).toContainText('The package leaves this table out.');
  const places = await open.problems(
    'Nothing, if that is meant: a screen that needs it says so. Else export the table too.',
  );
  await expect(places.getByRole('cell', { name: 'event_links', exact: true })).toBeVisible();
});

test('how much memory the engine uses is in view on every screen', async ({ workbench }) => {
  for (const screen of ['Reading speed', 'Consumption language', 'Open']) {
    await workbench.goTo(screen);
    await expect(workbench.status).toContainText(/Engine \d+ MB of \d\.\d GB/);
  }
});

test('a reload brings the view back', async ({ workbench, speed }) => {
  const { page } = workbench;
  await speed.visit();
  await speed.chooseOnly('Japanese');
  await page.getByRole('button', { name: /^Outcome/ }).click();
  await page.getByRole('option', { name: 'Pauses' }).click();
  await speed.settled();
  const before = await speed.picture();
  await page.reload();
  await speed.settled();
  await expect.poll(() => speed.picture()).toEqual(before);
});
