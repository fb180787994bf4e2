import { Expected } from './expected.ts';
import { expect, test } from './fixtures.ts';

let expected: Expected;
test.beforeAll(async () => {
  expected = await Expected.ofDemo();
});
test.afterAll(() => expected.close());

test(
  'an analyst finds who made an asset and why, and what is open',
  { tag: '@electron' },
  async ({ workbench, producers }) => {
    const { page } = workbench;

    await test.step('a dub whose order names another studio than the one that delivered', async () => {
      const dub = await expected.disputedDub();
      await producers.visit();
      await page.keyboard.press('/');
      await expect(producers.search).toBeFocused();
      await producers.ask(`${dub.title} dub ${dub.language}`, dub.asset);
      await expect(producers.answer).toHaveText(
        new RegExp(`^${dub.producer} made the .+ dub of ${dub.title}\\.$`),
      );
      await expect(producers.fact('Decided by')).toHaveText(
        'Rule 2 of 14: Partner work: the latest accepted delivery',
      );
      await expect(producers.fact('Evidence')).toHaveText(`Delivery ${dub.delivery}`);
      await expect(producers.fact('Who disagrees')).toHaveText(`Named by others: ${dub.asked} (order).`);
      const said = await producers.rows('What each source says');
      expect(said.map(([source, names, verdict]) => [source, names, verdict])).toEqual(
        expect.arrayContaining([
          ['Delivery', dub.producer, 'agrees'],
          ['Order', dub.asked, 'disagrees'],
        ]),
      );
      const worked = await producers.rows('Everyone who worked on it');
      expect(worked.map(([role, who]) => [role, who])).toEqual(
        expect.arrayContaining([
          ['delivered it', dub.producer],
          ['prime contractor', dub.asked],
        ]),
      );
    });

    await test.step('the rule leads to its condition, as it is written', async () => {
      await producers.fact('Decided by').getByRole('button').click();
      await expect(workbench.inspector.getByRole('heading', { name: 'Rule 2 of 14' })).toBeVisible();
      await expect(workbench.inspector).toContainText("workflow = 'partner' and delivery_names > 0");
    });

    await test.step('an asset of which nothing can tell says so, and why', async () => {
      const [tied = ''] = await expected.unresolved('partner', 'tie');
      await producers.ask(tied, tied);
      await expect(producers.answer).toHaveText(
        /^Nobody can be named for .+: records of equal rank name different producers\.$/,
      );
      const verdicts = (await producers.rows('What each source says')).map(([, , verdict]) => verdict);
      expect(verdicts.filter((verdict) => verdict === 'tied')).toHaveLength(2);
    });

    await test.step('the board leads to all that are open for that reason; undo leads back', async () => {
      const tied = await expected.unresolved('partner', 'tie');
      await producers.search.fill('');
      await expect(workbench.bar('Partner: records disagree')).toHaveAccessibleName(
        `Partner: records disagree: ${tied.length}`,
      );
      await workbench.bar('Partner: records disagree').click();
      await workbench.inspector.getByRole('button', { name: 'Show only these assets' }).click();
      await expect(workbench.chips).toHaveCount(2);
      await producers.settled();
      await expect(workbench.headline).toHaveText(`Nothing tells who made any of ${tied.length} assets.`);
      const ids = await producers.found.allTextContents();
      expect(ids.length).toBeGreaterThan(3);
      for (const id of ids) expect(tied).toContain(id);
      await workbench.undoButton.click();
      await expect(workbench.chips).toHaveCount(0);
    });

    await test.step('the figures are those of SQL written by hand', async () => {
      await producers.settled();
      const { known, conflicted, byHand } = await expected.producers();
      await expect(workbench.headline).toHaveText(
        `It is known who made ${(100 * known).toFixed(1)}\u202f% of 2,981 assets. For ${(100 * conflicted).toFixed(1)}\u202f% of these a source names somebody else.`,
      );
      expect(await producers.decided('1. Named by hand')).toBe(String(byHand));
    });

    await test.step('the address brings the asset back', async () => {
      const dub = await expected.disputedDub();
      await workbench.visit(`#/producers?settings=${JSON.stringify({ 'producers.asset': dub.asset })}`);
      await expect(producers.answer).toContainText(`${dub.producer} made the `);
    });
  },
);
