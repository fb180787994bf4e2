import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { seriousProblems } from './axe.ts';
import { expect, test } from './fixtures.ts';
import { saveFile } from './files.ts';
import { LinesPage } from './pages/lines.ts';

test('a hundred thousand lines scroll, and every page comes', async ({ workbench }) => {
  const lines = new LinesPage(workbench);
  await workbench.visit('#/lines');
  await expect(workbench.headline).toHaveText(/^121,067 lines in more than 1,000 tracks$/);
  const scroller = workbench.page.getByRole('region', { name: 'Subtitle lines' });
  const places = () => scroller.getByRole('row');
  for (const share of [0.5, 1, 0]) {
    await scroller.evaluate((element, at) => element.scrollTo(0, at * element.scrollHeight), share);
    await expect(lines.rows.first()).toBeVisible();
    await expect(lines.rows.last()).toBeVisible();
    // The head is row 1. A list so long is drawn as a shorter one, whose end must still be its own.
    if (share === 1) await expect(places().last()).toHaveAttribute('aria-rowindex', '121068');
    if (share === 0) await expect(places().nth(1)).toHaveAttribute('aria-rowindex', '2');
  }
  await scroller.focus();
  await workbench.page.keyboard.press('End');
  await expect(places().last()).toHaveAttribute('aria-rowindex', '121068');
  await expect(places().last()).toBeInViewport();
  await workbench.page.keyboard.press('PageUp');
  await expect(places().last()).not.toHaveAttribute('aria-rowindex', '121068');
  await expect(lines.rows.first()).toBeVisible();
  await lines.sortBy('Speed');
  await expect(lines.rows.first()).toBeVisible();
});

const guideSchema = z.looseObject({
  name: z.string(),
  copied_from: z.string(),
  figures: z.array(z.looseObject({ confidence: z.string() })),
});

test('a preset is copied, a figure of it changed, the findings follow, and the guide goes out and comes in as a file', async ({
  workbench,
}, info) => {
  const lines = new LinesPage(workbench);
  const { guide } = lines;
  // Counted by SQL written by hand over the demo on native DuckDB: 2 lines are faster than 17, 4 than 16 and 22 than 12.
  const atFirst = '50 lines, 2 faster than 17 characters a second';
  const edited = '50 lines, 22 faster than 12 characters a second';
  await workbench.visit('#/lines');
  await lines.chooseTrack(/^Das Haus unter Null, German, subtitle/);
  await expect(workbench.headline).toHaveText(atFirst);

  const saved = await test.step('a copy of Netflix allows 12 characters a second in German', async () => {
    await guide.edit();
    await expect(guide.figure('Fastest speed')).toHaveValue('17');
    await guide.dialog.getByLabel('Name').fill('House');
    await guide.dialog.getByLabel('Your figures come from').fill('House style, page 3');
    await guide.figure('Fastest speed').fill('fast');
    await guide.use();
    await expect(guide.figure('Fastest speed')).toBeFocused();
    expect(await seriousProblems(workbench.page)).toEqual([]);
    await guide.figure('Fastest speed').fill('12');
    const file = await guide.save();
    await guide.use();
    await expect(guide.dialog).toBeHidden();
    await expect(workbench.headline).toHaveText(edited);
    return file;
  });

  await test.step('a finding says that it is by a figure of the user, and the lines go out with it', async () => {
    await lines.sortBy('Speed');
    await lines.open(0);
    await expect(workbench.inspector).toContainText('the 12 of House style, page 3, set by the user');
    const csv = readFileSync(await saveFile(workbench.app, () => lines.save.click()), 'utf8');
    const [header = '', ...rows] = csv.trimEnd().split('\r\n');
    expect(rows).toHaveLength(50);
    expect(rows.filter((row) => row.includes('too fast'))).toHaveLength(22);
    expect(rows[0]?.split(',').at(header.split(',').indexOf('limit') - header.split(',').length)).toBe('12');
  });

  await test.step('the file is a guide in which that figure alone is the user’s own', () => {
    const { name, copied_from: from, figures } = guideSchema.parse(JSON.parse(readFileSync(saved, 'utf8')));
    expect([name, from]).toEqual(['House', 'netflix']);
    const own = figures.filter(({ confidence }) => confidence === 'own');
    expect(own).toMatchObject([
      {
        rule: 'max_cps',
        value: 12,
        citation: { title: 'House style, page 3' },
        scope: { languages: ['de'] },
      },
    ]);
  });

  await test.step('undo takes it back, and redo brings it again', async () => {
    await workbench.page.keyboard.press('Control+z');
    await workbench.page.keyboard.press('Control+z');
    await expect(workbench.headline).toHaveText(atFirst);
    await workbench.page.keyboard.press('Control+Shift+Z');
    await expect(workbench.headline).toHaveText(edited);
  });

  await test.step('a workspace brings it back where it was removed', async () => {
    const workspace = await workbench.save();
    await guide.edit();
    await guide.remove();
    await expect(workbench.headline).toHaveText(atFirst);
    await workbench.openSaved(workspace);
    await expect(workbench.headline).toHaveText(edited);
    await lines.checkBy('TED');
    await lines.checkBy('House');
    await expect(workbench.headline).toHaveText(edited);
  });

  await test.step('a file that is no guide is told, and one that is comes in', async () => {
    await guide.edit();
    const broken = info.outputPath('broken.json');
    writeFileSync(broken, '{"subtext_guide": 1, "id": "x", "name": "X", "figures": [{"rule": "max_cps"}]}');
    await guide.load(broken);
    await expect(guide.dialog.getByRole('alert')).toContainText('figures[0]');
    const slower = info.outputPath('slower.json');
    const kept = guideSchema.parse(JSON.parse(readFileSync(saved, 'utf8')));
    const figures = kept.figures.map((figure) =>
      figure.confidence === 'own' ? { ...figure, value: 16 } : figure,
    );
    writeFileSync(slower, JSON.stringify({ ...kept, figures }));
    await guide.load(slower);
    await expect(guide.figure('Fastest speed')).toHaveValue('16');
    await guide.use();
    await expect(workbench.headline).toHaveText('50 lines, 4 faster than 16 characters a second');
    await guide.edit();
    await guide.remove();
    await expect(workbench.headline).toHaveText(atFirst);
  });
});
