import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, type Locator } from '@playwright/test';
import { saveFile } from '../files.ts';
import type { Workbench } from './workbench.ts';

/** The Dashboard audit screen. */
export class AuditPage {
  readonly workbench: Workbench;
  readonly search: Locator;
  /** The rows of the playbook. */
  readonly playbook: Locator;
  /** The first logic that stands in several versions. */
  readonly contradiction: Locator;

  constructor(workbench: Workbench) {
    const { page } = workbench;
    this.workbench = workbench;
    this.search = page.getByRole('searchbox', { name: 'Search the playbook' });
    this.playbook = page
      .getByRole('table', { name: 'What to do with each dashboard' })
      .getByRole('rowgroup')
      .getByRole('row');
    this.contradiction = page.locator('.audit-pair').first();
  }

  /** Goes to the screen by the rail and waits for all that it compares. */
  async visit(): Promise<void> {
    await this.workbench.goTo('Dashboard audit');
    await this.settled();
  }

  /** Waits until everything is there. */
  async settled(): Promise<void> {
    const main = this.workbench.page.getByRole('main');
    await expect(main.getByRole('heading', { name: 'Legacy against shared' })).toBeVisible();
    await expect(main.locator('[aria-busy="true"], [aria-label="Loading"]')).toHaveCount(0);
  }

  /** The first name of a dashboard that has these words. */
  dashboard(name: string): Locator {
    return this.workbench.page.getByRole('main').getByRole('button', { name }).first();
  }

  /** A figure of the old dashboards, by its label. */
  figure(label: string): Locator {
    return this.workbench.page
      .getByRole('table', { name: 'Figures of dashboards beside the shared metrics' })
      .getByRole('button', { name: label, exact: true });
  }

  /** The values of a figure beside ours. */
  values(label: string): Locator {
    return this.workbench.page.getByRole('table', { name: `Values of ${label} beside ours` });
  }

  /** Saves the playbook by its button. @returns what the file says */
  async save(kind: 'CSV' | 'Markdown'): Promise<string> {
    const button = this.workbench.page.getByRole('button', { name: `Save as ${kind}` });
    await expect(button).toBeEnabled();
    return this.saved(kind, () => button.click());
  }

  /** Saves the playbook in some way, and waits until the window says that it is saved. @returns what the file says */
  async saved(kind: 'CSV' | 'Markdown', save: () => Promise<void>): Promise<string> {
    const file = await saveFile(this.workbench.app, save);
    const name = `dashboard playbook.${kind === 'CSV' ? 'csv' : 'md'}`;
    expect(path.basename(file)).toBe(name);
    await expect(this.workbench.page.getByText(name)).toBeVisible();
    return readFileSync(file, 'utf8');
  }
}
