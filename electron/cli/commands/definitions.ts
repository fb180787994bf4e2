import { inputsOf } from '../../../shared/semantic/question.ts';
import { loadDefinitions } from '../../../shared/semantic/definitions.ts';
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
  help: ['Lists the metrics: what each means, its unit and its fact, who owns it.'],
  wordCount: 0,
  options: { format: 'text' },
  run: ({ options }, output) => {
    const { metrics } = valueOf(loadDefinitions());
    const list = [...metrics.values()].map((metric) => {
      const { name, domain, type, unit, direction, status, owner, label, description } = metric;
      return {
        name,
        domain,
        fact: [...new Set(inputsOf(metric).map(({ model }) => model))].join(', '),
        type,
        unit,
        direction,
        status,
        owner,
        label,
        description,
      };
    });
    const columns = ['name', 'fact', 'unit', 'status', 'description'] as const;
    const rows = list.map((metric) => columns.map((column) => metric[column]));
    return write('metrics', list, { columns, rows }, options.format, output);
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
