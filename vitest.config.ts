import { configDefaults, defineConfig } from 'vitest/config';
import { definitionFiles } from './scripts/build/definition-files.ts';

/** What takes minutes runs in `npm run test:deep` alone. */
const deep = process.env['SUBTEXT_DEEP'] === undefined ? ['**/*.deep.test.ts'] : [];

export default defineConfig({
  plugins: [definitionFiles()],
  test: {
    include: ['{shared,renderer,electron,datasets,scripts}/**/*.test.{ts,tsx}'],
    exclude: [...configDefaults.exclude, ...deep],
    globalSetup: ['scripts/build/no-stale-demo.ts'],
    // What hangs is ended; how long a test takes is no finding, and a machine may be three times slower than another.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    pool: 'forks',
    // A worker keeps what it has read from file to file: half of the time would go into reading the same modules 130 times. A test
    // puts back what it changes of a module; `--sequence.shuffle.files` shows where one doesn't.
    isolate: false,
    // Vitest keeps a core for itself unless told, which on two cores leaves one worker.
    maxWorkers: '100%',
  },
});
