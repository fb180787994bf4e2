import { defineConfig } from '@playwright/test';
import { electronIsThere } from './e2e/app.ts';
import type { HostOptions } from './e2e/fixtures.ts';

const report = process.env['PLAYWRIGHT_JSON_OUTPUT_FILE'];

/**
 * The long walks through every state of the window look at what both hosts show alike, so that each host takes those of one size. Where
 * Electron is not installed, the browser host takes both.
 */
const leftOut = electronIsThere()
  ? { browser: /@narrow/, electron: /@wide/ }
  : { browser: /^$/, electron: /@wide/ };

/**
 * End-to-end tests need a build (`npm run build`) and a Chromium, whose path `npm test` passes in CHROMIUM_PATH. Every test runs in
 * both hosts; where Electron's binary is not installed, its half is skipped.
 */
export default defineConfig<object, HostOptions>({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  timeout: 60_000,
  expect: { timeout: 15_000 },
  workers: 2,
  fullyParallel: false,
  retries: 0,
  forbidOnly: true,
  outputDir: 'test-results',
  reporter: [['line'], ...(report ? [['json', { outputFile: report }] as const] : [])],
  projects: [
    { name: 'browser', use: { host: 'browser' }, grepInvert: leftOut.browser },
    { name: 'electron', use: { host: 'electron' }, grepInvert: leftOut.electron },
  ],
});
