import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { generate } from './generate.ts';
import { sizeNames, sizeOf } from './sizes.ts';
import { parseLimits } from './world.ts';

const usage = `Usage: npm run dataset -- --size ${sizeNames.join('|')} --seed N --out DIR [--text] [--effect X] [--scene-confounder] [--limits TAG=CPS,...]

  --size ${sizeNames.join('|')}   how much: about 120 thousand, 2 million or 10 million lines; demo unless given
  --seed N                   another seed, another package; the same one, the same bytes; 1 unless given
  --out DIR                  the package's folder; what the generator wrote there before is replaced
  --text                     the text of every line in the larger sizes too
  --effect X                 factor on every planted effect of reading speed; 0 plants none (a global null); 1 unless given
  --scene-confounder         a hidden factor that makes the lines of a scene faster and every event there more frequent
  --limits de=15,es=20       other limits of adult subtitles, by language, than the guide's

Worlds of one size and seed share every draw: what --effect, --scene-confounder or --limits don't touch is the same in all.
truth.json says what was planted, and the events to expect under other limits.`;

const options = {
  size: { type: 'string', default: 'demo' },
  seed: { type: 'string', default: '1' },
  out: { type: 'string' },
  text: { type: 'boolean', default: false },
  effect: { type: 'string', default: '1' },
  'scene-confounder': { type: 'boolean', default: false },
  limits: { type: 'string', default: '' },
  help: { type: 'boolean', default: false },
} as const;

/** Reads the arguments and writes the package; answers what was made on standard output. */
async function main(): Promise<number> {
  const { values } = parseArgs({ options });
  if (values.help) {
    console.log(usage);
    return 0;
  }
  const size = sizeOf(values.size);
  const seed = Number(values.seed);
  const effect = values.effect.trim() === '' ? Number.NaN : Number(values.effect);
  const limits = parseLimits(values.limits);
  const isSound = Number.isSafeInteger(seed) && seed >= 0 && Number.isFinite(effect) && effect >= 0;
  if (size === null || values.out === undefined || limits === null || !isSound) {
    console.error(usage);
    return 2;
  }
  const started = performance.now();
  const { rows } = await generate({
    size,
    seed,
    folder: resolve(values.out),
    hasText: size.hasText || values.text,
    world: { effect, hasSceneConfounder: values['scene-confounder'], limits },
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
