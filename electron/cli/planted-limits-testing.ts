import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Range } from '../../shared/stats/forecast.ts';
import type { LimitAnswer } from '../../shared/stats/study/what-if.ts';

const truthSchema = z.looseObject({
  study: z.record(
    z.string(),
    z.looseObject({
      limit: z.number(),
      compliance: z.number(),
      under_limits: z.array(
        z.looseObject({ limit: z.number(), expected: z.looseObject({ rewinds: z.number() }) }),
      ),
    }),
  ),
});

/** By language: the limit and the compliance that a generated package was made with, and the events that other limits would bring. */
export type PlantedLimits = z.infer<typeof truthSchema>['study'];

/** What the truth of a generated package says of its limits. */
export function plantedLimits(folder: string): PlantedLimits {
  return truthSchema.parse(JSON.parse(readFileSync(join(folder, 'truth.json'), 'utf8'))).study;
}

/** The rewinds to expect of a language's lines made under a limit; NaN where the truth does not tell of it. */
export function expectedUnder(planted: PlantedLimits[string] | undefined, limit: number): number {
  return planted?.under_limits.find((under) => under.limit === limit)?.expected.rewinds ?? Number.NaN;
}

/** The change that is forecast at the first compliance, within titles and at the same moment; null where it can't be told. */
export function bothDesigns(answer: LimitAnswer): readonly (Range | null)[] {
  if (answer.kind !== 'told') return [null, null];
  const { forecasts, sameMoment } = answer.whatIf;
  const [atSameMoment] = typeof sameMoment === 'string' ? [] : sameMoment;
  return [forecasts[0]?.change ?? null, atSameMoment?.change ?? null];
}
