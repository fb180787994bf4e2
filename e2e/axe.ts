import type { Page } from '@playwright/test';
import axe from 'axe-core';

declare global {
  interface Window {
    axe?: typeof axe;
  }
}

/** What of a page axe looks at. */
export interface AxeScope {
  /** Only what another theme can change: its colours. */
  readonly coloursAlone?: boolean;
}

/** The rules of axe that look at colours; all others look at the document, which no theme changes. */
const colourRules = ['color-contrast', 'link-in-text-block'];

/** What axe finds serious or critical in what is in view, each with the elements that it means. */
export async function seriousProblems(
  page: Page,
  { coloursAlone = false }: AxeScope = {},
): Promise<string[]> {
  // It stays in the document: to read its half a megabyte takes as long as a third of its rules.
  if (await page.evaluate(() => window.axe === undefined)) await page.evaluate(axe.source);
  const { violations } = await page.evaluate(
    (runOnly) => {
      if (window.axe === undefined) throw new Error('axe is not in the document.');
      return window.axe.run(document, { resultTypes: ['violations'], ...(runOnly ? { runOnly } : {}) });
    },
    coloursAlone ? colourRules : null,
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}
