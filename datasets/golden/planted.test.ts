import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { openNodeEngine } from '../../electron/cli/engine/open.ts';
import { folderFiles } from '../../electron/cli/folder-files.ts';
import { loadPackage } from '../../shared/engine/load.ts';
import { answer } from '../../shared/semantic/answer.ts';
import { loadDefinitions } from '../../shared/semantic/definitions.ts';
import { plantedSigns, signsAreAsPlanted, type PlantedSign } from './planted.ts';

async function signsOf(folder: string): Promise<PlantedSign[]> {
  const definitions = loadDefinitions();
  if (!definitions.ok) throw new Error('The definitions are not well formed.');
  const engine = await openNodeEngine();
  try {
    await loadPackage(engine, await folderFiles(folder));
    const truth: unknown = JSON.parse(readFileSync(path.join(folder, 'truth.json'), 'utf8'));
    return await plantedSigns(truth, (query) =>
      answer(engine, definitions.value, query, {
        package: '',
        as_of: '',
        default_guide: null,
        engine: '',
        app: '',
      }),
    );
  } finally {
    await engine.close();
  }
}

const medium = process.env['SUBTEXT_MEDIUM'] ?? '';

describe('what a generated package plants is found within titles, and is hidden when titles are pooled', () => {
  test('in the demo', async () => {
    const signs = await signsOf(path.join(import.meta.dirname, '../demo'));
    expect(signsAreAsPlanted(signs), JSON.stringify(signs)).toBe(true);
  });

  test.skipIf(medium === '')(
    `in the medium package${medium === '' ? ' (skipped: SUBTEXT_MEDIUM names none)' : ''}`,
    async () => {
      const signs = await signsOf(medium);
      expect(signsAreAsPlanted(signs), JSON.stringify(signs)).toBe(true);
    },
  );
});
