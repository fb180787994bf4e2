import path from 'node:path';
import { root } from './app.ts';
import { seriousProblems } from './axe.ts';
import { expect, test } from './fixtures.ts';
import type { AuditPage } from './pages/audit.ts';
import type { ConsumptionPage } from './pages/consumption.ts';
import { BriefPage } from './pages/brief.ts';
import { LabPage } from './pages/lab.ts';
import { LinesPage } from './pages/lines.ts';
import type { OpenPage } from './pages/open.ts';
import type { ProducersPage } from './pages/producers.ts';
import type { SpeedPage } from './pages/reading-speed.ts';
import { WhatIfPage } from './pages/what-if.ts';
import type { Workbench } from './pages/workbench.ts';

interface Pages {
  readonly workbench: Workbench;
  readonly open: OpenPage;
  readonly speed: SpeedPage;
  readonly consumption: ConsumptionPage;
  readonly producers: ProducersPage;
  readonly audit: AuditPage;
}

/** How to come to each state from the one before it. */
const states: Readonly<Record<string, (pages: Pages) => Promise<void>>> = {
  'what was loaded': async ({ open }) => expect(open.report).toBeVisible(),
  'a refused package': async ({ workbench, open }) => {
    await open.drop(path.join(root, 'datasets/broken/several-manifest-faults'));
    await expect(workbench.headline).toHaveText(/ was not opened$/);
  },
  'several languages': ({ speed }) => speed.visit(),
  'sample lines': async ({ speed }) => {
    await speed.chooseOnly('Arabic');
    await speed.listFullestBin();
    await speed.sampleLines();
  },
  'how it was computed': async ({ workbench }) => {
    await workbench.page.keyboard.press('h');
    await expect(workbench.inspector.getByRole('heading', { name: 'SQL' })).toBeVisible();
  },
  'the table twin': async ({ workbench, speed }) => {
    // Where the inspector is a drawer it lies over the chart.
    if (await workbench.drawerIsOpen()) await workbench.page.keyboard.press('i');
    await workbench.page.keyboard.press('t');
    await expect(speed.card.root.getByRole('table')).toBeVisible();
  },
  'pooled rates': async ({ workbench, speed }) => {
    await workbench.page.keyboard.press('t');
    await speed.raw.click();
    await speed.settled();
  },
  'the filter editor': async ({ workbench }) => {
    await workbench.page.keyboard.press('f');
    await expect(workbench.page.getByRole('listbox', { name: 'What to filter on' })).toBeVisible();
  },
  'the palette': async ({ workbench }) => {
    await workbench.page.keyboard.press('Escape');
    await workbench.page.keyboard.press('Control+k');
    await expect(workbench.palette).toBeVisible();
  },
  'the shortcuts': async ({ workbench }) => {
    await workbench.page.keyboard.press('Escape');
    await workbench.page.keyboard.press('?');
    await expect(workbench.shortcuts).toBeVisible();
  },
  'nothing under the filters': async ({ workbench }) => {
    await workbench.page.keyboard.press('Escape');
    await workbench.visit(
      `#/reading-speed?filters=${JSON.stringify([{ dimension: 'language', op: 'eq', values: ['xx'] }])}`,
    );
    await expect(workbench.headline).toHaveText('No lines with a reading speed under these filters.');
  },
  'all lines': async ({ workbench }) => {
    await workbench.visit('#/lines');
    await expect(workbench.headline).toHaveText(/^121,067 lines in more than 1,000 tracks$/);
    await expect(
      workbench.page.getByRole('table', { name: 'Subtitle lines' }).getByRole('button').first(),
    ).toBeVisible();
  },
  'a line of one track, beside another': async ({ workbench }) => {
    const lines = new LinesPage(workbench);
    await lines.chooseTrack(/Japanese, subtitle/);
    await lines.besides(/Arabic, subtitle/);
    await lines.open(0);
  },
  'a style guide to edit, with a fault': async ({ workbench }) => {
    await workbench.run('Edit the style guide of these lines');
    const { figure, dialog } = new LinesPage(workbench).guide;
    await figure('Fastest speed').fill('12');
    await figure('Most lines').fill('two');
    await expect(dialog.getByText('A whole number above 0, or nothing')).toBeVisible();
  },
  consumption: async ({ workbench, consumption }) => {
    await workbench.page.keyboard.press('Escape');
    await workbench.visit('#/consumption');
    await consumption.settled();
  },
  'a consumption language': async ({ workbench }) => {
    await workbench.bar('Spanish').click();
    await expect(workbench.inspector).toContainText('Spanish, share of views');
  },
  'a metric in the glossary': async ({ workbench }) => {
    await workbench.visit(
      `#/glossary?settings=${JSON.stringify({ 'glossary.entry': 'metric:over_limit_share' })}`,
    );
    await expect(workbench.page.locator('.glossary-detail .chart svg')).toBeVisible();
  },
  'a model in the glossary': async ({ workbench }) => {
    const settings = { 'glossary.kind': 'model', 'glossary.entry': 'core.consumption' };
    await workbench.visit(`#/glossary?settings=${JSON.stringify(settings)}`);
    await expect(workbench.page.getByRole('region', { name: 'Rules of Viewing' })).toBeVisible();
  },
  'nothing found in the glossary': async ({ workbench }) => {
    await workbench.visit(`#/glossary?settings=${JSON.stringify({ 'glossary.search': 'zzz' })}`);
    await expect(workbench.page.getByText('Nothing matches')).toBeVisible();
  },
  'no lineage chosen': async ({ workbench }) => {
    await workbench.visit('#/lineage');
    await expect(workbench.headline).toHaveText('Where every figure comes from');
  },
  'a lineage': async ({ workbench }) => {
    const settings = { 'lineage.node': 'core.consumption.consumption_mode', 'lineage.follow': 'rows' };
    await workbench.visit(`#/lineage?settings=${JSON.stringify(settings)}`);
    await expect(workbench.page.locator('.lineage-chosen')).toBeVisible();
  },
  'a lineage as a table': async ({ workbench }) => {
    await workbench.page.getByRole('radio', { name: 'Table' }).click();
    await expect(workbench.page.getByRole('main').getByRole('table')).toBeVisible();
  },
  'the board of producers': async ({ workbench, producers }) => {
    await workbench.page.keyboard.press('Escape');
    await workbench.visit('#/producers');
    await producers.settled();
  },
  'who made an asset': async ({ producers }) => {
    await producers.ask('a000009', 'a000009');
    await producers.settled();
  },
  'a rule that decided': async ({ workbench, producers }) => {
    await producers.fact('Decided by').getByRole('button').click();
    await expect(workbench.inspector.getByRole('heading', { name: /^Rule 2 of/ })).toBeVisible();
  },
  'no asset found': async ({ workbench, producers }) => {
    if (await workbench.drawerIsOpen()) await workbench.page.keyboard.press('i');
    await producers.search.fill('zzz');
    await expect(workbench.page.getByText('No asset found')).toBeVisible();
  },
  'the dashboard audit': ({ audit }) => audit.visit(),
  'a dashboard': async ({ workbench, audit }) => {
    await audit.dashboard('Dubbing Partner Operations').click();
    await expect(workbench.inspector.getByRole('region', { name: 'Query 1 of 3' })).toBeVisible();
  },
  'the use of dashboards as a table': async ({ workbench }) => {
    if (await workbench.drawerIsOpen()) await workbench.page.keyboard.press('i');
    await workbench.page.keyboard.press('t');
    await expect(workbench.page.getByRole('table', { name: 'Use and staleness' })).toBeVisible();
  },
  'the values of a legacy figure': async ({ workbench, audit }) => {
    await audit.figure('QC pass rate').click();
    await expect(audit.values('QC pass rate')).toBeVisible();
    if (await workbench.drawerIsOpen()) await workbench.page.keyboard.press('i');
  },
  'no dashboard found': async ({ workbench, audit }) => {
    await audit.search.fill('zzz');
    await expect(workbench.page.getByText('No dashboard has these words')).toBeVisible();
  },
  'the work of partners': async ({ workbench }) => {
    await workbench.visit('#/partners');
    await expect(workbench.card('Quarter by quarter').root).toBeVisible();
  },
  'the capacity of partners': async ({ workbench }) => {
    await workbench.page.getByRole('radio', { name: 'Capacity' }).click();
    await expect(workbench.headline).toContainText('of the declared minutes');
  },
  'the cost of partners, as a table': async ({ workbench }) => {
    await workbench.page.getByRole('radio', { name: 'Finance' }).click();
    await expect(workbench.headline).toContainText('US dollars');
    await workbench.card('Cost').root.getByRole('button', { name: 'Table' }).click();
    await expect(workbench.card('Cost').root.getByRole('table')).toBeVisible();
  },
  'the quality of dubs': async ({ workbench }) => {
    await workbench.visit('#/quality');
    await expect(workbench.headline).toContainText('producers of dubs');
  },
  'the quality of texts by language, and a language that can not be judged': async ({ workbench }) => {
    const settings = { 'quality.medium': 'text', 'quality.by': 'language' };
    await workbench.visit(`#/quality?settings=${JSON.stringify(settings)}`);
    await expect(workbench.headline).toContainText('languages of texts');
    await workbench.card('Quality by language').root.locator('.chart-few button').first().click();
    await expect(workbench.inspector.getByRole('heading', { name: 'What was found' })).toBeVisible();
  },
  'the rule lab': async ({ workbench }) => {
    if (await workbench.drawerIsOpen()) await workbench.page.keyboard.press('i');
    await new LabPage(workbench).visit('Decisions on who made an asset');
  },
  'what an edit would change': async ({ workbench }) => {
    const lab = new LabPage(workbench);
    await lab.grip('Licensed: the studio that the licensor credits').press('ArrowDown');
    await lab.computed();
  },
  'the YAML of an edit': async ({ workbench }) => {
    await workbench.page.getByRole('radio', { name: 'YAML' }).click();
    await expect(workbench.page.getByRole('textbox', { name: /^YAML of / })).toBeVisible();
  },
  'the rule lab without an edit': async ({ workbench }) => {
    await workbench.page.getByRole('button', { name: 'Discard the edit' }).click();
    await expect(new LabPage(workbench).state).toContainText('No edit yet');
  },
};

/** Those of the screens that a limit is decided with: study, what if, brief. A walk of their own, or one test would take too long. */
const decisionStates: Readonly<Record<string, (pages: Pages) => Promise<void>>> = {
  'the study': async ({ workbench }) => {
    await workbench.visit('#/study');
    await expect(workbench.page.getByText(/^Studied in /)).toBeVisible();
  },
  'the methods of a language': async ({ workbench }) => {
    await workbench.page.locator('.study-methods summary').first().click();
    await expect(workbench.page.getByRole('heading', { name: 'The slope by design' })).toBeVisible();
  },
  'how a study is computed': async ({ workbench }) => {
    const card = workbench.page.locator('.study-card').first();
    await card.getByRole('button', { name: 'How is this computed?' }).first().click();
    await expect(workbench.inspector).toContainText('Receipt of the study');
  },
  'the languages of the study side by side': async ({ workbench }) => {
    if (await workbench.drawerIsOpen()) await workbench.page.keyboard.press('i');
    await workbench.page.getByRole('radio', { name: 'Side by side' }).click();
    await expect(workbench.page.getByRole('heading', { name: 'All languages on one axis' })).toBeVisible();
  },
  'limits to move': async ({ workbench }) => {
    if (await workbench.drawerIsOpen()) await workbench.page.keyboard.press('i');
    await new WhatIfPage(workbench).visit();
    await new WhatIfPage(workbench).settled();
  },
  'limits that are moved, one extrapolated, one without such lines': async ({ workbench }) => {
    const limits = ['subtitle', 'adult', null, 'es-419', 20, 'fi', 30, 'xx', 12];
    await new WhatIfPage(workbench).visit({ 'what-if.limits': limits });
    await new WhatIfPage(workbench).settled();
    await expect(workbench.page.getByText('Extrapolated: Finnish.')).toBeVisible();
  },
  'how a forecast is computed': async ({ workbench }) => {
    await new WhatIfPage(workbench).chart.how.click();
    await expect(workbench.inspector).toContainText('Receipt of the forecast');
  },
  'a compliance that can’t be read': async ({ workbench }) => {
    if (await workbench.drawerIsOpen()) await workbench.page.keyboard.press('i');
    await new WhatIfPage(workbench).visit({ 'what-if.limits': ['sdh', 'adult', null, 'de', 17] });
    await new WhatIfPage(workbench).settled();
    await expect(workbench.page.getByRole('button', { name: 'State a compliance' })).toBeVisible();
  },
  'no scenario to compare': async ({ workbench }) => {
    await workbench.page.getByRole('radio', { name: 'Compare scenarios' }).click();
    await expect(workbench.headline).toHaveText('No scenario to compare');
  },
  'scenarios side by side': async ({ workbench }) => {
    const scenarios = {
      'Langsamer, damit auch ungeübte Leser gut mitkommen': ['subtitle', 'adult', 0.5, 'de', 15],
      'أبطأ للأطفال': ['subtitle', 'children', null, 'ar', 13, 'pt-BR', 12],
      遅く: ['subtitle', 'adult', 1, 'ja', 3.5, 'xx', 12],
    };
    await new WhatIfPage(workbench).visit({ 'what-if.view': 'compare', 'what-if.scenarios': scenarios });
    await new WhatIfPage(workbench).settled();
    await expect(workbench.headline).toHaveText('3 scenarios side by side');
  },
  'another name for a scenario, with a fault': async ({ workbench }) => {
    await workbench.page.getByRole('button', { name: 'Rename 遅く' }).click();
    const name = workbench.page.getByRole('textbox', { name: 'New name of 遅く' });
    await name.fill(' ');
    await name.press('Enter');
    await expect(workbench.page.getByText('Another name, please')).toBeVisible();
  },
  'no brief yet': async ({ workbench }) => {
    await workbench.visit('#/brief');
    // What was written stays as long as the window.
    await workbench.page.reload();
    const choose = workbench.page.getByRole('heading', { name: 'Choose the languages' });
    await expect(choose).toBeVisible();
  },
  'writing a brief was cancelled': async ({ workbench }) => {
    const brief = new BriefPage(workbench);
    await brief.choose('Thai', 'Arabic');
    await brief.write.click();
    await workbench.page.getByRole('button', { name: 'Cancel' }).click();
    await expect(workbench.page.getByText('Writing was cancelled.')).toBeVisible();
  },
  'a brief': async ({ workbench }) => {
    const scenarios = { 'A slower reading for everyone': ['subtitle', 'adult', 0.8, 'ar', 18, 'th', 15] };
    const settings = { 'what-if.scenarios': scenarios, 'brief.scenario': 'A slower reading for everyone' };
    await workbench.visit(`#/brief?settings=${JSON.stringify(settings)}`);
    await new BriefPage(workbench).written();
  },
  'a brief of other choices': async ({ workbench }) => {
    await workbench.visit('#/brief');
    await expect(workbench.page.getByText('was written of other choices')).toBeVisible();
  },
};

const softly = expect.configure({ soft: true });

const wide = { width: 1440, height: 900 };
const narrow = { width: 700, height: 900 };
/** Between them, where each state of the wide window is looked at too: to come there anew costs as much as all that is looked at. */
const middle = { width: 1000, height: 800 };

/**
 * Each walk takes a window of its own size through its states. A narrow window has drawers, through which one comes to the screens in
 * another way; to a study or a brief one comes no other way and after seconds, so that the wide window is made narrow there.
 */
const walks = [
  { walk: 'the screens', visited: states, size: wide, tag: '@browser', thenAlso: [] },
  { walk: 'the screens', visited: states, size: narrow, tag: '@electron', thenAlso: [] },
  { walk: 'deciding on a limit', visited: decisionStates, size: wide, tag: '@electron', thenAlso: [narrow] },
];

/** That nothing scrolls sideways once charts are drawn for the size, in one of the next frames. */
async function fits(workbench: Workbench, state: string, size: typeof wide): Promise<void> {
  await workbench.page.setViewportSize(size);
  await workbench.atRest();
  await softly.poll(() => workbench.scrollsSideways(), `${state}, ${size.width} px wide`).toEqual([]);
}

// What they look at is the same in both hosts, which share the walks out (playwright.config.ts).
for (const { walk, visited, size, tag, thenAlso } of walks)
  test(
    `${walk}, ${[size, ...thenAlso].map(({ width }) => width).join(' and ')} px wide, light and dark: axe finds nothing serious, and nothing scrolls sideways`,
    { tag },
    async ({ workbench, open, speed, consumption, producers, audit }) => {
      test.slow();
      await workbench.page.setViewportSize(size);
      for (const [state, come] of Object.entries(visited)) {
        await come({ workbench, open, speed, consumption, producers, audit });
        await workbench.atRest();
        expect.soft(await seriousProblems(workbench.page), state).toEqual([]);
        await workbench.page.emulateMedia({ colorScheme: 'dark' });
        await workbench.atRest();
        const dark = await seriousProblems(workbench.page, { coloursAlone: true });
        expect.soft(dark, `${state}, dark`).toEqual([]);
        await workbench.page.emulateMedia({ colorScheme: 'light' });
        expect.soft(await workbench.scrollsSideways(), state).toEqual([]);
        if (size === wide) await fits(workbench, state, middle);
        for (const other of thenAlso) {
          await fits(workbench, state, other);
          const found = await seriousProblems(workbench.page);
          expect.soft(found, `${state}, ${other.width} px wide`).toEqual([]);
        }
        await workbench.page.setViewportSize(size);
      }
    },
  );
