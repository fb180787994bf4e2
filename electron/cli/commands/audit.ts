import { playbookMarkdown } from '../../../shared/audit/markdown.ts';
import { playbookTable, readPlaybook, type PlaybookRow } from '../../../shared/audit/playbook.ts';
import { reconcile, type Reconciliation } from '../../../shared/audit/reconcile.ts';
import { Coverer, vocabularyOf } from '../../../shared/audit/vocabulary.ts';
import {
  findingsSql,
  legacyValuesSql,
  playbookSql,
  readFindings,
  readLegacyValues,
  type FindingRow,
} from '../../../shared/engine/dashboard-rows.ts';
import { auditMessages } from '../../../shared/errors/audit.ts';
import { ProblemError } from '../../../shared/errors/problem.ts';
import { TABLES } from '../../../shared/package/tables.ts';
import { answer } from '../../../shared/semantic/answer.ts';
import { loadDefinitions, type Definitions } from '../../../shared/semantic/definitions.ts';
import { oneOf } from '../arguments.ts';
import type { ExitCode } from '../command.ts';
import { defineCommand } from '../command.ts';
import type { Output } from '../output.ts';
import { csvLine } from '../output.ts';
import { withPackage, type Session } from '../session.ts';
import { valueOf } from '../value-of.ts';

interface Audit {
  readonly playbook: readonly PlaybookRow[];
  readonly findings: readonly FindingRow[];
  readonly reconciliations: readonly Reconciliation[];
}

/** Says what to do with each dashboard that existed before. */
export const audit = defineCommand({
  name: 'audit',
  usage: 'audit DIR [--format md|csv|json]',
  help: [
    'Says what to do with each dashboard of the package in DIR: keep, merge into which shared view, or retire, and why.',
    'The SQL of the dashboards is read, never run.',
    '--format: md (the default) with the merges and the legacy figures beside ours, csv with a row a dashboard and raw cells,',
    'json with every finding and every legacy value too.',
  ],
  wordCount: 1,
  options: { format: 'text' },
  run: async ({ words: [folder = ''], options }, output): Promise<ExitCode> => {
    const format = oneOf('audit', 'format', options.format, ['md', 'csv', 'json'], 'md');
    const definitions = valueOf(loadDefinitions());
    const found = await withPackage(folder, (session) => auditOf(session, definitions));
    await write(found, definitions, format, output);
    return 0;
  },
});

async function auditOf({ engine, loaded, receipt }: Session, definitions: Definitions): Promise<Audit> {
  if (loaded.absentTables.includes('dashboards')) throw new ProblemError([auditMessages.noDashboards()]);
  return {
    playbook: readPlaybook(await engine.query(playbookSql(definitions)), definitions),
    findings: readFindings(await engine.query(findingsSql(null))),
    reconciliations: await reconcile(
      readLegacyValues(await engine.query(legacyValuesSql)),
      definitions,
      new Coverer(vocabularyOf(definitions, TABLES)),
      (query) => answer(engine, definitions, query, receipt),
    ),
  };
}

async function write(
  { playbook, findings, reconciliations }: Audit,
  definitions: Definitions,
  format: 'md' | 'csv' | 'json',
  output: Output,
): Promise<void> {
  if (format === 'md') return output.write(playbookMarkdown(playbook, reconciliations, definitions));
  if (format === 'json')
    return output.write(`${JSON.stringify({ playbook, findings, reconciliations }, null, 1)}\n`);
  const { columns, rows } = playbookTable(playbook);
  return output.write([columns, ...rows].map(csvLine).join(''));
}
