import { z } from 'zod';
import type { Cell } from '../../shared/engine/port.ts';
import type { SemanticQuery } from '../../shared/semantic/query.ts';

const truthSchema = z.object({
  languages: z.record(
    z.string(),
    z.object({
      rewinds: z.object({
        shape: z.enum(['none', 'linear', 'threshold', 'inverted_u']),
        threshold_cps: z.number().nullable(),
        slope_above: z.number().nullable(),
      }),
    }),
  ),
});

/** An answer of the semantic layer, as far as it is needed here. */
interface Answer {
  readonly columns: readonly { readonly name: string }[];
  readonly rows: readonly (readonly Cell[])[];
}

/** What two metrics say of the lines faster than a planted threshold, as log ratios to those that are slower. */
export interface PlantedSign {
  readonly language: string;
  readonly thresholdCps: number;
  /** The planted slope above the threshold: log rate per character per second. */
  readonly slopeAbove: number;
  /** log(rewind_ratio above / below the threshold): has the planted sign. */
  readonly withinTitles: number;
  /** log(rewind_rate above / below the threshold): has the other sign, since popular titles are fast and rewound less. */
  readonly pooled: number;
}

/**
 * Compares rewinds above and below the threshold of every language for which a generated package plants one.
 * @param truth the package's `truth.json`, parsed
 * @param ask answers a metric query on that package
 */
export async function plantedSigns(
  truth: unknown,
  ask: (query: SemanticQuery) => Promise<Answer>,
): Promise<PlantedSign[]> {
  const { languages } = truthSchema.parse(truth);
  const signs: PlantedSign[] = [];
  for (const [language, { rewinds }] of Object.entries(languages)) {
    const { shape, threshold_cps: threshold, slope_above: slope } = rewinds;
    if (shape !== 'threshold' || threshold === null || slope === null) continue;
    const above = await rewindsOf(ask, language, 'ge', Math.ceil(threshold));
    const below = await rewindsOf(ask, language, 'lt', Math.floor(threshold));
    signs.push({
      language,
      thresholdCps: threshold,
      slopeAbove: slope,
      withinTitles: Math.log(above.ratio / below.ratio),
      pooled: Math.log(above.rate / below.rate),
    });
  }
  return signs;
}

/** Whether every language shows the planted sign within titles, and the wrong one pooled. */
export function signsAreAsPlanted(signs: readonly PlantedSign[]): boolean {
  return (
    signs.length > 0 &&
    signs.every(
      ({ slopeAbove, withinTitles, pooled }) =>
        Math.sign(withinTitles) === Math.sign(slopeAbove) && Math.sign(pooled) === -Math.sign(slopeAbove),
    )
  );
}

async function rewindsOf(
  ask: (query: SemanticQuery) => Promise<Answer>,
  language: string,
  op: 'ge' | 'lt',
  cps: number,
): Promise<{ ratio: number; rate: number }> {
  const { columns, rows } = await ask({
    metrics: ['rewind_ratio', 'rewind_rate'],
    by: [],
    where: [
      { dimension: 'language', op: 'eq', values: [language] },
      { dimension: 'cps_bin', op, values: [cps] },
    ],
    order: [],
    limit: null,
  });
  const figure = (name: string): number =>
    Number(rows[0]?.[columns.findIndex((column) => column.name === name)] ?? NaN);
  return { ratio: figure('rewind_ratio'), rate: figure('rewind_rate') };
}
