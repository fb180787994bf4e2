import { defineConfig } from '@playwright/test';
import { electronIsThere } from './e2e/app.ts';
import type { HostOptions } from './e2e/fixtures.ts';

const report = process.env['PLAYWRIGHT_JSON_OUTPUT_FILE'];

/**
 * Tests that ask nothing of a host, whose window is the same in both, are shared out between the two: `@browser` and `@electron` name the
 * one that takes them. Where Electron is not installed, the browser host takes them all.
 */
const leftOut = electronIsThere()
  ? { browser: /@electron/, electron: /@browser/ }
  : { browser: /^$/, electron: /@browser/ };

/**
 * End-to-end tests need a build (`npm run build`) and a Chromium, whose path `npm test` passes in CHROMIUM_PATH. Every other test runs
 * in both hosts; where Electron's binary is not installed, its half is skipped.
 */
export default defineConfig<object, HostOptions>({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  // What hangs is ended; how long a test takes is no finding, and a machine may be three times slower than another.
  timeout: 300_000,
  expect: { timeout: 120_000 },
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
