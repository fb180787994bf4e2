import { expectedSql } from './expected.ts';
import type { StratumPoint } from './newton-pass.ts';
import { covariates, type RowsWanted } from './rows.ts';

/**
 * What the design of the same moment needs beside the cells (facts, statistics section 2f.2): per title, scene and stratum, the sums that are taken out with
 * the scene. Strata of one kind differ in their language alone.
 * @returns columns: stratum_key, title_key, scene_key, w, wx, wu, and wz_i for each covariate i
 */
export function scenePassSql(wanted: RowsWanted, points: readonly StratumPoint[]): string {
  return `WITH ${expectedSql(wanted, points)}
SELECT stratum_key, title_key, scene_key, sum(w) AS w, sum(w * r0) AS wx, sum(wu) AS wu,
  ${covariates.map((_, i) => `sum(w * z${i}) AS wz_${i}`).join(', ')}
FROM expected
GROUP BY stratum_key, title_key, scene_key
ORDER BY title_key, scene_key, stratum_key`;
}
