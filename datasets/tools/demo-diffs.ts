import { DuckDBInstance } from '@duckdb/node-api';
import { openNodeEngine } from '../../electron/cli/engine/open.ts';
import { folderFiles } from '../../electron/cli/folder-files.ts';
import { loadDefinitions, shippedFiles } from '../../shared/semantic/definitions.ts';
import { readEdited } from '../../shared/semantic/definitions/edited.ts';
import { shippedTexts as texts } from '../../shared/semantic/definitions/shipped-texts.ts';
import type { Definitions } from '../../shared/semantic/definitions/types.ts';
import type { DefinitionDiff, MetricMove } from '../../shared/semantic/diff/types.ts';
import type { BuildContext } from '../../shared/engine/build-model.ts';
import { diffDefinitions, type DiffOptions } from '../../shared/engine/diff-definitions.ts';
import { loadPackage } from '../../shared/engine/load.ts';
import type { Engine } from '../../shared/engine/port.ts';

/** The definitions as shipped. */
export const shippedDefinitions: Definitions = shippedOrThrow();

function shippedOrThrow(): Definitions {
  const shipped = loadDefinitions();
  if (!shipped.ok) throw new Error('The definitions are not well formed.');
  return shipped.value;
}

/** A text of a definition file that another takes the place of. */
export type Replaced = readonly [path: string, from: string, to: string];

/** Edits of the definitions diffed on the demo. */
export class DemoDiffs {
  readonly engine: Engine;
  readonly #context: BuildContext;

  private constructor(engine: Engine, context: BuildContext) {
    this.engine = engine;
    this.#context = context;
  }

  /** Opens the demo with all models in an engine of its own. */
  static async open(): Promise<DemoDiffs> {
    const engine = await openNodeEngine();
    const { manifest } = await loadPackage(engine, await folderFiles('datasets/demo'), {});
    return new DemoDiffs(engine, { guide: manifest.defaultGuide, asOf: manifest.asOf });
  }

  /** Diffs the demo under files of which some places are replaced. @throws Error where a place is not there, or the edit is not well formed */
  of(edits: readonly Replaced[], options: DiffOptions = {}): Promise<DefinitionDiff> {
    const files = new Map<string, string>();
    for (const [path, from, to] of edits) {
      const text = files.get(path) ?? texts.get(path) ?? '';
      if (!text.includes(from)) throw new Error(`${path} does not say ${from}`);
      files.set(path, text.replace(from, to));
    }
    const after = readEdited(
      shippedFiles(),
      [...files].map(([path, text]) => ({ path, text })),
    );
    if (!after.ok) throw new Error(JSON.stringify(after.problems));
    const edited = { before: shippedDefinitions, after: after.value };
    return diffDefinitions(this.engine, edited, this.#context, options);
  }

  close(): Promise<void> {
    return this.engine.close();
  }
}

const exported =
  'viewing languages titles title_original_languages timed_text_events assets asset_versions partners partner_aliases licensor_credits producer_overrides qc_reviews';

/** Rows of native DuckDB over the files of the demo. */
export async function nativeDemo(sql: string): Promise<(string | number | null)[][]> {
  const connection = await (await DuckDBInstance.create(':memory:', { threads: '1' })).connect();
  for (const name of exported.split(' '))
    await connection.run(`CREATE VIEW ${name} AS SELECT * FROM 'datasets/demo/tables/${name}.parquet'`);
  const rows = (await connection.runAndReadAll(sql)).getRows();
  connection.closeSync();
  return rows.map((row) =>
    row.map((value) => (value === null ? null : typeof value === 'string' ? value : Number(value))),
  );
}

/** How a metric moves in a group. */
export function moveOf(diff: DefinitionDiff, name: string, by: MetricMove['by']): MetricMove | undefined {
  return diff.metrics.find((move) => move.name === name && JSON.stringify(move.by) === JSON.stringify(by));
}
