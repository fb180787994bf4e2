import type { Reader } from '../../shared/engine/derived-tables.ts';
import type { Engine } from '../../shared/engine/port.ts';
import { runStudy } from '../../shared/stats/study/run.ts';
import type { LanguageStudy, StudyProgress } from '../../shared/stats/study/types.ts';
import { usualQuestion } from '../../shared/stats/study/usual.ts';
import { timed } from './measure.ts';
import { difference } from './same-answer.ts';
import { wasmHeap } from './wasm-heap.ts';

/** One statement of a study, in milliseconds on either engine. */
export interface StudyPass {
  /** The stage that it belongs to, and its number there from 1. */
  readonly pass: string;
  readonly productMs: number;
  readonly nativeMs: number;
}

/** How long a study of all languages took, from the question on, in milliseconds. */
export interface StudyTiming {
  /** Until counts, histogram and pooled slope of every language are told. */
  readonly countsMs: number;
  /** Until the slope within titles and the dots of the curve are told of one language, and of all that have them at the end. */
  readonly firstCurveMs: number;
  readonly allCurvesMs: number;
  readonly completeMs: number;
  readonly passes: readonly StudyPass[];
  /** WebAssembly memory of the process at the end of the study: the most that it was. */
  readonly heapBytes: number;
  readonly languages: number;
}

/**
 * Studies every language of a package on the product's engine. Each statement is run on native DuckDB too, while the clock of the study stands: the answers
 * of all of them at once would not fit into memory.
 * @throws Error when the two do not give the same answer, or the study tells nothing
 */
export async function timeStudy(
  product: Engine,
  native: Engine,
  say: (text: string) => void,
): Promise<StudyTiming> {
  const passes: StudyPass[] = [];
  const told = new Moments();
  let stage: StudyProgress['stage'] = 'count';
  const reader: Reader = {
    query: async (sql, options) => {
      const { ms: productMs, value } = await timed(() => product.query(sql, options));
      const pass = `${stage} ${1 + passes.filter((one) => one.pass.startsWith(`${stage} `)).length}`;
      await told.aside(async () => {
        const theirs = await timed(() => native.query(sql));
        const unlike = difference(value, theirs.value);
        if (unlike !== null) throw new Error(`Study, ${pass}: the engines differ: ${unlike}\n${sql}`);
        passes.push({ pass, productMs, nativeMs: theirs.ms });
        say(`  study, ${pass}: ${productMs.toFixed(0)} ms, native ${theirs.ms.toFixed(0)} ms`);
      });
      return value;
    },
  };
  const { length: languages } = await runStudy(reader, usualQuestion, {
    onProgress: (progress, found) => {
      ({ stage } = progress);
      told.note(found);
    },
  });
  const completeMs = told.now();
  say(`  study: ${(completeMs / 1000).toFixed(1)} s`);
  return { ...told.all(), completeMs, passes, heapBytes: wasmHeap(), languages };
}

/** When what was told for the first time, in milliseconds from its making on, without what was done aside. */
class Moments {
  readonly #started = performance.now();
  #aside = 0;
  readonly #at: { counts: number | null; curves: Map<number, number> } = { counts: null, curves: new Map() };

  now(): number {
    return performance.now() - this.#started - this.#aside;
  }

  /** Does what is not to be counted. */
  async aside(work: () => Promise<void>): Promise<void> {
    const { ms } = await timed(work);
    this.#aside += ms;
  }

  note(found: readonly LanguageStudy[]): void {
    const now = this.now();
    if (found.length > 0) this.#at.counts ??= now;
    for (const { stratum, slopes, curve } of found)
      if (slopes.within !== null && curve !== null && !this.#at.curves.has(stratum.key))
        this.#at.curves.set(stratum.key, now);
  }

  all(): Pick<StudyTiming, 'countsMs' | 'firstCurveMs' | 'allCurvesMs'> {
    const { counts, curves } = this.#at;
    if (counts === null || curves.size === 0) throw new Error('The study told no curve.');
    return {
      countsMs: counts,
      firstCurveMs: Math.min(...curves.values()),
      allCurvesMs: Math.max(...curves.values()),
    };
  }
}
