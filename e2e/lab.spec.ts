import { readFileSync } from 'node:fs';
import { seriousProblems } from './axe.ts';
import { Expected } from './expected.ts';
import { saveFile } from './files.ts';
import { expect, test } from './fixtures.ts';
import { LabPage } from './pages/lab.ts';
import type { Workbench } from './pages/workbench.ts';

let expected: Expected;
test.beforeAll(async () => {
  expected = await Expected.ofDemo();
});
test.afterAll(() => expected.close());

const studio = 'Licensed: the studio that the licensor credits';
const licensor = 'Licensed: the licensor';

/** A studio that licensors credit, too. */
const dubber = 'Meridian Dubbing';

/** How many of the studio's dubs were reviewed, and their points a minute, as the table of a scorecard says it. */
async function qualityOn(
  workbench: Workbench,
  screen: string,
  title: string,
): Promise<{ reviews: string; points: string }> {
  await workbench.goTo(screen);
  const card = workbench.card(title);
  await card.tableButton.click();
  await workbench.atRest();
  const row = (await card.table()).find((cells) => Object.values(cells).includes(dubber));
  await card.tableButton.click();
  return { reviews: row?.['reviews'] ?? '', points: row?.['points a minute'] ?? '' };
}

const shownAs = ({ reviews, points }: { reviews: number; points: number }): object => ({
  reviews: String(reviews),
  points: points.toFixed(1),
});

test('change the precedence of a rule and read the move', async ({ workbench }) => {
  const lab = new LabPage(workbench);
  const { page } = workbench;
  const moving = await expected.licensedWithStudio();

  await test.step('the licensor goes before the studio, by keyboard', async () => {
    await lab.visit('Decisions on who made an asset');
    await expect(lab.state).toContainText('No edit yet');
    await lab.grip(studio).focus();
    await page.keyboard.press('ArrowDown');
    await expect(lab.grip(studio)).toBeFocused();
    const order = await lab.order();
    expect(order.indexOf(licensor)).toBe(order.indexOf(studio) - 1);
  });

  await test.step('the assets that change their producer, and what moves with them', async () => {
    await lab.computed();
    await expect(workbench.headline).toHaveText(
      new RegExp(
        `^The edit changes ${moving} of [\\d,]+ rows of producer_decision, rows of \\d more models and moves \\d+ metrics\\.$`,
      ),
    );
    const rows = page.getByRole('table', { name: 'Rows of producer_decision by the case that decides them' });
    await expect(rows.getByRole('row').nth(1)).toHaveText(`licensed_studiolicensed_licensor${moving}`);
    await expect(page.getByRole('heading', { name: 'Rows of dub_quality', exact: true })).toBeVisible();
    await expect(
      page.getByRole('table', { name: 'Some of the rows of dub_quality that differ' }),
    ).toBeVisible();
    await expect(page.getByRole('main')).toContainText('Populations that moved');
    const untouched = page.locator('.card').filter({ hasText: 'metrics that the edit does not move' });
    await expect(untouched).toContainText('Views');
    expect(await seriousProblems(page)).toEqual([]);
    expect(await workbench.scrollsSideways()).toEqual([]);
  });

  await test.step('the patch is kept', async () => {
    const file = await saveFile(workbench.app, () =>
      page.getByRole('button', { name: 'Save patch' }).click(),
    );
    const patch = readFileSync(file, 'utf8');
    expect(patch).toMatch(
      /^--- a\/shared\/models\/producer_decision\.yaml\n\+\+\+ b\/shared\/models\/producer_decision\.yaml\n/,
    );
    expect(patch).toContain('\n-    - id: licensed_studio\n');
  });

  const fingerprint = workbench.status.locator('.status-definitions code');
  const shipped = await fingerprint.textContent();
  await test.step('applied, it is in force', async () => {
    await lab.apply.click();
    await expect(page.getByRole('main')).toContainText('An edited file is in force');
    await expect(workbench.status).toContainText('Edited definitions');
    await expect(fingerprint).not.toHaveText(shipped ?? '');
  });

  const before = await expected.dubQuality(dubber, 'credited');
  const after = await expected.dubQuality(dubber, 'licensor');
  await test.step('the move is in the quality of dubs, and in the scorecard of partners', async () => {
    expect(after.reviews).toBeLessThan(before.reviews);
    expect(await qualityOn(workbench, 'Quality', 'Quality by producer')).toEqual(shownAs(after));
    expect(await qualityOn(workbench, 'Dubbing partners', 'Scorecard')).toEqual(shownAs(after));
  });

  await test.step('undone, it is not', async () => {
    await workbench.goTo('Rule lab');
    await page.getByRole('main').getByRole('button', { name: 'Undo' }).click();
    await expect(fingerprint).toHaveText(shipped ?? '');
    await lab.computed();
    expect(await qualityOn(workbench, 'Quality', 'Quality by producer')).toEqual(shownAs(before));
    await workbench.goTo('Rule lab');
  });

  await test.step('dragged back, there is no edit', async () => {
    await lab.cases.nth(8).scrollIntoViewIfNeeded();
    const [from, to] = [await lab.grip(licensor).boundingBox(), await lab.grip(studio).boundingBox()];
    await page.mouse.move((from?.x ?? 0) + 8, (from?.y ?? 0) + 8);
    await page.mouse.down();
    await page.mouse.move((to?.x ?? 0) + 8, (to?.y ?? 0) + 8, { steps: 6 });
    await page.mouse.up();
    await expect(lab.state).toContainText('No edit yet');
  });
});

test('a saved view that carries edits asks before they apply', async ({ workbench }) => {
  const lab = new LabPage(workbench);
  const { page } = workbench;
  await lab.visit('Decisions on who made an asset');
  await lab.grip(studio).press('ArrowDown');
  await lab.computed();
  await lab.apply.click();
  await expect(workbench.status).toContainText('Edited definitions');
  const file = await workbench.save();
  await page.getByRole('button', { name: 'Go back to the shipped definitions' }).click();
  await expect(workbench.status).not.toContainText('Edited definitions');

  const dialog = page.getByRole('dialog', { name: 'This workspace edits the definitions' });
  await workbench.openSaved(file);
  await expect(dialog).toContainText('id: licensed_studio');
  expect(await seriousProblems(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Leave them out' }).click();
  await expect(workbench.status).not.toContainText('Edited definitions');

  await workbench.openSaved(file);
  await dialog.getByRole('button', { name: 'Apply the edits' }).click();
  await expect(workbench.status).toContainText('Edited definitions');
  await page.getByRole('button', { name: 'Go back to the shipped definitions' }).click();
  await expect(workbench.status).not.toContainText('Edited definitions');
});

test('a wrong edit is told at its line, and computes nothing', async ({ workbench }) => {
  const lab = new LabPage(workbench);
  const { page } = workbench;
  await lab.visit('Viewing');
  await page.getByRole('button', { name: 'Dubbed audio, no text', exact: true }).click();
  await page.getByRole('textbox', { name: 'When' }).fill('text_is_of');
  await expect(lab.cases.nth(4).getByRole('alert')).toContainText('names text_is_of');
  await expect(lab.state).toContainText('The edit is not well formed');
  await expect(lab.apply).toBeDisabled();
  await page.getByRole('radio', { name: 'YAML' }).click();
  const editor = page.getByRole('textbox', { name: 'YAML of models/consumption.yaml' });
  await expect(editor).toBeVisible();
  await editor.click();
  await page.keyboard.press('Control+End');
  await expect(page.locator('.cm-lintRange-error')).toContainText('when: text_is_of');
  await page.getByRole('button', { name: 'Discard the edit' }).click();
  await expect(lab.state).toContainText('No edit yet');
});
