import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { SizeName } from '../../datasets/tools/sizes.ts';

const seed = 1;

/** What the generator said of itself when it made a package. */
const madeSchema = z.object({ seconds: z.number(), peak_rss_mb: z.number() });
const stampSchema = z.object({ sources: z.string(), made: madeSchema });

/** A package to measure on, and how it was made. */
export interface BenchPackage {
  readonly size: SizeName;
  readonly folder: string;
  /** Seconds that the generator took, and the most memory that it held, in MB of 1,048,576 bytes. */
  readonly made: z.infer<typeof madeSchema>;
}

/** Everything is made under `out/`, which no commit holds. */
const cacheOf = (root: string): string => path.join(root, 'out', 'bench-packages');

/**
 * The package of a size, made by the seeded generator on first use and kept under `out/`; made anew when the generator changed.
 * @param root absolute path of the repository
 * @throws Error when the generator fails
 */
export function benchPackage(root: string, size: SizeName, say: (text: string) => void): BenchPackage {
  const cache = cacheOf(root);
  const folder = path.join(cache, size);
  const stamp = path.join(cache, `${size}.json`);
  const sources = sourcesHash(root);
  const kept = existsSync(stamp) ? stampSchema.parse(JSON.parse(readFileSync(stamp, 'utf8'))) : null;
  if (kept?.sources === sources) return { size, folder, made: kept.made };
  say(`Making the ${size} package (once) ...`);
  mkdirSync(cache, { recursive: true });
  const made = generate(root, size, folder);
  writeFileSync(stamp, JSON.stringify({ sources, made }));
  return { size, folder, made };
}

function generate(root: string, size: SizeName, folder: string): z.infer<typeof madeSchema> {
  const tool = path.join(root, 'datasets/tools/dataset.ts');
  const done = spawnSync(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', tool, '--size', size, '--seed', String(seed), '--out', folder],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
  );
  if (done.status !== 0) throw new Error(`The generator could not make the ${size} package.`);
  return madeSchema.parse(JSON.parse(done.stdout));
}

/** Hash of what the generator's output depends on: its own sources and the tables' definitions. */
function sourcesHash(root: string): string {
  const hash = createHash('sha256').update(String(seed));
  for (const folder of ['datasets/tools', 'shared/package', 'shared/timed-text']) {
    const files = readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).sort();
    for (const file of files.filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts')))
      hash.update(`${file}\0`).update(readFileSync(path.join(root, folder, file)));
  }
  return hash.digest('hex');
}
