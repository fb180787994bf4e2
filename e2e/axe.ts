import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

type Options = Parameters<AxeBuilder['options']>[0];

/** What axe finds serious or critical in what is in view, each with the elements that it means. */
export async function seriousProblems(page: Page): Promise<string[]> {
  return seriousOf(page, { resultTypes: ['violations'] });
}

/** The same of what differs between light and dark: colours, and nothing else. */
export async function seriousColours(page: Page): Promise<string[]> {
  return seriousOf(page, { resultTypes: ['violations'], runOnly: ['color-contrast', 'link-in-text-block'] });
}

async function seriousOf(page: Page, options: Options): Promise<string[]> {
  // The other mode opens a page of its own to gather results, which a window of Electron can't.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).options(options).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}
