import { expect, test } from './fixtures.ts';
import { WhatIfPage } from './pages/what-if.ts';

test(
  'a reviewer studies the limits, looks at the methods, cancels a run and sets another margin',
  { tag: '@browser' },
  async ({ workbench }) => {
    test.slow();
    const { page } = workbench;
    const cards = page.locator('.study-card');
    const german = page.getByRole('article', { name: 'German' });
    const done = page.locator('.study-found[aria-busy="false"]');
    const margin = page.getByRole('spinbutton', { name: 'Margin' });

    await test.step('a card for each language, with its limit, speeds and curve', async () => {
      await workbench.goTo('Study');
      await expect(page.getByText(/^Studied in /)).toBeVisible();
      await expect(cards).toHaveCount(16);
      await expect(german.getByText('limit today, cps')).toBeVisible();
      await expect(german.locator('.study-speeds dd')).toHaveText([
        '17',
        /^\d+\.\d$/,
        /^> \d+\.\d\[\d+\.\d, > \d+\.\d\]$/,
      ]);
      // The curve is drawn, and lines are read, once they come near the view.
      await german.locator('.chart-card').first().scrollIntoViewIfNeeded();
      await expect(german.locator('.chart svg').first()).toBeVisible();
      await expect(german).toContainText('Observational.');
      await german.getByText('Methods').scrollIntoViewIfNeeded();
      await expect(
        german.getByRole('region', { name: 'Lines over the limit' }).getByRole('listitem'),
      ).toHaveCount(3);
    });

    await test.step('the methods, and the figures of a chart as a table', async () => {
      await german.getByText('Methods').click();
      await expect(german.getByRole('heading', { name: 'The slope by design' })).toBeVisible();
      const charts = german.locator('.study-methods .chart-card');
      const slopes = charts.filter({ has: page.getByRole('heading', { name: 'The slope by design' }) });
      await slopes.getByRole('button', { name: 'Table' }).click();
      await expect(slopes.getByRole('row', { name: /^All titles together/ })).toBeVisible();
      await expect(slopes.getByRole('row', { name: /^Same moment/ })).toContainText(/\d+ titles/);
      const profile = charts.filter({ has: page.getByRole('heading', { name: 'Threshold' }) });
      await profile.getByRole('button', { name: 'Table' }).click();
      // Exactly one bend is the best, and no other is better.
      await expect(profile.getByRole('cell', { name: '0.00', exact: true })).toHaveCount(1);
      const titles = charts.filter({ has: page.getByRole('heading', { name: 'Titles beside each other' }) });
      await titles.getByRole('button', { name: 'Table' }).click();
      // 30 titles, and the names of the columns.
      await expect(titles.getByRole('table')).toHaveAttribute('aria-rowcount', '31');
      await expect(german.getByRole('heading', { name: 'Other languages at the same moment' })).toBeVisible();
      await expect(german.getByRole('heading', { name: 'The next line' })).toBeVisible();
    });

    await test.step('the receipt has what was asked', async () => {
      await german.getByRole('button', { name: 'How is this computed?' }).first().click();
      await expect(workbench.inspector).toContainText('outcome rewinds');
      await expect(workbench.inspector).toContainText('seed 1, 199 draws of titles');
      await expect(workbench.inspector).toContainText('smallest that matters not stated');
    });

    await test.step('What if has its verdict and grade, of the outcome that was studied alone', async () => {
      const whatIf = new WhatIfPage(workbench);
      const row = whatIf.row('German');
      const limits = { 'what-if.limits': ['subtitle', 'adult', null, 'de', 15] };
      await whatIf.visit(limits);
      await expect(row).toContainText('Study: raise, evidence exploratory');
      await whatIf.visit({ ...limits, 'what-if.outcome': 'pauses' });
      await whatIf.settled();
      await expect(row).not.toContainText('evidence');
      await page.getByRole('button', { name: 'Open Study' }).click();
      await expect(cards).toHaveCount(16);
    });

    await test.step('another margin begins a run that can be cancelled and run again', async () => {
      await margin.fill('10');
      await margin.press('Enter');
      await page.getByRole('button', { name: 'Cancel', exact: true }).click();
      await expect(page.getByText('The study was cancelled.')).toBeVisible();
      await page.getByRole('button', { name: 'Run the study again' }).click();
      await expect(page.getByText(/^Studied in /)).toBeVisible();
      await expect(done).toBeVisible();
      await expect(german.locator('.study-speeds')).toContainText('+10');
      expect(decodeURIComponent(workbench.address())).toContain('"study.margin":0.1');
    });

    await test.step('a smallest change that matters is held against what a verdict proposes; emptied, it is not stated', async () => {
      const arabic = page.getByRole('article', { name: 'Arabic' });
      await arabic.getByText('Methods').click();
      const gate = arabic.getByRole('listitem').filter({ hasText: /G7/ });
      await expect(gate).toContainText('State it on the Study screen');
      const smallest = page.getByRole('spinbutton', { name: 'Change that matters' });
      await smallest.fill('0.5');
      await smallest.press('Enter');
      // At the margin of 10 % the benchmark speed is another one, and so is the proposed limit.
      await expect(gate).toContainText(/matters: not passed.*At a limit of 17 cps .* take in .* 0\.5\s%\.$/);
      await smallest.fill('5');
      await smallest.press('Enter');
      await expect(gate).toContainText(
        /matters: passed.*At a limit of 17 cps .* smaller than the smallest that matters, 5\s%\.$/,
      );
      expect(decodeURIComponent(workbench.address())).toContain('"study.matters":0.05');
      await smallest.fill('');
      await smallest.press('Enter');
      await expect(gate).toContainText('State it on the Study screen');
      await expect(done).toBeVisible();
    });

    await test.step('who leaves the screen and comes back finds it as it was', async () => {
      const took = await page.getByText(/^Studied in /).textContent();
      await workbench.goTo('Open');
      await workbench.goTo('Study');
      await expect(page.getByText(/^Studied in /)).toHaveText(took ?? '');
      await expect(cards).toHaveCount(16);
    });

    await test.step('all languages side by side; one of few titles is not drawn', async () => {
      await page.getByRole('radio', { name: 'Side by side' }).click();
      await expect(page.getByRole('heading', { name: 'All languages on one axis' })).toBeVisible();
      await expect(page.locator('.chart-panel').filter({ hasText: 'Finnish' })).toContainText('Insufficient');
    });
  },
);
