import { cliMessages } from '../../../shared/errors/cli.ts';
import type { Problem } from '../../../shared/errors/problem.ts';
import type { LoadedPackage } from '../../../shared/engine/load.ts';
import type { Definitions } from '../../../shared/semantic/definitions.ts';
import { inputsOf } from '../../../shared/semantic/question.ts';

/** What is to be known where a metric counts nothing because the package leaves out the tables that its fact is made of: 0 is not known then. */
export function absentTables(
  definitions: Definitions,
  metrics: readonly string[],
  { absentTables: absent, models }: Pick<LoadedPackage, 'absentTables' | 'models'>,
): Problem[] {
  return metrics.flatMap((metric) => {
    const found = definitions.metrics.get(metric);
    const facts = (found === undefined ? [] : inputsOf(found)).flatMap(
      ({ model }) => definitions.models.get(model) ?? [],
    );
    const sources = facts.filter(({ name }) => models[name] === 0).flatMap(({ reads }) => reads.sources);
    const tables = [...new Set(sources)].filter((source) => absent.includes(source)).sort();
    return tables.length === 0 ? [] : [cliMessages.tablesAbsent({ metric, tables })];
  });
}
