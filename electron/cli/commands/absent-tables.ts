import { countRows } from '../../../shared/engine/build-model.ts';
import { cliMessages } from '../../../shared/errors/cli.ts';
import type { Problem } from '../../../shared/errors/problem.ts';
import type { Definitions, Metric } from '../../../shared/semantic/definitions/types.ts';
import { tableOf } from '../../../shared/semantic/from.ts';
import { factsOf } from '../../../shared/semantic/lineage/reads.ts';
import type { Session } from '../session.ts';

/**
 * What is to be known where a metric counts nothing because the package leaves out the tables that its fact is made of: 0 is not
 * known then.
 */
export async function absentTables(
  definitions: Definitions,
  metrics: readonly string[],
  session: Pick<Session, 'engine' | 'loaded'>,
): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const name of metrics) {
    const metric = definitions.metrics.get(name);
    const tables = metric === undefined ? [] : await tablesMissedBy(definitions, metric, session);
    if (tables.length > 0) problems.push(cliMessages.tablesAbsent({ metric: name, tables }));
  }
  return problems;
}

/** The tables that the package leaves out, of those that empty facts of the metric are made of. */
async function tablesMissedBy(
  { models }: Definitions,
  metric: Metric,
  { engine, loaded }: Pick<Session, 'engine' | 'loaded'>,
): Promise<string[]> {
  const missed = new Set<string>();
  for (const fact of factsOf(metric).flatMap((model) => models.get(model) ?? [])) {
    const absent = fact.reads.sources.filter((source) => loaded.absentTables.includes(source));
    if (absent.length > 0 && (await countRows(engine, tableOf(fact))) === 0)
      for (const source of absent) missed.add(source);
  }
  return [...missed].sort();
}
