import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { demoFolder } from './app.ts';
import { Expected } from './expected.ts';
import { expect, test } from './fixtures.ts';
import { WhatIfPage } from './pages/what-if.ts';

/** `10.8 %`. */
const percent = (share: number): string => `${(share * 100).toFixed(1)}\u202f%`;

/** The share of lines over a limit, with their count, as a row has it. */
async function overWords(expected: Expected, language: string, limit: number): Promise<RegExp> {
  const { lines, titles, over } = await expected.studiedOver(language, limit);
  const [n, all] = [over, lines].map((count) => count.toLocaleString('en'));
  const share = percent(over / lines).replace('.', '\\.');
  return new RegExp(`^${share} \\[[\\d.]+\\s%, [\\d.]+\\s%\\], ${n} of ${all} lines, ${titles} titles$`);
}

const truthSchema = z.object({
  study: z.record(
    z.string(),
    z.object({
      under_limits: z.array(z.object({ limit: z.number(), expected: z.object({ rewinds: z.number() }) })),
    }),
  ),
});

/** By how much a language's rewinds change in the world that was made with another limit, in percent. */
function plantedChange(language: string, from: number, to: number): number {
  const text = readFileSync(path.join(demoFolder, 'truth.json'), 'utf8');
  const own = truthSchema.parse(JSON.parse(text)).study[language]?.under_limits ?? [];
  const rewinds = (limit: number): number =>
    own.find((one) => one.limit === limit)?.expected.rewinds ?? Number.NaN;
  return 100 * (rewinds(to) / rewinds(from) - 1);
}

/** `+0.56 % [0.49, 0.63]` as figures. */
function range(text: string): { estimate: number; low: number; high: number } {
  const [estimate = NaN, low = NaN, high = NaN] = [
    ...text.replaceAll('−', '-').matchAll(/-?\d+(?:\.\d+)?/g),
  ].map(Number);
  return { estimate, low, high };
}

let expected: Expected;
test.beforeAll(async () => {
  expected = await Expected.ofDemo();
});
test.afterAll(() => expected.close());

test(
  'a reviewer moves the limits of two languages, states a compliance and reads what would change',
  { tag: '@electron' },
  async ({ workbench }) => {
    test.slow();
    const { page } = workbench;
    const screen = new WhatIfPage(workbench);

    await test.step('a limit stands as it is in force, with the page that says so', async () => {
      await page.keyboard.press('g');
      await page.keyboard.press('w');
      await screen.settled();
      await expect(workbench.headline).toContainText('Move it to see what would change.');
      await screen.chooseLanguages('Latin American Spanish', 'German', 'American English');
      await expect(page.locator('.what-if-row')).toHaveCount(2);
      await expect(screen.row('German')).toContainText('17 cps today');
      await expect(screen.row('German')).toContainText('Netflix Timed Text Style Guide (de)');
      await expect(screen.limit('German')).toHaveValue('17');
    });

    await test.step('moved, it says which lines would break it', async () => {
      await screen.move('German', 15);
      await screen.limit('Latin American Spanish').focus();
      await page.keyboard.press('ArrowUp');
      await expect(screen.limit('Latin American Spanish')).toHaveValue('18');
      await expect(workbench.headline).toHaveText(/^2 limits moved\. The forecast of rewinds: /);
      await screen.settled();
      for (const [name, language, from, to] of [
        ['German', 'de', 17, 15],
        ['Latin American Spanish', 'es-419', 17, 18],
      ] as const) {
        await expect(screen.figure(name, 'over today’s limit')).toHaveText(
          await overWords(expected, language, from),
        );
        await expect(screen.figure(name, 'over the new limit, as lines are today')).toHaveText(
          await overWords(expected, language, to),
        );
      }
      await expect(page.getByText('What is taken for granted')).toBeVisible();
      await expect(workbench.page.getByText(/^Observational: /).first()).toBeVisible();
    });

    await test.step('at the compliance of the demo, the interval holds what its world does', async () => {
      await page.getByRole('radio', { name: 'Stated' }).click();
      await page.getByRole('spinbutton', { name: 'Lines that follow a limit' }).fill('50');
      await expect(
        page.getByText('50\u202f% of the lines over a limit are taken to follow it.'),
      ).toBeVisible();
      await screen.settled();
      const planted = plantedChange('es-419', 17, 18);
      const [language, noun] = ['Latin American Spanish', 'rewinds'];
      for (const figure of [screen.figure(language, noun), screen.sameMoment(language, noun)]) {
        const shown = range((await figure.textContent()) ?? '');
        // The row shows hundredths of a percent.
        expect(planted).toBeGreaterThanOrEqual(shown.low - 0.005);
        expect(planted).toBeLessThanOrEqual(shown.high + 0.005);
        expect(shown.low).toBeLessThan(shown.estimate);
      }
      await expect(screen.figure('German', 'characters')).toHaveText(/^−[\d,]+ in [\d,]+ lines changed$/);
    });

    await test.step('the chart has a table, another figure and a receipt', async () => {
      await screen.chart.tableButton.click();
      const rows = await screen.chart.table();
      const both = (language: string): string[] => [language, `${language}, at the same moment`];
      expect(rows.map((row) => row['language'])).toEqual([
        ...both('German, 17 → 15 cps'),
        ...both('Latin American Spanish, 17 → 18 cps'),
      ]);
      await screen.chart.tableButton.click();
      await page.getByRole('radio', { name: 'Per 1,000 hours on screen' }).click();
      await expect(screen.chart.root).toContainText('more or fewer in 1,000 hours of these lines on screen');
      await screen.chart.how.click();
      await expect(workbench.inspector).toContainText('de 17 to 15 cps');
      await expect(workbench.inspector).toContainText('compliance 50\u202f%');
    });

    await test.step('below it stand the shares of lines over both limits, as counted by hand', async () => {
      await screen.shares.tableButton.click();
      const rows = await screen.shares.table();
      for (const [place, language, from, to] of [
        [0, 'de', 17, 15],
        [1, 'es-419', 17, 18],
      ] as const) {
        const [now, then] = [
          await expected.studiedOver(language, from),
          await expected.studiedOver(language, to),
        ];
        expect(rows[place]).toMatchObject({
          'over today’s limit': percent(now.over / now.lines),
          'over the new limit, as lines are today': percent(then.over / then.lines),
          n: `${now.lines.toLocaleString('en')} lines`,
        });
      }
      await screen.shares.tableButton.click();
      await expect(screen.shares.pictures).toHaveCount(1);
    });

    await test.step('by genre and by duration, as counted by hand', async () => {
      const parts = workbench.card('By genre and duration');
      await parts.root.getByRole('radio', { name: 'Duration of the line' }).click();
      const shown = (await parts.table()).map((row) => [row['Duration'], row['Lines'], row['over 15 cps']]);
      const counted = await expected.studiedOverByDuration('de', 15);
      expect(shown).toEqual(
        counted.map(({ duration, lines, over }) => [
          duration,
          lines.toLocaleString('en'),
          percent(over / lines),
        ]),
      );
    });

    await test.step('what it can’t be goes back, and undo takes one move back', async () => {
      const german = screen.limit('German');
      await german.fill('0');
      await german.press('Enter');
      await expect(german).toHaveValue('15');
      await german.fill('14.25');
      await german.press('Enter');
      await expect(german).toHaveValue('14.3');
      await workbench.run('Undo');
      await expect(german).toHaveValue('15');
      const remove = page.getByRole('button', { name: 'Remove Latin American Spanish' });
      await remove.click();
      // In a field the keys of undo would be the field's own.
      await expect(page.locator('main').getByRole('button').and(page.locator(':focus'))).toBeVisible();
      await page.keyboard.press('Control+z');
      await expect(remove).toBeVisible();
    });
  },
);

test('scenarios are saved, compared, carried by the address and by a saved view', async ({ workbench }) => {
  test.slow();
  const { page } = workbench;
  const screen = new WhatIfPage(workbench);
  await screen.visit({ 'what-if.limits': ['subtitle', 'adult', 0.5, 'de', 15] });
  await screen.settled();

  await test.step('two are saved', async () => {
    await screen.keep('Slower');
    await screen.visit({
      ...settingsOf(workbench.address()),
      'what-if.limits': ['subtitle', 'adult', 0.5, 'es-419', 20, 'xx', 17],
    });
    await screen.settled();
    await expect(screen.row('xx')).toContainText('The open package has no engagement for such lines');
    await screen.keep('Faster');
  });

  await test.step('side by side, what the open package lacks is said', async () => {
    await page.getByRole('radio', { name: 'Compare scenarios' }).click();
    await screen.settled();
    await expect(workbench.headline).toHaveText('2 scenarios side by side');
    const [slower = [], ...others] = await screen.compared('German');
    expect(others).toEqual([]);
    expect(slower.slice(0, 2)).toEqual(['Slower', '15']);
    expect(slower[2]).toMatch(await overWords(expected, 'de', 15));
    const [faster = [], ...more] = await screen.compared('Latin American Spanish');
    expect(more).toEqual([]);
    expect(faster.slice(0, 2)).toEqual(['Faster', '20']);
    expect(faster[2]).toMatch(await overWords(expected, 'es-419', 20));
    expect(await screen.compared('xx')).toEqual([['Faster', '17', 'no such lines in the open package']]);
  });

  await test.step('another name, removed and brought back', async () => {
    await page.getByRole('button', { name: 'Rename Slower' }).click();
    const name = page.getByRole('textbox', { name: 'New name of Slower' });
    await name.fill('Faster');
    await name.press('Enter');
    await expect(page.getByText('There is a scenario of this name.')).toBeVisible();
    await name.fill('Slow for German');
    await name.press('Enter');
    await expect(screen.scenario('Slow for German')).toBeVisible();
    await page.getByRole('button', { name: 'Remove Faster' }).click();
    await expect(page.locator('.what-if-scenarios li')).toHaveCount(1);
    await expect(page.getByRole('button', { name: 'Show Slow for German' })).toBeFocused();
    await page.keyboard.press('Control+z');
    await expect(page.locator('.what-if-scenarios li')).toHaveCount(2);
  });

  const german = await screen.compared('German');
  await test.step('the address alone brings them back', async () => {
    await page.reload();
    await screen.settled();
    expect(await screen.compared('German')).toEqual(german);
  });

  await test.step('and so does a saved view', async () => {
    const file = await workbench.save();
    await workbench.visit('#/open');
    await workbench.visit('#/what-if');
    await screen.settled();
    await expect(page.locator('.what-if-scenarios li')).toHaveCount(0);
    await workbench.openSaved(file);
    await screen.settled();
    expect(await screen.compared('German')).toEqual(german);
    await page.getByRole('button', { name: 'Show Slow for German' }).click();
    await expect(screen.limit('German')).toHaveValue('15');
  });
});

test(
  'of an address with a damaged scenario the others stand, and it is said that one was left out',
  { tag: '@browser' },
  async ({ workbench }) => {
    const { page } = workbench;
    const screen = new WhatIfPage(workbench);
    const scenarios = {
      Slower: ['subtitle', 'adult', 0.5, 'de', 15],
      Damaged: ['subtitle', 'adult', 0.5, 'de', '15'],
    };
    await screen.visit({ 'what-if.view': 'compare', 'what-if.scenarios': scenarios });
    await expect(page.getByText('A part of the address could not be read and was left out.')).toBeVisible();
    await screen.settled();
    await expect(screen.scenario('Slower')).toBeVisible();
    await expect(screen.scenario('Damaged')).toHaveCount(0);
    expect(decodeURIComponent(workbench.address())).not.toContain('Damaged');
    await page.getByRole('button', { name: 'Dismiss' }).click();
  },
);

test(
  'where nothing can be told it is said why, and a compliance can be stated',
  { tag: '@browser' },
  async ({ workbench }) => {
    test.slow();
    const { page } = workbench;
    const screen = new WhatIfPage(workbench);

    await test.step('a compliance that can’t be read', async () => {
      await screen.visit({ 'what-if.limits': ['sdh', 'adult', null, 'de', 17] });
      await screen.settled();
      await expect(workbench.headline).toContainText('of the lines as they are today are over 17 cps');
      await expect(screen.row('German')).toContainText('No forecast: too few lines stand just below');
      await expect(page.getByText('No language above has a forecast.')).toBeVisible();
      await page.getByRole('button', { name: 'State a compliance' }).click();
      await screen.settled();
      await expect(screen.figure('German', 'rewinds')).toHaveText(
        /^[+−][\d.]+\u202f% \[−?[\d.]+, −?[\d.]+\]$/,
      );
      await expect(page.getByRole('spinbutton', { name: 'Lines that follow a limit' })).toBeFocused();
    });

    await test.step('no limit in force, and too few titles', async () => {
      await screen.visit({ 'what-if.limits': ['subtitle', 'children', 1, 'ja', 4, 'pt-BR', 12] });
      await screen.settled();
      await expect(screen.row('Japanese')).toContainText('No limit is in force for these lines');
      await expect(screen.row('Brazilian Portuguese')).toContainText('No forecast: too few titles');
      await expect(page.getByText(/^No limit in force: .*Japanese/)).toBeVisible();
    });

    await test.step('a limit beyond nearly all speeds is told as extrapolated', async () => {
      await screen.visit({ 'what-if.limits': ['subtitle', 'adult', 1, 'fi', 30] });
      await screen.settled();
      await expect(screen.row('Finnish')).toContainText('Extrapolated');
      await expect(screen.chart.root).toContainText('Extrapolated: Finnish.');
    });

    await test.step('another kind keeps what it has of the languages', async () => {
      await page.getByRole('button', { name: /^Kind/ }).click();
      await page.getByRole('option', { name: 'SDH' }).click();
      await screen.settled();
      await expect(page.locator('.what-if-row')).toHaveCount(1);
    });
  },
);

test(
  'a long forecast shows its steps and can be cancelled; what was known by then stands',
  { tag: '@electron' },
  async ({ workbench }) => {
    test.slow();
    const { page } = workbench;
    const screen = new WhatIfPage(workbench);
    const languages = ['ar', 'de', 'en-US', 'es-419', 'fr', 'it', 'ja', 'ko', 'pl', 'pt-BR', 'sv', 'tr'];
    await screen.visit({
      'what-if.outcome': 'pauses',
      'what-if.limits': ['subtitle', 'adult', 1, ...languages.flatMap((language) => [language, 13])],
    });
    await expect(page.locator('.run-step')).toContainText(/([2-9]|1\d) of 12/);
    await page.getByRole('button', { name: 'Cancel', exact: true }).click();
    await expect(page.getByText('The forecast was cancelled.')).toBeVisible();
    await expect(screen.figure('Arabic', 'over the new limit, as lines are today')).toBeVisible();
    await expect(screen.row('Turkish').or(screen.row('Swedish')).first()).toContainText('not computed');
    await workbench.run('Go on with the forecast');
    await screen.settled();
    await expect(page.locator('.what-if-row')).toHaveCount(12);
  },
);

function settingsOf(address: string): Record<string, unknown> {
  const settings: unknown = JSON.parse(new URLSearchParams(address.split('?')[1]).get('settings') ?? '{}');
  return typeof settings === 'object' && settings !== null ? { ...settings } : {};
}
