import type { Locator } from '@playwright/test';
import { expect, test } from './fixtures.ts';

test.use({ given: null });

test('the keyboard alone opens the demo, reads it, filters it, explains it, and saves it', async ({
  workbench,
  speed,
  consumption,
}) => {
  const { page } = workbench;
  const press = (...keys: readonly string[]) => pressAll(page.keyboard, keys);

  await test.step('the palette opens the demo', async () => {
    await workbench.run('Open the demo');
    await expect(workbench.headline).toHaveText('Subtext demo package, seed 1 is open');
  });

  await test.step('a shortcut goes to Reading speed, and the list of languages is searched by typing', async () => {
    await press('g', 'r');
    await speed.settled();
    await tabTo(page.getByRole('button', { name: /^Languages/ }));
    await press('Enter');
    await page.keyboard.type('latin');
    await press('Enter', 'Escape');
    await expect(page.getByRole('button', { name: /^Languages/ })).toBeFocused();
    await speed.settled();
    await expect(workbench.headline).toHaveText(/^From 18 cps up, Latin American Spanish lines are rewound/);
  });

  await test.step('arrow keys move the brush, Shift extends it, Enter filters, Space lists the lines', async () => {
    await tabTo(speed.brush);
    await press('ArrowRight', 'ArrowRight');
    const one = await speed.brush.getAttribute('aria-valuetext');
    const at = Number(/^(\d+) to/.exec(one ?? '')?.[1]);
    await press('Shift+ArrowRight', 'Shift+ArrowRight');
    await expect(speed.brush).toHaveAttribute('aria-valuetext', new RegExp(`^${at} to ${at + 3} cps: `));
    await press('Enter');
    await expect(workbench.chips.nth(1)).toHaveText(new RegExp(`^Speed ${at} to ${at + 3} cps`));
    await speed.settled();
    await press('Space');
    await expect(speed.sampleTitle).toHaveText(
      new RegExp(`Latin American Spanish lines at ${at} to ${at + 3} cps`),
    );
    expect((await speed.sampleLines()).length).toBeGreaterThan(2);
    await expect(speed.brush).toBeFocused();
  });

  await test.step('T shows the table, H how it was computed', async () => {
    await press('t');
    await expect(speed.card.root.getByRole('table')).toBeVisible();
    await press('t');
    await speed.settled();
    await press('h');
    await expect(workbench.inspector.getByRole('heading', { name: 'Definition' })).toBeVisible();
    await expect(workbench.inspector).toContainText('FROM "core"."line_engagement_fact"');
  });

  await test.step('? lists the keys, Escape closes the list', async () => {
    await press('?');
    await expect(workbench.shortcuts).toContainText('Show or hide the table of the chart');
    await press('Escape');
    await expect(workbench.shortcuts).toBeHidden();
  });

  await test.step('F adds a filter', async () => {
    await press('f');
    await page.keyboard.type('genre');
    await press('Enter');
    await expect(page.getByRole('combobox', { name: 'Search: Values of Genre' })).toBeFocused();
    await page.keyboard.type('comedy');
    await press('Enter', 'Escape');
    await expect(page.getByRole('button', { name: 'Add a filter' })).toBeFocused();
    await expect(workbench.chips.nth(2)).toHaveText(/^Genre comedy/);
    await speed.settled();
  });

  await test.step('G C shows how each language is consumed, and Enter on a name how that one is', async () => {
    await workbench.run('Clear all filters');
    await press('g', 'c');
    await consumption.settled();
    await tabTo(workbench.bar('Spanish'));
    await press('Enter');
    expect([...(await consumption.shares()).keys()]).toContain('subtitles');
    await press('Control+z', 'g', 'r');
    await speed.settled();
    await expect(workbench.chips).toHaveCount(3);
  });

  await test.step('undo, redo and save', async () => {
    await press('Control+z');
    await expect(workbench.chips).toHaveCount(2);
    await press('Control+Shift+Z');
    await expect(workbench.chips).toHaveCount(3);
    const before = workbench.address();
    const file = await workbench.save();
    await press('g', 'c');
    await expect(workbench.headline).toBeVisible();
    await workbench.openSaved(file);
    await speed.settled();
    expect(workbench.address()).toBe(before);
  });
});

async function pressAll(
  keyboard: { press(key: string): Promise<void> },
  keys: readonly string[],
): Promise<void> {
  for (const key of keys) await keyboard.press(key);
}

/** Presses Tab until an element has the focus, as far as there are stops in the window. */
async function tabTo(target: Locator): Promise<void> {
  const { keyboard } = target.page();
  for (let stop = 0; stop < 60; stop += 1) {
    await keyboard.press('Tab');
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error('Tab does not reach it.');
}
