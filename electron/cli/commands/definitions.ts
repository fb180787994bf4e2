import { loadDefinitions } from '../../../shared/semantic/definitions.ts';
import { dateOf, entryJson, formulaLine, metricEntry } from '../../../shared/semantic/glossary.ts';
import { lineageGraph } from '../../../shared/semantic/lineage.ts';
import { screenUses } from '../../../shared/workspace/screens.ts';
import type { Cell } from '../../../shared/engine/port.ts';
import { oneOf } from '../arguments.ts';
import type { ExitCode } from '../command.ts';
import { defineCommand } from '../command.ts';
import type { Output } from '../output.ts';
import { textTable } from '../text-table.ts';
import { valueOf } from '../value-of.ts';

/** Lists the shared metrics. */
export const listMetrics = defineCommand({
  name: 'metrics',
  usage: 'metrics [--format table|json]',
  help: [
    'Lists the metrics: what each means, its formula, unit, direction, date and owner, and which screens show it.',
    '--format json adds the source columns that it is computed from and the dimensions that it can be grouped by.',
  ],
  wordCount: 0,
  options: { format: 'text' },
  run: ({ options }, output) => {
    const definitions = valueOf(loadDefinitions());
    const graph = valueOf(lineageGraph(definitions, { screens: screenUses, views: [] }));
    const entries = [...definitions.metrics.values()].map((metric) =>
      metricEntry(definitions, graph, metric),
    );
    const columns = [
      'name',
      'unit',
      'direction',
      'date',
      'status',
      'owner',
      'used by',
      'formula',
      'description',
    ];
    const rows = entries.map(({ metric, formula, usedBy }) => [
      ...[metric.name, metric.unit, metric.direction, dateOf(metric), metric.status, metric.owner],
      ...[usedBy.join(', '), formulaLine(formula), metric.description],
    ]);
    return write('metrics', entries.map(entryJson), { columns, rows }, options.format, output);
  },
});

/** Lists the shared dimensions. */
export const listDimensions = defineCommand({
  name: 'dimensions',
  usage: 'dimensions [--format table|json]',
  help: ['Lists the dimensions: what each means, its type and the facts that it reaches.'],
  wordCount: 0,
  options: { format: 'text' },
  run: ({ options }, output) => {
    const { dimensions } = valueOf(loadDefinitions());
    const list = [...dimensions.values()].map(({ name, type, unit, on, label, description }) => ({
      name,
      type,
      unit,
      reaches: [...on.keys()],
      label,
      description,
    }));
    const rows = list.map(({ name, type, reaches, description }) => [
      name,
      type,
      reaches.join(', '),
      description,
    ]);
    const columns = ['name', 'type', 'reaches', 'description'];
    return write('dimensions', list, { columns, rows }, options.format, output);
  },
});

interface Listing {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

async function write(
  command: string,
  list: readonly object[],
  { columns, rows }: Listing,
  wanted: string | undefined,
  output: Output,
): Promise<ExitCode> {
  const format = oneOf(command, 'format', wanted, ['table', 'json'], 'table');
  await output.write(format === 'json' ? `${JSON.stringify(list, null, 1)}\n` : textTable(columns, rows));
  return 0;
}
