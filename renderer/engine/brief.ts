import { assembleBrief, type BriefOptions } from '../../shared/brief/assemble.ts';
import type { Element } from '../../shared/brief/html.ts';
import type { BriefQuestion } from '../../shared/brief/model.ts';
import { briefContents } from '../../shared/brief/render.ts';
import type { OpenPackage } from '../../shared/engine/load.ts';
import { ProblemError } from '../../shared/errors/problem.ts';
import { loadDefinitions } from '../../shared/semantic/definitions.ts';

/** What a brief is asked for, and the programs that its receipt names. */
export interface BriefCall {
  readonly question: BriefQuestion;
  readonly app: string;
  readonly engine: string;
}

/** Writes a brief from the package that a worker has open, and tells how far it is. @returns its contents @throws ProblemError */
export async function briefOfPackage(
  { loaded, tables }: OpenPackage,
  { question, app, engine }: BriefCall,
  options: BriefOptions,
): Promise<readonly Element[]> {
  const { manifest, fingerprint, label } = loaded;
  const { exportedOn, asOf, title } = manifest;
  const read = loadDefinitions();
  if (!read.ok) throw new ProblemError(read.problems);
  const definitions = read.value.fingerprint;
  const receipt = { package: title ?? label, fingerprint, definitions, exportedOn, asOf, app, engine };
  return briefContents(await assembleBrief(tables, question, receipt, options));
}
