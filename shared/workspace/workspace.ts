import { z } from 'zod';
import { cut } from '../errors/define.ts';
import { ProblemError } from '../errors/problem.ts';
import { workspaceMessages } from '../errors/workspace.ts';
import { ownGuidesSchema } from '../guidelines/own-guides.ts';
import { filtersSchema } from './filter.ts';
import { migrated, newestVersion } from './migrations.ts';
import { settingsSchema } from './settings.ts';

/** A view: what an analyst looks at, as plain JSON. */
export const viewSchema = z.strictObject({
  screen: z.string().regex(/^[a-z0-9-]{1,40}$/),
  filters: filtersSchema,
  settings: settingsSchema,
});
/** A view as a workspace keeps it. */
export type View = z.infer<typeof viewSchema>;

/** The package that a workspace was saved on. */
const packageMark = z.strictObject({
  name: z.string().max(200),
  fingerprint: z.string().regex(/^[0-9a-f]{64}$/),
});

/** A saved workspace (`.subtext`): a view, the package that it was saved on, and edits of the definitions. It holds no data. */
export const workspaceSchema = z.strictObject({
  subtext_workspace: z.literal(newestVersion),
  saved_by: z.string().max(40),
  package: packageMark.nullable(),
  view: viewSchema,
  /** Edits of the shared definitions, as a unified diff; nothing of them holds before somebody agreed. */
  definitions: z.string().max(2_000_000).optional(),
  /** The user's own style guides that the view uses. */
  guides: ownGuidesSchema.optional(),
});
/** What a workspace file holds. */
export type Workspace = z.infer<typeof workspaceSchema>;

/** The text of a workspace file: the same for the same workspace. */
export function workspaceText(workspace: Workspace): string {
  return `${JSON.stringify(workspace, null, 2)}\n`;
}

/**
 * Reads a workspace file, of this format or an older one. It is input from outside.
 * @param name the file's name, for messages. @throws ProblemError with a `workspace.` problem.
 */
export function readWorkspace(name: string, text: string): Workspace {
  const parsed = workspaceSchema.safeParse(migrated(name, parseJson(name, text)));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const path = issue === undefined ? '' : issue.path.map(String).join('.');
  const rule = cut(`${path} ${issue?.message ?? ''}`.trim());
  throw new ProblemError([workspaceMessages.damaged({ name, rule }, { file: name })]);
}

function parseJson(name: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ProblemError([workspaceMessages.notJson({ name }, { file: name })]);
  }
}
