import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { demoFolder, root } from './app.ts';
import { saveFile } from './files.ts';
import { expect, test } from './fixtures.ts';
import { seriousProblems } from './axe.ts';
import { BriefPage } from './pages/brief.ts';

test('a reviewer writes a brief of another limit, reads it, saves it and prints it', async ({
  workbench,
}) => {
  test.slow();
  const { page, app } = workbench;
  const brief = new BriefPage(workbench);

  await test.step('the study says what it finds of each language', async () => {
    await workbench.goTo('Study');
    await expect(page.getByText(/^Studied in /)).toBeVisible();
  });

  await test.step('without a language there is nothing to write', async () => {
    await workbench.goTo('Brief');
    await expect(page.getByRole('heading', { name: 'Choose the languages' })).toBeVisible();
    await expect(brief.write).toBeDisabled();
  });

  await test.step('the languages stand there with the verdicts of the study', async () => {
    const options = await brief.languages();
    expect(options).toHaveLength(16);
    for (const option of options) expect(option).toMatch(/ · (Raise|Keep|Lower|Can’t tell)$/);
  });

  await test.step('it shows its steps, and is cancelled', async () => {
    await brief.choose('Thai', 'Arabic');
    await brief.write.click();
    await expect(page.getByRole('progressbar', { name: 'How far the brief is' })).toBeVisible();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await expect(page.getByText('Writing was cancelled.')).toBeVisible();
  });

  await test.step('it has the languages in the order in which they were chosen, in their own script', async () => {
    await brief.written();
    await expect(brief.verdicts).toHaveText([
      /^Thai, th: (Raise|Keep|Lower|Can’t tell)$/,
      /^Arabic, ar: (Raise|Keep|Lower|Can’t tell)$/,
      'Method',
      'Receipts',
    ]);
    await expect(brief.page.locator('[lang="ar"][dir="auto"]').first()).toHaveText(/\p{Script=Arabic}/u);
    await expect(brief.page.locator('[lang="th"]').first()).toHaveText(/\p{Script=Thai}/u);
  });

  await test.step('it is the document of the command line, byte for byte', async () => {
    // The window writes it alike in both hosts; what Electron saves is read below.
    if (app.host === 'electron') return;
    const saved = await saveFile(app, () => page.getByRole('button', { name: 'Save as HTML' }).click());
    const out = `${saved}.cli.html`;
    const cli = ['out/cli/index.mjs', 'brief', demoFolder, '--languages', 'th,ar', '--out', out];
    execFileSync(process.execPath, cli, { cwd: root });
    expect(readFileSync(saved, 'utf8')).toBe(readFileSync(out, 'utf8'));
  });

  await test.step('with another limit, a scenario that the view keeps, it is another brief', async () => {
    await workbench.visit(
      `#/brief?settings=${JSON.stringify({
        'what-if.scenarios': { 'Slower <b>': ['subtitle', 'adult', 0.8, 'ar', 18, 'th', 15] },
        'brief.scenario': 'Slower <b>',
        'brief.languages': ['ar'],
      })}`,
    );
    await expect(page.getByText('was written of other choices')).toBeVisible();
    await brief.written();
    await expect(brief.page.locator('del')).toHaveText('20');
    await expect(brief.page.locator('ins')).toHaveText('18');
    await expect(brief.page.getByText('the scenario “Slower <b>”')).toBeVisible();
    // Its Arabic lines are in letters that the app brings along.
    await page.waitForFunction(() =>
      [...document.fonts].some(
        ({ status, unicodeRange }) => status === 'loaded' && unicodeRange.startsWith('U+600'),
      ),
    );
    await expect(
      brief.page.getByRole('cell', { name: /^80 %, as stated.*: −\d+\.\d+ \(−\d+\.\d+ to −\d+\.\d+\)$/ }),
    ).toBeVisible();
  });

  const file = await test.step('it is saved as HTML, text as text', async () => {
    const saved = await saveFile(app, () => page.getByRole('button', { name: 'Save as HTML' }).click());
    expect(saved).toMatch(/brief\.html$/);
    const html = readFileSync(saved, 'utf8');
    expect(html).toMatch(/^<!DOCTYPE html>/);
    expect(html).toContain('the scenario “Slower &lt;b&gt;”');
    return html;
  });

  await test.step('what prints is the sheet alone', async () => {
    await page.emulateMedia({ media: 'print' });
    await expect(brief.page).toBeVisible();
    await expect(page.getByRole('navigation', { name: 'Screens' })).toBeHidden();
    await expect(brief.write).toBeHidden();
    // Nothing of it may be cut off at the foot of the window.
    const { sheet, shown } = await brief.height();
    expect(shown).toBeGreaterThanOrEqual(sheet);
    await page.emulateMedia({ media: null });
  });

  await test.step('it is printed', async () => {
    if (app.host === 'electron') {
      const pdf = await saveFile(app, () => page.getByRole('button', { name: 'Save as PDF' }).click());
      expect(pdf).toMatch(/brief\.pdf$/);
      const printed = readFileSync(pdf, 'latin1');
      expect(printed).toMatch(/^%PDF-/);
      expect(printed).toContain('+NotoSansArabic');
      await expect(page.getByText(/^Saved as .*brief\.pdf\.$/)).toBeVisible();
      return;
    }
    await page.evaluate(() => {
      window.print = () => document.body.setAttribute('data-printed', 'yes');
    });
    await workbench.run('Print the brief');
    await expect(page.locator('body')).toHaveAttribute('data-printed', 'yes');
  });

  await test.step('the document by itself has no fault that axe knows', async () => {
    // It needs a page of its own, which a window of Electron does not open.
    if (app.host === 'electron') return;
    const alone = await page.context().newPage();
    await alone.setContent(file);
    await expect(alone.getByRole('heading', { level: 1 })).toBeVisible();
    expect(await seriousProblems(alone)).toEqual([]);
    await alone.setViewportSize({ width: 420, height: 800 });
    expect(await alone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(420);
    await alone.close();
  });
});
