import { seriousProblems } from './axe.ts';
import { expect, test } from './fixtures.ts';

test(
  'an analyst walks a metric’s lineage from a chart to its source columns, and back to the screens',
  { tag: '@electron' },
  async ({ workbench, speed, lineage }) => {
    const { page, inspector } = workbench;

    await test.step('a chart says how it is computed, and leads to the lineage of each of its metrics', async () => {
      await speed.visit();
      await page.keyboard.press('h');
      await inspector.getByRole('button', { name: 'Lineage of Rewind ratio within titles' }).click();
      await lineage.shows('metric:rewind_ratio');
      await expect(workbench.headline).toHaveText(
        /^Rewind ratio within titles comes from \d+ columns of the package and goes into 1 screen$/,
      );
      expect(workbench.address()).toContain('metric%3Arewind_ratio');
    });

    await test.step('the lines lead, key by key, to a column of the package', async () => {
      await lineage.chosen.focus();
      const way: (string | null)[] = [];
      for (let step = 0; step < 8; step += 1) {
        await page.keyboard.press('ArrowLeft');
        const at = await lineage.focused();
        if (at === way.at(-1)) break;
        way.push(at);
      }
      expect(way[0]).toMatch(/^core\.line_engagement_fact\./);
      expect(way.at(-1)).toMatch(/^source\.(line_engagement|engagement_segments)\./);
      await page.keyboard.press('Enter');
      await lineage.shows(way.at(-1) ?? '');
      expect(await lineage.focused()).toBe(way.at(-1));
      await expect(workbench.headline).toHaveText(/ goes into \d+ metrics?/);
    });

    await test.step('the table says the same, step by step', async () => {
      await lineage.row('screen:reading-speed').click();
      await lineage.shows('screen:reading-speed');
      const rows = await lineage.table();
      expect(rows[0]).toMatchObject({ Direction: 'comes from', Steps: '1', How: 'value' });
    });

    await test.step('the inspector names the rules, and Undo goes back', async () => {
      const settings = { 'lineage.node': 'core.choice.choice_set' };
      await workbench.visit(`#/lineage?settings=${JSON.stringify(settings)}`);
      await lineage.shows('core.choice.choice_set');
      await expect(inspector).toContainText('The consumption language is unknown');
      await lineage.row('dimension:choice_set').click();
      await lineage.shows('dimension:choice_set');
      await page.keyboard.press('Control+z');
      await lineage.shows('core.choice.choice_set');
      expect(await seriousProblems(page)).toEqual([]);
    });
  },
);

test(
  'the glossary explains a metric, tries it on the data, and leads to where it is used',
  { tag: '@browser' },
  async ({ workbench, lineage }) => {
    const { page } = workbench;
    await workbench.goTo('Glossary');
    await page.getByRole('searchbox', { name: 'Search the glossary' }).fill('faster limit delivered');
    const entry = page.getByRole('article', { name: 'Over the limit' });
    await expect(entry.getByRole('group', { name: 'Formula' })).toContainText(
      '(number of subtitle lines where is_over_limit) ÷ number of subtitle lines',
    );
    await expect(entry.locator('.chart svg')).toBeVisible();
    await entry.getByRole('button', { name: /^By/ }).click();
    await page.getByRole('option', { name: 'Genre' }).click();
    await expect(entry.getByRole('heading', { name: 'Over the limit by genre' })).toBeVisible();
    expect(workbench.address()).toContain('genre');
    await entry.getByRole('button', { name: 'style_limits.max_cps' }).click();
    await lineage.shows('source.style_limits.max_cps');
    await page.goBack();
    await entry.getByRole('button', { name: 'Reading speed' }).click();
    await expect(workbench.headline).toContainText(/lines|cps|rewinds/i);
  },
);

test(
  'an address that names nothing known says so, and offers a way on',
  { tag: '@browser' },
  async ({ workbench, lineage }) => {
    const { page } = workbench;
    await workbench.visit(`#/lineage?settings=${JSON.stringify({ 'lineage.node': 'metric:<b>gone</b>' })}`);
    await expect(
      page.getByText('There is nothing called metric:<b>gone</b> in the definitions.'),
    ).toBeVisible();
    await page.getByRole('button', { name: /^Lineage of/ }).click();
    await page.keyboard.type('completion');
    await page.keyboard.press('Enter');
    await lineage.shows('metric:completion_rate');
  },
);
