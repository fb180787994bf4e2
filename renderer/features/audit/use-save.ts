import { useEffect } from 'react';
import { playbookMarkdown } from '../../../shared/audit/markdown.ts';
import { playbookTable } from '../../../shared/audit/playbook.ts';
import { definitions } from '../../app/ask.ts';
import { usePlatform } from '../../app/platform-context.ts';
import { telling } from '../../app/notice.ts';
import { toCsv } from '../../charts/table-twin.ts';
import { registerPlaybook, type PlaybookKind } from '../../commands/playbook.ts';
import { words } from '../../i18n/words.ts';
import type { AuditView } from './use-audit.ts';

/**
 * The way to save the whole playbook, whatever the list is narrowed to, for buttons and commands alike; null while it is not there, or
 * the legacy figures that it tells of are still being compared.
 */
export function useSavePlaybook(view: AuditView): ((kind: PlaybookKind) => Promise<void>) | null {
  const platform = usePlatform();
  const isReady = view.listed.status === 'ready' && view.legacy.status !== 'loading';
  const save = async (kind: PlaybookKind): Promise<void> => {
    await telling(async () => {
      const name = await platform.save(kind, 'dashboard playbook', contentOf(kind, view));
      return name === null ? null : { tone: 'note', text: words.saved(name) };
    });
  };
  useEffect(() => (isReady ? registerPlaybook({ save }) : undefined));
  return isReady ? save : null;
}

/** The file: a CSV's cells are guarded against being read as formulas. */
function contentOf(kind: PlaybookKind, { playbook, legacy }: AuditView): string {
  if (kind === 'markdown') return playbookMarkdown(playbook, legacy.answer ?? [], definitions());
  const { columns, rows } = playbookTable(playbook);
  return toCsv({ columns: columns.map((label) => ({ label })), rows });
}
