import { defineConfig } from 'vitest/config';
import { definitionFiles } from './scripts/build/definition-files.ts';

export default defineConfig({
  plugins: [definitionFiles()],
  test: {
    include: ['{shared,renderer,electron,datasets,scripts}/**/*.test.{ts,tsx}'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    pool: 'forks',
    // A worker keeps what it has read from file to file: half of the time would go into reading the same modules 130 times. A test
    // puts back what it changes of a module; `--sequence.shuffle.files` shows where one doesn't.
    isolate: false,
    // Vitest keeps a core for itself unless told, which on two cores leaves one worker.
    maxWorkers: '100%',
  },
});
