import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { openNodeEngine } from '../../electron/cli/engine/open.ts';
import { folderFiles } from '../../electron/cli/folder-files.ts';
import { loadPackage } from '../../shared/engine/load.ts';

const truthSchema = z.object({ producers: z.record(z.string(), z.string().nullable()) });

type Producers = z.infer<typeof truthSchema>['producers'];

/** Who made each asset of a generated package, as it was drawn, and as the rules find it. */
async function producersOf(folder: string): Promise<{ drawn: Producers; found: Producers }> {
  const truth = truthSchema.parse(JSON.parse(readFileSync(path.join(folder, 'truth.json'), 'utf8')));
  const engine = await openNodeEngine();
  try {
    await loadPackage(engine, await folderFiles(folder));
    const { values } = await engine.query('SELECT asset_id, producer_id FROM core.language_asset_producer');
    const [assets = [], producers = []] = values;
    const rows = assets.map((asset, i): [string, string | null] => {
      const producer = producers[i] ?? null;
      return [String(asset), producer === null ? null : String(producer)];
    });
    return { drawn: truth.producers, found: Object.fromEntries(rows) };
  } finally {
    await engine.close();
  }
}

const medium = process.env['SUBTEXT_MEDIUM'] ?? '';

describe('every asset of a generated package has the producer that was drawn for it, or none where nothing can tell', () => {
  test('in the demo', async () => {
    const { drawn, found } = await producersOf(path.join(import.meta.dirname, '../demo'));
    expect(Object.keys(drawn).length).toBeGreaterThan(2000);
    expect(found).toEqual(drawn);
  });

  test.skipIf(medium === '')(
    `in the medium package${medium === '' ? ' (skipped: SUBTEXT_MEDIUM names none)' : ''}`,
    async () => {
      const { drawn, found } = await producersOf(medium);
      expect(found).toEqual(drawn);
    },
  );
});
