import type { Engine, QueryOptions } from '../engine/port.ts';
import { packageMessages } from '../errors/package.ts';
import { listedPlaces, type Problem } from '../errors/problem.ts';
import { manifestPath } from './manifest.ts';

/**
 * Whether the guide that the manifest names has limits: with one that no row of `style_limits` is of, no line would have a limit.
 * @param guide null where the manifest names none
 * @returns a warning, with the guides that there are; nothing where the table has none at all
 */
export async function checkGuide(
  engine: Pick<Engine, 'query'>,
  guide: string | null,
  options: QueryOptions = {},
): Promise<Problem[]> {
  if (guide === null) return [];
  const sql = `SELECT DISTINCT guide FROM source.style_limits WHERE guide IS NOT NULL ORDER BY guide`;
  const known = ((await engine.query(sql, options)).values[0] ?? []).map(String);
  if (known.length === 0 || known.includes(guide)) return [];
  return [
    packageMessages.unknownGuide({ guide, known: known.slice(0, listedPlaces) }, { file: manifestPath }),
  ];
}
