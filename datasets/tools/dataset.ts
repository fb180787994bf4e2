import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { generate } from './generate.ts';
import { sizeNames, sizeOf } from './sizes.ts';

const usage = `Usage: npm run dataset -- --size ${sizeNames.join('|')} --seed N --out DIR [--text]`;

/** Reads the arguments and writes the package; answers what was made on standard output. */
async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      size: { type: 'string', default: 'demo' },
      seed: { type: 'string', default: '1' },
      out: { type: 'string' },
      text: { type: 'boolean', default: false },
    },
  });
  const size = sizeOf(values.size);
  const seed = Number(values.seed);
  if (size === null || values.out === undefined || !Number.isSafeInteger(seed) || seed < 0) {
    console.error(usage);
    return 2;
  }
  const started = performance.now();
  const { rows } = await generate({
    size,
    seed,
    folder: resolve(values.out),
    hasText: size.hasText || values.text,
  });
  const seconds = Math.round((performance.now() - started) / 100) / 10;
  const peakMb = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(JSON.stringify({ size: size.name, seed, seconds, peak_rss_mb: peakMb, rows }, null, 1));
  return 0;
}

process.exitCode = await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  console.error(usage);
  return 2;
});
