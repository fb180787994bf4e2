import { defineConfig } from '@playwright/test';
import type { HostOptions } from './e2e/fixtures.ts';

const report = process.env['PLAYWRIGHT_JSON_OUTPUT_FILE'];

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
    { name: 'browser', use: { host: 'browser' } },
    { name: 'electron', use: { host: 'electron' } },
  ],
});
