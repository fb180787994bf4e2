import { expect, test } from './fixtures.ts';
import type { Workbench } from './pages/workbench.ts';

/** Every headline that is shown while something is done. */
async function headlinesWhile(workbench: Workbench, act: () => Promise<void>): Promise<readonly string[]> {
  const seen = await workbench.page.evaluateHandle(() => {
    const texts: string[] = [];
    const look = (): void => {
      const text = document.querySelector('main h1')?.textContent ?? '';
      if (texts.at(-1) !== text) texts.push(text);
    };
    new MutationObserver(look).observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
    });
    look();
    return texts;
  });
  await act();
  return seen.jsonValue();
}

// The window is the same in both hosts (playwright.config.ts).
test(
  'while a change is counted, what stood before stands, and what can’t be counted is told',
  { tag: '@browser' },
  async ({ workbench, speed, consumption }) => {
    const { page } = workbench;
    const choose = async (select: RegExp, option: string): Promise<void> => {
      await page.getByRole('button', { name: select }).click();
      await page.getByRole('option', { name: option }).click();
    };
    await speed.visit();

    await test.step('another outcome and another axis', async () => {
      const seen = await headlinesWhile(workbench, async () => {
        await choose(/^Outcome/, 'Pauses');
        await speed.settled();
        await choose(/^By/, 'Words per minute');
        await speed.settled();
        await expect(speed.card.root).toContainText('Pauses by words per minute');
      });
      expect(seen.length).toBeGreaterThan(1);
      expect(seen.filter((text) => text.startsWith('No '))).toEqual([]);
    });

    await test.step('a figure that can’t be counted says why, and the chart stays', async () => {
      const damaged = [{ dimension: 'wpm_bin', op: 'eq', values: ['abc'] }];
      const settings = { 'reading-speed.axis': 'wpm' };
      await workbench.visit(
        `#/reading-speed?filters=${JSON.stringify(damaged)}&settings=${JSON.stringify(settings)}`,
      );
      await expect(page.getByText('compares it with "abc", which is not a number.')).toBeVisible();
      await expect(speed.card.pictures.first()).toBeVisible();
    });

    await test.step('titles are chosen and told by their names, and a range may be open', async () => {
      const editor = page.getByRole('dialog', { name: 'Add a filter' });
      const leftOut = [{ dimension: 'title', op: 'ne', values: ['t00001'] }];
      await workbench.visit(`#/reading-speed?filters=${JSON.stringify(leftOut)}`);
      await expect(workbench.chips).toContainText('not The Glass Neighbours 1×01');
      await page.getByTitle('Change the filter on Title').click();
      await expect(editor).toContainText('Now: not The Glass Neighbours 1×01.');
      await editor.getByRole('combobox').fill('Neighbours 1×02');
      await editor.getByRole('option', { name: 'The Glass Neighbours 1×02' }).click();
      await expect(workbench.chips).toContainText('The Glass Neighbours 1×02');
      await page.keyboard.press('Escape');
      expect(decodeURIComponent(workbench.address())).toContain('"values":["t00002"]');
      const fast = [{ dimension: 'cps_bin', op: 'gt', values: [17] }];
      await workbench.visit(`#/reading-speed?filters=${JSON.stringify(fast)}`);
      await page.getByTitle('Change the filter on Speed').click();
      await expect(editor.getByLabel('From')).toHaveValue('18');
      await editor.getByLabel('From').fill('12');
      await editor.getByRole('button', { name: 'Apply' }).click();
      await expect(workbench.chips).toContainText('from 12 cps');
      await speed.settled();
    });

    await test.step('lines are listed under the filters that they pass', async () => {
      const one = [{ dimension: 'title', op: 'in', values: ['t00001'] }];
      await workbench.visit(`#/lines?filters=${JSON.stringify(one)}`);
      await expect(workbench.chips).toContainText('The Glass Neighbours 1×01');
      await expect(workbench.headline).toContainText('458 lines in 8 tracks');
    });

    await test.step('a language that was removed is brought back by the same hand', async () => {
      const limits = ['subtitle', 'adult', null, 'de', 15, 'es-419', 20];
      await workbench.visit(`#/what-if?settings=${JSON.stringify({ 'what-if.limits': limits })}`);
      const remove = page.getByRole('button', { name: 'Remove German' });
      await remove.click();
      await expect(remove).toBeHidden();
      await page.keyboard.press('Control+z');
      await expect(remove).toBeVisible();
      await speed.visit();
      await workbench.visit(
        `#/reading-speed?filters=${JSON.stringify([{ dimension: 'cps_bin', op: 'ge', values: [12] }])}`,
      );
    });

    await test.step('the keyboard goes on where a chip was removed', async () => {
      await workbench.chips
        .first()
        .getByRole('button', { name: /^Remove/ })
        .press('Enter');
      await expect(workbench.chips).toHaveCount(0);
      await expect(page.getByRole('button', { name: 'Add a filter' })).toBeFocused();
    });

    await test.step('another grouping and another measure', async () => {
      await consumption.visit();
      const seen = await headlinesWhile(workbench, async () => {
        await page.getByRole('radio', { name: 'Country' }).click();
        await consumption.settled();
        await page.getByRole('radio', { name: 'Hours' }).click();
        await consumption.settled();
        await expect(workbench.headline).toContainText('Of the localized hours');
      });
      expect(seen.filter((text) => text.startsWith('No '))).toEqual([]);
    });
  },
);
