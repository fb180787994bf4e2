import { cliMessages } from '../../../shared/errors/cli.ts';
import type { Problem } from '../../../shared/errors/problem.ts';
import type { LoadedPackage } from '../../../shared/engine/load.ts';
import type { Definitions } from '../../../shared/semantic/definitions.ts';

/** What is to be known where a metric counts nothing because the package leaves out the tables that its fact is made of: 0 is not known then. */
export function absentTables(
  definitions: Definitions,
  metrics: readonly string[],
  { absentTables: absent, models }: Pick<LoadedPackage, 'absentTables' | 'models'>,
): Problem[] {
  return metrics.flatMap((metric) => {
    const fact = definitions.models.get(definitions.metrics.get(metric)?.model ?? '');
    if (fact === undefined || models[fact.name] !== 0) return [];
    const tables = fact.reads.sources.filter((source) => absent.includes(source)).sort();
    return tables.length === 0 ? [] : [cliMessages.tablesAbsent({ metric, tables })];
  });
}
