import type { Engine, ResultTable } from '../../shared/engine/port.ts';
import { answer } from '../../shared/semantic/answer.ts';
import type { Definitions } from '../../shared/semantic/definitions/types.ts';
import { languagesQuery } from '../../renderer/charts/reading-speed/query.ts';
import { fastestOf, timed } from './measure.ts';
import { difference } from './same-answer.ts';
import { screenQueries, type FilterValues, type ScreenQuery } from './screen-queries.ts';

/** How long a screen's query took, the fastest of its runs, in milliseconds. */
export interface QueryTiming extends Omit<ScreenQuery, 'sql'> {
  readonly productMs: number;
  readonly nativeMs: number;
}

/** Runs of each query on each engine, by turns, so that what disturbs the machine disturbs both. */
const runs = 3;

/**
 * Runs every screen's queries on both engines.
 * @throws Error when the two do not give the same answer to 1e-9
 */
export async function timeQueries(
  definitions: Definitions,
  product: Engine,
  native: Engine,
  say: (text: string) => void,
): Promise<QueryTiming[]> {
  const queries = screenQueries(definitions, await filterValues(definitions, product));
  const timings: QueryTiming[] = [];
  for (const { screen, name, sql } of queries) {
    const ours: TimedAnswer[] = [];
    const theirs: TimedAnswer[] = [];
    for (let run = 0; run < runs; run += 1) {
      ours.push(await timed(() => product.query(sql)));
      theirs.push(await timed(() => native.query(sql)));
    }
    const unlike = ours[0] && theirs[0] ? difference(ours[0].value, theirs[0].value) : 'no answer';
    if (unlike !== null) throw new Error(`${screen}, ${name}: the engines differ: ${unlike}\n${sql}`);
    timings.push({ screen, name, productMs: fastestOf(ours), nativeMs: fastestOf(theirs) });
    say(`  ${screen}, ${name}: ${fastestOf(ours).toFixed(0)} ms, native ${fastestOf(theirs).toFixed(0)} ms`);
  }
  return timings;
}

interface TimedAnswer {
  readonly ms: number;
  readonly value: ResultTable;
}

/** The largest language, country and original language of the package at hand. */
async function filterValues(definitions: Definitions, engine: Engine): Promise<FilterValues> {
  const largest = async (dimension: string): Promise<string> => {
    const query = {
      metrics: ['views'],
      by: [dimension],
      where: [],
      order: [{ by: 'views', desc: true }],
      limit: 1,
    };
    return first(
      await answer(engine, definitions, query, {
        package: '',
        as_of: '',
        default_guide: null,
        engine: '',
        app: '',
      }),
    );
  };
  const languages = await answer(engine, definitions, languagesQuery([]), {
    package: '',
    as_of: '',
    default_guide: null,
    engine: '',
    app: '',
  });
  return {
    language: first(languages),
    country: await largest('country'),
    originalLanguage: await largest('original_language'),
  };
}

function first({ rows }: { readonly rows: readonly (readonly unknown[])[] }): string {
  const value = rows[0]?.[0];
  if (typeof value !== 'string') throw new Error('The package has nothing to filter by.');
  return value;
}
