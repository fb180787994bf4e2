import { describe, expect, expectTypeOf, test } from 'vitest';
import { TABLES, rowSchema, tableSpec } from './tables.ts';
import type { Row } from './tables.ts';

describe('the tables', () => {
  /** Names and keys as the project's design has them, counted there by hand. */
  const keys = {
    titles: 'title_id',
    title_original_languages: 'title_id, language',
    launches: 'title_id, country',
    languages: 'language',
    assets: 'asset_id',
    asset_versions: 'version_id',
    availability: 'title_id, country, language, asset_type, live_from',
    partners: 'partner_id',
    partner_parents: 'partner_id, valid_from',
    partner_aliases: 'alias',
    work_orders: 'order_id',
    deliveries: 'delivery_id',
    contributions: 'asset_id, role, source_system, party_id',
    licensor_credits: 'asset_id, licensor_id',
    vendor_codes: 'vendor_code, valid_from',
    legacy_catalog: 'asset_id',
    producer_overrides: 'asset_id',
    partner_capacity: 'partner_id, language, service, week_start',
    invoices: 'invoice_id',
    qc_reviews: 'review_id',
    qc_findings: 'finding_id',
    viewing: 'view_row_id',
    playback_switches: 'switch_row_id',
    timed_text_events: 'version_id, ordinal',
    timed_text_files: 'version_id',
    event_links: 'version_id, ordinal, to_version_id, to_ordinal',
    shot_changes: 'title_id, frame',
    engagement_segments: 'segment_id',
    line_engagement: 'version_id, ordinal, segment_id',
    style_limits: 'guide, scope, language, audience, asset_type, valid_from',
    dashboards: 'dashboard_id',
    dashboard_queries: 'query_id',
    dashboard_values: 'value_id',
  };

  test('are those of the design, with their keys', () => {
    expect(Object.fromEntries(TABLES.map((t) => [t.name, t.primaryKey.join(', ')]))).toEqual(keys);
  });

  test.each(TABLES.map((t) => [t.name, t] as const))('%s: every name in it is a column', (_, table) => {
    const names = new Set([...table.columns, ...table.loaded].map((c) => c.name));
    const used = [
      ...table.primaryKey,
      ...table.oneOf.flat(),
      ...table.rules.flatMap((r) => r.columns),
      ...table.foreignKeys.flatMap((k) => k.columns),
    ];
    expect(used.filter((name) => !names.has(name))).toEqual([]);
  });

  test('foreign keys lead to columns of the same type', () => {
    for (const table of TABLES) {
      for (const key of table.foreignKeys) {
        const target = tableSpec(key.table);
        const typeOf = (
          columns: readonly { name: string; type: string }[] | undefined,
          name: string | undefined,
        ) => columns?.find((c) => c.name === name)?.type;
        key.columns.forEach((column, i) => {
          const type = typeOf(table.columns, column);
          expect(type, `${table.name}.${column}`).toBeDefined();
          expect(typeOf(target?.columns, key.references[i]), `${table.name}.${column}`).toBe(type);
        });
      }
    }
  });

  test('hard keys lead to whole primary keys, so that at most one row answers', () => {
    for (const table of TABLES) {
      for (const key of table.foreignKeys.filter((k) => !k.soft)) {
        expect(tableSpec(key.table)?.primaryKey, `${table.name} -> ${key.table}`).toEqual(key.references);
      }
    }
  });

  test('a column may be left out only where it is not part of the key', () => {
    for (const table of TABLES) {
      const nullable = table.columns.filter((c) => c.nullable).map((c) => c.name);
      expect(
        table.primaryKey.filter((name) => nullable.includes(name)),
        table.name,
      ).toEqual([]);
    }
  });
});

describe('rows', () => {
  const line = { title_id: 't1', language: 'pt-BR', is_primary: true };

  test('are typed and checked', () => {
    const schema = rowSchema('title_original_languages');
    expect(schema.parse(line)).toEqual(line);
    expect(schema.safeParse({ ...line, language: 'pt_BR' }).success).toBe(false);
    expect(schema.safeParse({ ...line, more: 1 }).success).toBe(false);
    expect(schema.safeParse({ title_id: 't1' }).success).toBe(false);
    expectTypeOf<Row<'title_original_languages'>['is_primary']>().toEqualTypeOf<boolean>();
    expectTypeOf<Row<'assets'>['based_on']>().toEqualTypeOf<
      'original_dialogue' | 'template' | 'dub_script' | null
    >();
  });
});
