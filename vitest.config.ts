import { defineConfig } from 'vitest/config';
import { definitionFiles } from './scripts/build/definition-files.ts';

export default defineConfig({
  plugins: [definitionFiles()],
  test: {
    include: ['{shared,renderer,electron,datasets,scripts}/**/*.test.{ts,tsx}'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    pool: 'forks',
    // Vitest keeps a core for itself unless told, which on two cores leaves one worker.
    maxWorkers: '100%',
  },
});
