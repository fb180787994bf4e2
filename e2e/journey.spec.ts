import { demoFolder } from './app.ts';
import { Expected, type ExpectedLine } from './expected.ts';
import { expect, test } from './fixtures.ts';

test.use({ given: null });

let expected: Expected;
test.beforeAll(async () => {
  expected = await Expected.ofDemo();
});
test.afterAll(() => expected.close());

const fastest = (lines: readonly ExpectedLine[]): number[] =>
  lines.map(({ speed }) => speed).sort((a, b) => b - a);

test('an analyst drops the demo, compares two languages, reads their lines, and keeps the view', async ({
  workbench,
  open,
  speed,
  consumption,
}) => {
  await test.step('the demo is dropped on the window', async () => {
    await open.openByDrop(demoFolder);
    await expect(workbench.packageName).toHaveText('Subtext demo package, seed 1');
  });

  await test.step('German lines are not rewound more often when they are fast', async () => {
    await speed.visit();
    await speed.chooseOnly('German');
    await expect(workbench.headline).toHaveText(
      /^In German, rewinds do not clearly rise or fall with characters per second: \d+ of \d+ bins include the typical line(,? .*\d (is|are) (above|below) it)?\.$/,
    );
    const fast = await speed.ratios((from) => from >= 17);
    expect(fast.length).toBeGreaterThan(1);
    for (const { low, high } of fast) expect([low < 1, high > 1]).toEqual([true, true]);
  });

  await test.step('Spanish lines are, above the limit of 17', async () => {
    await speed.chooseOnly('Latin American Spanish');
    await expect(workbench.headline).toHaveText(
      /^From 18 cps up, Latin American Spanish lines are rewound more often \(.+\) than a typical line of the same title; /,
    );
    const fast = await speed.ratios((from) => from >= 18);
    expect(fast.length).toBeGreaterThan(1);
    for (const { from, ratio, low } of fast) {
      expect(low).toBeGreaterThan(1);
      expect(ratio).toBeCloseTo(await expected.rewindRatio('es-419', from), 3);
    }
  });

  await test.step('pooled over titles they point the other way, and a banner says so', async () => {
    await expect(speed.reversal).toHaveText(
      /Pooled over titles, the Latin American Spanish rate of rewinds falls by .+ per cps; within the same title it does not fall\./,
    );
    await speed.raw.click();
    await speed.settled();
    await expect(speed.card.root).toContainText('per exposure, all titles pooled');
    await speed.raw.click();
    await speed.settled();
  });

  await test.step('a bin lists its lines, fastest first, with title and time', async () => {
    await speed.click(19.5);
    const { lines: count } = await expected.speeds('es-419', 19, 19);
    await expect(speed.sampleTitle).toHaveText(
      `${count} Latin American Spanish lines at 19 to 20 cps, fastest first`,
    );
    const shown = await speed.sampleLines();
    const lines = await expected.lines('es-419', 19);
    for (const { language, direction, ...line } of shown) {
      expect([language, direction]).toEqual(['es-419', 'ltr']);
      expect(lines).toContainEqual(line);
    }
    expect(shown.map(({ speed }) => speed)).toEqual(fastest(lines).slice(0, shown.length));
  });

  await test.step('a drag over the histogram filters everything to those speeds', async () => {
    await speed.drag(17.5, 21.5);
    await expect(workbench.chips.nth(1)).toHaveText(/^Speed 17 to 22 cps/);
    await speed.settled();
    const { lines, titles, over } = await expected.speeds('es-419', 17, 21);
    await expect(speed.figure('lines of')).toHaveText(lines.toLocaleString('en'));
    await expect(speed.figureLabel('lines of')).toHaveText(`lines of ${titles} titles`);
    await expect(speed.figure('over their limit')).toHaveText(`${(over * 100).toFixed(1)}\u202f%`);
    await expect(speed.sampleTitle).toContainText(' lines at 17 to 22 cps');
    // The chart shows all speeds, and so does the n below the headline.
    const all = await expected.speeds('es-419', 0, 1000);
    await expect(workbench.page.getByRole('main')).toContainText(
      `from ${all.lines.toLocaleString('en')} lines of ${all.titles} titles and `,
    );
  });

  await test.step('undo takes the filter away and redo brings it back', async () => {
    await workbench.page.keyboard.press('Control+z');
    await expect(workbench.chips).toHaveCount(1);
    await expect(speed.sampleTitle).toHaveCount(0);
    await workbench.page.keyboard.press('Control+Shift+Z');
    await expect(workbench.chips).toHaveCount(2);
    await speed.settled();
    await expect(speed.sampleTitle).toContainText(' lines at 17 to 22 cps');
  });

  await test.step('the view is saved, left, reopened, and the same', async () => {
    const before = await speed.picture();
    const file = await workbench.save();
    expect(file).toMatch(/Subtext demo package, seed 1\.subtext$/);
    await workbench.run('Clear all filters');
    await speed.settled();
    await workbench.goTo('Open');
    expect(workbench.address()).toBe('#/open');
    await workbench.openSaved(file);
    await speed.settled();
    await expect.poll(() => speed.picture()).toEqual(before);
  });

  await test.step('how Spanish is consumed, and by which rule of the decision table', async () => {
    // The language of the lines is named by its full tag, and keeps its views.
    await consumption.visit();
    await consumption.settled();
    await expect(workbench.bar('Spanish')).toBeVisible();
    await expect(workbench.bar('German')).toHaveCount(0);
    await workbench.run('Clear all filters');
    await consumption.settled();
    await workbench.bar('Spanish').click();
    await expect(workbench.inspector).toContainText('Spanish, share of views');
    const shown = await consumption.shares();
    const shares = await expected.modeShares('es');
    expect([...shown.keys()].sort()).toEqual([...shares.keys()].sort());
    for (const [mode, share] of shares) expect(shown.get(mode)).toBeCloseTo(share, 1);
    await workbench.inspector
      .getByRole('button', { name: /^Rule \d of 8$/ })
      .first()
      .click();
    await expect(workbench.inspector.getByRole('heading', { name: /^Rule \d of 8$/ })).toBeVisible();
    await expect(workbench.inspector).toContainText('Then: ');
  });
});
