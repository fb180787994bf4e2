import { createContext, useContext } from 'react';
import type { BriefProgress } from '../../shared/brief/assemble.ts';
import type { Element } from '../../shared/brief/html.ts';
import type { BriefQuestion } from '../../shared/brief/model.ts';
import type { Places } from '../../shared/engine/every-nth.ts';
import type { DiffProgress } from '../../shared/engine/diff-definitions.ts';
import type { ResultTable } from '../../shared/engine/port.ts';
import type { Problem } from '../../shared/errors/problem.ts';
import type { PackageFiles } from '../../shared/package/files.ts';
import type { Receipt } from '../../shared/semantic/answer.ts';
import type { NotApplied, PlanColumn } from '../../shared/semantic/plan.ts';
import type { EditedFile } from '../../shared/semantic/definitions/edited.ts';
import type { DefinitionDiff } from '../../shared/semantic/diff/types.ts';
import type { SemanticQuery } from '../../shared/semantic/query.ts';
import type { ShownStudy, StudySoFar } from '../../shared/stats/study/shown.ts';
import type { StudyQuestion } from '../../shared/stats/study/types.ts';
import type { LimitAnswer, LimitQuestion } from '../../shared/stats/study/what-if.ts';
import type { LimitSoFar } from '../engine/protocol.ts';

/** The answer to a semantic query: a table, column-wise, and how it came about. */
export interface Answer extends ResultTable {
  readonly columns: readonly PlanColumn[];
  readonly sql: string;
  readonly warnings: readonly Problem[];
  readonly notApplied: readonly NotApplied[];
  readonly receipt: Receipt;
  /** Milliseconds from asking to having all rows. */
  readonly ms: number;
}

/** How a package is opened. */
export interface OpenHow {
  /** Closes the one in use first, because memory can't hold both. */
  readonly closeFirst?: boolean;
  /** Keeps the screen in view, so that an address shows what it names; else Open shows how it goes. A refusal is shown there in any case. */
  readonly keepScreen?: boolean;
  /** How the names of subtitle files read, such as `{title}_{language}`; the usual ways when not given. */
  readonly pattern?: string | null;
}

/** What the screens may ask of the engine and the shell. Boot makes one and provides it. */
export interface Workbench {
  /** Compiles and runs a query. Aborting cancels it in the engine. Throws `ProblemError`. */
  ask(query: SemanticQuery, signal: AbortSignal): Promise<Answer>;
  /** Runs one statement written in `shared`. Aborting cancels it in the engine. Throws `ProblemError`. */
  rows(sql: string, signal: AbortSignal): Promise<ResultTable>;
  /** The same, but gives every so many rows alone, with how many there are. */
  places(sql: string, every: number, signal: AbortSignal): Promise<Places>;
  /**
   * Opens a package; the one in use stays open until the new one is whole. Progress and refusal go to the store.
   * @param remember called once it is open.
   */
  open(files: PackageFiles, remember: () => Promise<void>, how?: OpenHow): Promise<void>;
  /** Makes ready for an edit of a model's decision table, so that what it changes is there sooner. Aborting cancels it; a fault is told by the edit. */
  readyForEdit(model: string, signal: AbortSignal): Promise<void>;
  /** What edited definitions would change, without touching what is loaded. Aborting cancels it. Throws `ProblemError`, also for what is wrong with them. */
  diff(
    edits: readonly EditedFile[],
    signal: AbortSignal,
    onProgress: (progress: DiffProgress) => void,
  ): Promise<DefinitionDiff>;
  /** Runs a reading-speed study and tells what it finds as it goes. Aborting cancels it. Throws `ProblemError`. */
  study(
    question: StudyQuestion,
    signal: AbortSignal,
    onStudy: (soFar: StudySoFar) => void,
  ): Promise<readonly ShownStudy[]>;
  /** Forecasts other limits, in the order of the questions, and tells each answer as it comes. Aborting cancels it. Throws `ProblemError`. */
  whatIf(
    questions: readonly LimitQuestion[],
    signal: AbortSignal,
    onLimit: (soFar: LimitSoFar) => void,
  ): Promise<readonly LimitAnswer[]>;
  /** Writes a brief and gives what stands in it. Aborting cancels it. Throws `ProblemError`. */
  brief(
    question: BriefQuestion,
    signal: AbortSignal,
    onProgress: (progress: BriefProgress) => void,
  ): Promise<readonly Element[]>;
  /** Ends an opening under way. */
  cancelOpening(): void;
}

/** The workbench of the window. */
export const WorkbenchContext = createContext<Workbench | null>(null);

/** The workbench; throws outside of the app's frame. */
export function useWorkbench(): Workbench {
  const workbench = useContext(WorkbenchContext);
  if (workbench === null) throw new Error('useWorkbench outside of WorkbenchContext');
  return workbench;
}
