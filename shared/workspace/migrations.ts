import { z } from 'zod';
import { ProblemError } from '../errors/problem.ts';
import { workspaceMessages } from '../errors/workspace.ts';

/** The format that is written. */
export const newestVersion = 1;

type Json = Readonly<Record<string, unknown>>;

/** Brings a workspace of one format to the next. The key is the format that it reads. */
export type Migrations = Readonly<Record<number, (former: Json) => Json>>;

/** The ladder, one step a format. Format 1 is the first, so that nothing needs to be brought up yet. */
export const migrations: Migrations = {};

const anyVersion = z.looseObject({ subtext_workspace: z.int().positive() });

/**
 * Brings a parsed workspace file to the newest format, step by step.
 * @throws ProblemError `workspace.not_workspace`, `workspace.from_the_future`.
 */
export function migrated(
  name: string,
  json: unknown,
  ladder: Migrations = migrations,
  newest: number = newestVersion,
): Json {
  const read = anyVersion.safeParse(json);
  if (!read.success) throw new ProblemError([workspaceMessages.notWorkspace({ name }, { file: name })]);
  const found = read.data.subtext_workspace;
  if (found > newest)
    throw new ProblemError([workspaceMessages.fromTheFuture({ name, found, newest }, { file: name })]);
  let workspace: Json = read.data;
  for (let version = found; version < newest; version += 1) {
    const step = ladder[version];
    if (step === undefined)
      throw new ProblemError([workspaceMessages.notWorkspace({ name }, { file: name })]);
    workspace = { ...step(workspace), subtext_workspace: version + 1 };
  }
  return workspace;
}
