import type { BriefProgress } from '../../shared/brief/assemble.ts';
import type { Element } from '../../shared/brief/html.ts';
import type { DiffProgress } from '../../shared/engine/diff-definitions.ts';
import type { LoadedPackage, LoadProgress } from '../../shared/engine/load.ts';
import type { Places } from '../../shared/engine/every-nth.ts';
import type { MemoryUse, ResultTable } from '../../shared/engine/port.ts';
import type { Problem } from '../../shared/errors/problem.ts';
import type { PackageFile } from '../../shared/package/files.ts';
import type { EditedFile } from '../../shared/semantic/definitions/edited.ts';
import type { Definitions } from '../../shared/semantic/definitions/types.ts';
import type { DefinitionDiff } from '../../shared/semantic/diff/types.ts';
import type { ShownStudy, StudySoFar } from '../../shared/stats/study/shown.ts';
import type { StudyQuestion } from '../../shared/stats/study/types.ts';
import type { LimitAnswer, LimitQuestion } from '../../shared/stats/study/what-if.ts';
import type { BriefCall } from './brief.ts';

/**
 * What the window and the engine's worker say to each other, over one `MessagePort`. All of it is plain data; errors
 * cross as problems, since exceptions lose their fields on the way.
 */

/** The calls that the worker answers: what each takes and gives. */
export interface EngineCalls {
  /** Loads a package under the definitions with `edits`; the first call of a worker, made once. */
  open: {
    input: {
      readonly label: string;
      readonly files: readonly PackageFile[];
      readonly edits: readonly EditedFile[];
      /** Models that are asked for at once; the others are built when they are first read, or nothing else is asked. */
      readonly models: readonly string[];
      /** How the names of subtitle files read; null for the usual ways. */
      readonly pattern: string | null;
    };
    output: LoadedPackage;
  };
  /** Runs one statement written in `shared`. */
  rows: { input: { readonly sql: string }; output: ResultTable };
  /** Runs one statement written in `shared`, and keeps every so many rows of its answer alone. */
  places: { input: { readonly sql: string; readonly every: number }; output: Places };
  memory: { input: null; output: MemoryUse };
  /** Makes ready for an edit of a model's decision table, which is likely to come. */
  readyForEdit: { input: { readonly model: string }; output: null };
  /** Says what edited definitions would change, beside what is loaded, or what is wrong with them; tells how far it is. */
  diff: { input: { readonly edits: readonly EditedFile[] }; output: DefinitionDiff };
  /** Puts edited definitions in force, builds what they reach anew in the place of what was, and gives the definitions in force. */
  apply: { input: { readonly edits: readonly EditedFile[] }; output: Definitions };
  /** Runs a reading-speed study; tells how far it is, and what it found by then. */
  study: { input: { readonly question: StudyQuestion }; output: readonly ShownStudy[] };
  /** Forecasts other limits; tells how far it is, and the answers by then. They are in the order of the questions. */
  whatIf: { input: { readonly questions: readonly LimitQuestion[] }; output: readonly LimitAnswer[] };
  /** Writes a brief; tells how far it is, and gives what stands in it. */
  brief: { input: BriefCall; output: readonly Element[] };
}
/** What may be called. */
export type CallName = keyof EngineCalls;

/** How far the answers to questions of other limits are. */
export interface LimitSoFar {
  /** The language at hand. */
  readonly language: string;
  /** Whether it is the same moment that is asked, once what goes within titles is known of all. */
  readonly isSameMoment: boolean;
  /** The place of the question at hand among the {@link steps} of its kind, from 1. */
  readonly step: number;
  readonly steps: number;
  /** What was answered before it; null at the first. */
  readonly answered: AnsweredLimit | null;
}

/** What came of a question of another limit. */
export interface AnsweredLimit {
  readonly question: LimitQuestion;
  readonly answer: LimitAnswer;
}

/** A call with its input, as it crosses. */
export type CallOf<N extends CallName> = Call & { readonly name: N };
/** A call with what it is given. */
export type Call = {
  readonly [N in CallName]: { readonly name: N; readonly input: EngineCalls[N]['input'] };
}[CallName];

/** From the window. `id` names the call that is meant. */
export type ToWorker =
  | { readonly kind: 'call'; readonly id: number; readonly call: Call }
  | { readonly kind: 'cancel'; readonly id: number }
  /** The answer to `wantFile`: null when there is no such file. */
  | { readonly kind: 'file'; readonly id: number; readonly file: Blob | null };

/** From the worker. */
export type FromWorker =
  | { readonly kind: 'done'; readonly id: number; readonly value: EngineCalls[CallName]['output'] }
  | {
      readonly kind: 'failed';
      readonly id: number;
      readonly problems: readonly Problem[];
      readonly engineGone: boolean;
    }
  | { readonly kind: 'progress'; readonly progress: LoadProgress }
  | { readonly kind: 'diffProgress'; readonly id: number; readonly progress: DiffProgress }
  | { readonly kind: 'studyProgress'; readonly id: number; readonly soFar: StudySoFar }
  | { readonly kind: 'limitProgress'; readonly id: number; readonly soFar: LimitSoFar }
  | { readonly kind: 'briefProgress'; readonly id: number; readonly progress: BriefProgress }
  /** Asks the window, which holds the package's files, for one of them. */
  | { readonly kind: 'wantFile'; readonly id: number; readonly path: string };
