import { readWorkspace, workspaceText, type Workspace } from '../../shared/workspace/workspace.ts';
import type { Guide } from '../../shared/guidelines/guide.ts';
import { withOwnGuide } from '../../shared/guidelines/own-guides.ts';
import { newestVersion } from '../../shared/workspace/migrations.ts';
import { editsFrom } from './edits.ts';
import { workspaceMessages } from '../../shared/errors/workspace.ts';
import { shortFingerprint } from '../i18n/format.ts';
import { words } from '../i18n/words.ts';
import type { Platform, WorkspaceFile } from '../platform/platform.ts';
import { useStore } from '../state/store.ts';
import type { Notice } from '../state/keys.ts';
import { asDeclared } from '../state/view.ts';
import { noticeOf, telling } from './notice.ts';

/** What is in view now, as a workspace. */
export function currentWorkspace(appVersion: string): Workspace {
  const { screen, filters, settings, edits, opened } = useStore.getState();
  const guides = guidesInUse();
  const mark = opened === null ? null : { name: packageName(), fingerprint: opened.loaded.fingerprint };
  return {
    subtext_workspace: newestVersion,
    saved_by: appVersion.slice(0, 40),
    package: mark,
    view: { screen, filters: [...filters], settings: { ...settings } },
    ...(edits.patch === '' ? {} : { definitions: edits.patch }),
    ...(guides.length === 0 ? {} : { guides }),
  };
}

/** The user's own guides that a setting names. */
function guidesInUse(): Guide[] {
  const { guides, settings } = useStore.getState();
  const named = new Set(Object.values(settings));
  return guides.filter(({ id }) => named.has(id));
}

/** The open package's name for people, empty when none is open. */
export function packageName(): string {
  const loaded = useStore.getState().opened?.loaded;
  return (loaded?.manifest.title ?? loaded?.manifest.name ?? loaded?.label ?? '').slice(0, 200);
}

/** Saves what is in view; tells how it went. */
export async function saveWorkspace(platform: Platform): Promise<void> {
  const { workspace, put } = useStore.getState();
  const text = workspaceText(currentWorkspace(platform.boot.appVersion));
  await telling(async () => {
    const name = await platform.save('workspace', workspace?.name ?? packageName(), text);
    if (name === null) return null;
    put({ workspace: { name, saved: text } });
    return { tone: 'note', text: words.saved(name) };
  });
}

/** Asks for a saved workspace and shows it. */
export async function chooseWorkspace(platform: Platform, screens: readonly string[]): Promise<void> {
  await telling(async () => {
    const file = await platform.chooseWorkspace();
    return file === null ? null : show(file, screens);
  });
}

/** Shows a workspace file that the system or a drop brought. */
export async function showWorkspace(file: WorkspaceFile, screens: readonly string[]): Promise<void> {
  await telling(() => show(file, screens));
}

/** Edits of definitions that it carries are offered, and hold after a yes. @throws ProblemError when it is no workspace, or its edits don't fit; nothing has changed then. */
async function show({ name, text }: WorkspaceFile, screens: readonly string[]): Promise<Notice> {
  const workspace = readWorkspace(name, text);
  const { definitions = '' } = workspace;
  const offered =
    definitions === '' || definitions === useStore.getState().edits.patch
      ? null
      : { from: name, ...(await editsFrom(name, definitions)) };
  const { show: showView, put, opened, guides: own } = useStore.getState();
  put({ offered });
  const { screen, filters } = workspace.view;
  const { settings, damaged } = asDeclared(workspace.view.settings);
  const guides = (workspace.guides ?? []).reduce(withOwnGuide, own);
  showView({ filters, settings, guides, ...(screens.includes(screen) ? { screen } : {}) });
  put({ workspace: { name, saved: workspaceText(workspace) } });
  const fit = packageNotice(name, workspace, opened);
  if (!damaged) return fit;
  const left = noticeOf(workspaceMessages.partLeftOut({ name }));
  // That it was opened is said by what is left out; that it was saved on another package is not.
  return fit.text === words.opened(name) ? left : { ...left, text: `${left.text} ${fit.text}` };
}

/** Whether the open package is the one that a workspace was saved on. */
function packageNotice(
  name: string,
  { package: saved }: Workspace,
  opened: ReturnType<typeof useStore.getState>['opened'],
): Notice {
  if (saved === null) return { tone: 'note', text: words.opened(name) };
  const mark = `${saved.name} (${shortFingerprint(saved.fingerprint)})`;
  if (opened === null) return noticeOf(workspaceMessages.noPackage({ saved: mark }));
  const open = opened.loaded.fingerprint;
  if (open === saved.fingerprint) return { tone: 'note', text: words.opened(name) };
  return noticeOf(
    workspaceMessages.otherPackage({ saved: mark, open: `${packageName()} (${shortFingerprint(open)})` }),
  );
}
