import type { ColumnSpec } from './column.ts';
import type { ForeignKey, TableSpec } from './table.ts';
import { TABLES, schemaVersion } from './tables.ts';

/** A value of a JSON document. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/**
 * The Table Schema (Data Package v2) of a table. Columns that may be left out are not `required`; a file may have
 * columns of its own, hence `fieldsMatch`. What the standard has no word for stands under `subtext`.
 */
export function tableSchemaJson(table: TableSpec): Json {
  return {
    $schema: 'https://datapackage.org/profiles/2.0/tableschema.json',
    name: table.name,
    description: table.description,
    fieldsMatch: 'partial',
    fields: table.columns.map((column) => field(column, table)),
    primaryKey: table.primaryKey,
    ...(table.foreignKeys.length === 0 ? {} : { foreignKeys: table.foreignKeys.map(foreignKey) }),
    missingValues: [''],
    subtext: {
      group: table.group,
      required: table.required,
      ...(table.oneOf.length === 0 ? {} : { oneOf: table.oneOf }),
      softForeignKeys: table.foreignKeys.filter((key) => key.soft).map((key) => key.columns),
      rules: table.rules.map((rule) => ({ id: rule.id, says: `A row has ${rule.says}.` })),
    },
  };
}

/** A manifest with every table, to copy and cut down: what is in angle brackets is to be filled in. */
export function manifestTemplateJson(): Json {
  return {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: '<name>',
    title: '<title>',
    subtext: {
      schema_version: schemaVersion,
      exported_on: '<date of the export>',
      as_of: '<date that stands for today in every rule>',
      default_guide: '<a guide of style_limits>',
      viewing: {
        view_threshold_s: '<seconds after which a view counts>',
        completion: '<share of the runtime>',
      },
      engagement: {
        exposure: '<when a line counts as shown>',
        attribution_s: Object.fromEntries(outcomes.map((name) => [name, '<seconds>'])),
        suppressed_below: '<counts below are left empty>',
      },
    },
    resources: TABLES.map((table) => ({
      name: table.name,
      path: `tables/${table.name}.parquet`,
      format: 'parquet',
      bytes: '<bytes>',
      hash: 'sha256:<64 hexadecimal digits>',
      schema: tableSchemaJson(table),
    })),
  };
}

/** The files of `datasets/schema`, by name. */
export function schemaFiles(): ReadonlyMap<string, string> {
  const tables = TABLES.map((table): [string, Json] => [`${table.name}.json`, tableSchemaJson(table)]);
  const all: [string, Json][] = [...tables, ['datapackage.template.json', manifestTemplateJson()]];
  return new Map(all.map(([name, json]) => [name, `${JSON.stringify(json, null, 2)}\n`]));
}

const outcomes = ['rewinds', 'pauses', 'exits', 'text_offs', 'audio_switches'];

function field(column: ColumnSpec, table: TableSpec): Json {
  const { allowed, minimum, maximum, pattern } = column;
  const alone = table.primaryKey.length === 1 && table.primaryKey[0] === column.name;
  const constraints = {
    ...(column.nullable ? {} : { required: true }),
    ...(alone ? { unique: true } : {}),
    ...(allowed === undefined ? {} : { enum: allowed }),
    ...(minimum === undefined ? {} : { minimum }),
    ...(maximum === undefined ? {} : { maximum }),
    ...(pattern === undefined ? {} : { pattern }),
  };
  return {
    name: column.name,
    type: column.type,
    ...(column.language ? { rdfType: 'http://purl.org/dc/terms/LinguisticSystem' } : {}),
    description: column.description,
    ...(Object.keys(constraints).length === 0 ? {} : { constraints }),
  };
}

function foreignKey(key: ForeignKey): Json {
  return { fields: key.columns, reference: { resource: key.table, fields: key.references } };
}
