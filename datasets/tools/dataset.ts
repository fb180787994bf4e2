import { readdir } from 'node:fs/promises';
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
  if (size === null)
    return refuse(`--size takes one of ${sizeNames.join(', ')}, not ${JSON.stringify(values.size)}.`);
  if (!Number.isSafeInteger(seed) || seed < 0 || values.seed.trim() === '')
    return refuse(`--seed takes a whole number from 0 to 2^53 - 1, not ${JSON.stringify(values.seed)}.`);
  if (!Number.isFinite(effect) || effect < 0)
    return refuse(`--effect takes a number of at least 0, not ${JSON.stringify(values.effect)}.`);
  if (limits === null)
    return refuse(
      `--limits takes languages with a limit, such as de=15,es=20, not ${JSON.stringify(values.limits)}.`,
    );
  if (values.out === undefined)
    return refuse('--out DIR is missing: it names the folder to write the package to.');
  const cannot = await whyNot(resolve(values.out));
  if (cannot !== null) return refuse(cannot);
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

/** Says what is wrong with the call, and where to read how it should be. @returns the exit code of such a call */
function refuse(what: string): number {
  console.error(`error dataset: ${what} See npm run dataset -- --help.`);
  return 2;
}

/** Why a package can't be written to a folder: it is a file, or holds a package of somebody else's. Null where it can. */
async function whyNot(folder: string): Promise<string | null> {
  const names = await readdir(folder).catch((error: unknown): string[] | null =>
    error instanceof Error && 'code' in error && error.code === 'ENOENT' ? [] : null,
  );
  if (names === null) return `${folder} is no folder that can be read: name another one with --out.`;
  return names.includes('datapackage.json') && !names.includes('truth.json')
    ? `${folder} holds a package that the generator did not write, and would replace: name another folder with --out.`
    : null;
}

process.exitCode = await main().catch((error: unknown) =>
  refuse((error instanceof Error ? error.message : String(error)).replaceAll(/\s+/g, ' ')),
);
