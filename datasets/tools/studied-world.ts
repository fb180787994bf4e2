import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withPackage } from '../../electron/cli/session.ts';
import { runStudy } from '../../shared/stats/study/run.ts';
import type { LanguageStudy, StudyQuestion } from '../../shared/stats/study/types.ts';
import { generate } from './generate.ts';
import type { Size } from './sizes.ts';
import type { World } from './world.ts';

/** A study of a world made for it, and what `truth.json` says was planted there, not yet parsed. */
export interface StudiedWorld {
  readonly found: readonly LanguageStudy[];
  readonly truth: unknown;
}

/** Makes a package of seed 1 in a folder, and studies it as the command line does. */
export async function studyWorld(
  folder: string,
  size: Size,
  world: World,
  question: StudyQuestion,
): Promise<StudiedWorld> {
  await generate({ size, seed: 1, folder, hasText: false, world });
  const found = await withPackage(folder, ({ engine }) => runStudy(engine, question));
  return { found, truth: JSON.parse(readFileSync(join(folder, 'truth.json'), 'utf8')) };
}
