import type { Reader } from '../../shared/engine/derived-tables.ts';
import type { Engine, ResultTable } from '../../shared/engine/port.ts';
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

/** A statement that a study has run, with its answer. */
interface Ran {
  readonly pass: string;
  readonly sql: string;
  readonly ms: number;
  readonly value: ResultTable;
}

/**
 * Studies every language of a package on the product's engine, then runs the same statements on native DuckDB.
 * @throws Error when the two do not give the same answer, or the study tells nothing
 */
export async function timeStudy(
  product: Engine,
  native: Engine,
  say: (text: string) => void,
): Promise<StudyTiming> {
  const ran: Ran[] = [];
  const told = new Moments();
  let stage: StudyProgress['stage'] = 'count';
  const reader: Reader = {
    query: async (sql, options) => {
      const { ms, value } = await timed(() => product.query(sql, options));
      const number = 1 + ran.filter(({ pass }) => pass.startsWith(`${stage} `)).length;
      ran.push({ pass: `${stage} ${number}`, sql, ms, value });
      return value;
    },
  };
  const { ms: completeMs, value } = await timed(() =>
    runStudy(reader, usualQuestion, {
      onProgress: (progress, found) => {
        ({ stage } = progress);
        told.note(found);
      },
    }),
  );
  const heapBytes = wasmHeap();
  say(`  study: ${(completeMs / 1000).toFixed(1)} s. Natively ...`);
  const passes: StudyPass[] = [];
  for (const { pass, sql, ms, value: ours } of ran) {
    const theirs = await timed(() => native.query(sql));
    const unlike = difference(ours, theirs.value);
    if (unlike !== null) throw new Error(`Study, ${pass}: the engines differ: ${unlike}\n${sql}`);
    passes.push({ pass, productMs: ms, nativeMs: theirs.ms });
    say(`  study, ${pass}: ${ms.toFixed(0)} ms, native ${theirs.ms.toFixed(0)} ms`);
  }
  return { ...told.all(), completeMs, passes, heapBytes, languages: value.length };
}

/** When what was told for the first time, in milliseconds from its making on. */
class Moments {
  readonly #started = performance.now();
  readonly #at: { counts: number | null; curves: Map<number, number> } = { counts: null, curves: new Map() };

  note(found: readonly LanguageStudy[]): void {
    const now = performance.now() - this.#started;
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
