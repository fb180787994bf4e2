import { expect, test } from './fixtures.ts';
import { LinesPage } from './pages/lines.ts';

test('a hundred thousand lines scroll, and every page comes', async ({ workbench }) => {
  const lines = new LinesPage(workbench);
  await workbench.visit('#/lines');
  await expect(workbench.headline).toHaveText(/^121,067 lines in more than 1,000 tracks$/);
  const scroller = workbench.page.getByRole('region', { name: 'Subtitle lines' });
  for (const share of [0.5, 1, 0]) {
    await scroller.evaluate((element, at) => element.scrollTo(0, at * element.scrollHeight), share);
    await expect(lines.rows.first()).toBeVisible();
    await expect(lines.rows.last()).toBeVisible();
  }
  await lines.sortBy('Speed');
  await expect(lines.rows.first()).toBeVisible();
});
