import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shippedTexts as texts } from '../semantic/definitions/shipped-texts.ts';
import type { DefinitionDiff } from '../semantic/diff/types.ts';
import { readyForEdit, type DiffProgress } from './diff-definitions.ts';
import {
  DemoDiffs,
  moveOf,
  nativeDemo as native,
  shippedDefinitions,
} from '../../datasets/tools/demo-diffs.ts';
import type { Engine } from './port.ts';

let demo: DemoDiffs;
beforeAll(async () => {
  demo = await DemoDiffs.open();
});
afterAll(() => demo.close());

const diffOf: DemoDiffs['of'] = (edits, options) => demo.of(edits, options);

/** The decision over viewing written anew, over the tables as exported; `dub_original` says what a dub with text in an original is. */
const decided = (dubOriginal: string): string => `
WITH known AS (
  SELECT o.title_id, o.language AS tag, l.language_group AS tag_group, regexp_replace(o.language, '-([A-Za-z]{2}|[0-9]{3})$', '') AS plain
  FROM title_original_languages AS o LEFT JOIN languages AS l USING (language)
),
seen AS (
  SELECT v.*, a.language_group AS audio_group, t.language_group AS text_group,
    v.audio_type = 'original' OR (v.audio_type IN ('audio_description', 'unknown') AND EXISTS (
      SELECT 1 FROM known AS k
      WHERE k.title_id = v.title_id AND k.plain = regexp_replace(v.audio_language, '-([A-Za-z]{2}|[0-9]{3})$', ''))) AS is_original,
    v.text_type IN ('off', 'forced_narrative', 'unknown') OR v.text_language IS NULL OR v.text_language = 'und' AS text_off,
    v.audio_language IS NOT NULL AND v.audio_language <> 'und' AND v.title_id IN (SELECT title_id FROM known) AS is_known,
    EXISTS (SELECT 1 FROM known AS k WHERE k.title_id = v.title_id AND k.tag_group = t.language_group) AS text_in_original
  FROM viewing AS v
  LEFT JOIN languages AS a ON a.language = v.audio_language
  LEFT JOIN languages AS t ON t.language = v.text_language
),
decided AS (
  SELECT seen.*,
    CASE WHEN NOT is_known THEN 'unknown'
      WHEN is_original AND text_off THEN 'original'
      WHEN is_original AND text_group = audio_group THEN 'original_captions'
      WHEN is_original THEN 'subtitles'
      WHEN text_off THEN 'dub'
      WHEN text_group = audio_group THEN 'dub_subtitles'
      WHEN text_in_original THEN '${dubOriginal}'
      ELSE 'mixed' END AS mode
  FROM seen
)`;

describe('a rule that is switched off', () => {
  let diff: DefinitionDiff;
  const steps: DiffProgress[] = [];
  beforeAll(async () => {
    diff = await diffOf(
      [['models/consumption.yaml', 'when: text_in_original', 'when: text_in_original and false']],
      {
        onProgress: (step) => steps.push(step),
      },
    );
  });

  test('what is loaded may be told by another who knows it already, and what is edited by the engine alone', async () => {
    const asked: string[] = [];
    const loaded: Pick<Engine, 'query'> = {
      query: (sql, options) => {
        asked.push(sql);
        return demo.engine.query(sql, options);
      },
    };
    const again = await diffOf(
      [['models/consumption.yaml', 'when: text_in_original', 'when: text_in_original and false']],
      { loaded },
    );
    expect(asked.length).toBeGreaterThan(5);
    expect(asked.filter((sql) => !sql.includes('"core"') || sql.includes('"lab"'))).toEqual([]);
    expect(again).toEqual(diff);
  });

  test('the rows that change, from what to what and by which rule, are those that native DuckDB finds', async () => {
    const rows = await native(
      `${decided('dub_original')} SELECT count(*), count(*) FILTER (WHERE mode = 'dub_original'), min(view_row_id) FILTER (WHERE mode = 'dub_original') FROM decided`,
    );
    const [[all, changing, first] = []] = rows;
    const model = diff.models.find(({ name }) => name === 'consumption');
    expect(changing).toBeGreaterThan(20);
    expect(model).toMatchObject({
      rows_before: all,
      rows_after: all,
      changed: changing,
      moves: [{ before: 'dub_original_text', after: 'mixed', rows: changing }],
    });
    expect(model?.columns[0]).toEqual({ name: 'consumption_mode', rows: changing });
    const [[audio, text, audioGroup, textGroup] = []] = await native(
      `${decided('dub_original')} SELECT audio_language, text_language, audio_group, text_group FROM decided WHERE view_row_id = ${first ?? 0}`,
    );
    expect(model?.samples).toHaveLength(5);
    expect(model?.samples[0]).toMatchObject({
      key: { view_row_id: first },
      from: { consumption_mode: 'dub', consumption_tag: audio, consumption_language: audioGroup },
      to: { consumption_mode: 'mixed', consumption_tag: text, consumption_language: textGroup },
      rule: 'mixed',
    });
  });

  test('metrics move as they do in native DuckDB in both states, with their n', async () => {
    const sql = (state: string): string => `${decided(state)}
      SELECT mode, sum(views),
        sum(completers) FILTER (WHERE views IS NOT NULL) / sum(views) FILTER (WHERE completers IS NOT NULL),
        sum(views) FILTER (WHERE completers IS NOT NULL),
        sum(views) / (SELECT sum(views) FROM decided)
      FROM decided GROUP BY mode ORDER BY mode`;
    const [old, now] = [await native(sql('dub')), await native(sql('mixed'))];
    for (const mode of ['dub', 'mixed']) {
      const [row, next] = [old, now].map((rows) => rows.find(([name]) => name === mode) ?? []);
      const by = { consumption_mode: mode };
      const views = moveOf(diff, 'views', by);
      expect([views?.before?.value, views?.after?.value]).toEqual([row?.[1], next?.[1]]);
      expect(views?.delta).toBe(Number(next?.[1]) - Number(row?.[1]));
      const completion = moveOf(diff, 'completion_rate', by);
      expect(completion?.before?.value).toBeCloseTo(Number(row?.[2]), 12);
      expect(completion?.after?.value).toBeCloseTo(Number(next?.[2]), 12);
      expect([completion?.before?.n, completion?.after?.n]).toEqual([row?.[3], next?.[3]]);
      expect(completion?.population).toBe('moved');
      const share = moveOf(diff, 'mode_share', by);
      expect(share?.before?.value).toBeCloseTo(Number(row?.[4]), 12);
      expect(share?.after?.value).toBeCloseTo(Number(next?.[4]), 12);
      expect(share?.before?.low).toBeLessThan(Number(row?.[4]));
    }
    expect(moveOf(diff, 'views', { consumption_mode: 'subtitles' })).toBeUndefined();
    expect(moveOf(diff, 'views', {})).toBeUndefined();
  });

  test('the largest moves come first, and what does not move is named', () => {
    const ranked = diff.metrics.filter(({ few }) => !few);
    expect(ranked.map(({ size }) => size)).toEqual(ranked.map(({ size }) => size).toSorted((a, b) => b - a));
    expect(diff.metrics.slice(ranked.length).every(({ few }) => few)).toBe(true);
    expect(diff.untouched).toEqual(expect.arrayContaining(['lines', 'rewind_rate', 'text_unknown_views']));
    const moving = new Set(diff.metrics.map(({ name }) => name));
    expect(new Set([...diff.untouched, ...moving])).toEqual(new Set(shippedDefinitions.metrics.keys()));
    expect(diff.untouched.some((name) => moving.has(name))).toBe(false);
    expect(diff.comparedBy['views']).toEqual(
      expect.arrayContaining([['consumption_mode'], ['consumption_language']]),
    );
  });

  test('only what depends on it is built, and each step is told', () => {
    expect(diff.models.map(({ name }) => name)).toEqual(['consumption', 'choice']);
    expect(diff.nodes.map(({ id }) => id)).toEqual(['core.consumption#dub_original_text']);
    expect(steps[0]).toMatchObject({ stage: 'build', what: 'consumption', step: 1 });
    expect(steps.map(({ step }) => step)).toEqual(steps.map((_, i) => i + 1));
    expect(steps.at(-1)).toMatchObject({ stage: 'metrics', step: steps.at(-1)?.steps });
  });
});

/** The text of a model with the case `id` and the one after it swapped. */
function swapped(file: string, id: string): string {
  const parts = (texts.get(file) ?? '').split(/(?= {4}- id: )/);
  const at = parts.findIndex((part) => part.startsWith(`    - id: ${id}\n`));
  const [first = '', second = ''] = parts.slice(at, at + 2);
  return parts.toSpliced(at, 2, second, first).join('');
}

describe('the licensor before the studio that it credits', () => {
  const file = 'models/producer_decision.yaml';
  let diff: DefinitionDiff;
  beforeAll(async () => {
    const whole = texts.get(file) ?? '';
    diff = await diffOf([[file, whole, swapped(file, 'licensed_studio')]]);
  });

  /** Licensed assets that nobody named by hand and whose licensor credits a studio: who answers for them before and after. */
  const moving = `
    WITH spelled AS (
      SELECT partner_id, lower(trim(name)) AS spelling FROM partners
      UNION SELECT partner_id, lower(trim(alias)) FROM partner_aliases
    ),
    names AS (SELECT spelling, min(partner_id) AS partner_id FROM spelled GROUP BY spelling HAVING count(*) = 1),
    credited AS (
      SELECT c.asset_id, CASE WHEN count(DISTINCT n.partner_id) = 1 THEN min(n.partner_id) END AS studio
      FROM licensor_credits AS c JOIN names AS n ON n.spelling = lower(trim(c.credited_studio)) GROUP BY ALL
    ),
    licensed AS (
      SELECT asset_id, CASE WHEN count(DISTINCT licensor_id) = 1 THEN min(licensor_id) END AS licensor FROM licensor_credits GROUP BY ALL
    ),
    moving AS (
      SELECT a.asset_id, c.studio, l.licensor
      FROM assets AS a JOIN credited AS c USING (asset_id) JOIN licensed AS l USING (asset_id)
      WHERE a.workflow = 'licensed' AND a.asset_id NOT IN (SELECT asset_id FROM producer_overrides)
    )`;

  test('the assets that change their producer, from whom to whom, are those that native DuckDB finds', async () => {
    expect(diff.nodes.map(({ id }) => id)).toEqual(['core.producer_decision']);
    const rows = await native(`${moving} SELECT asset_id, studio, licensor FROM moving ORDER BY asset_id`);
    const decision = diff.models.find(({ name }) => name === 'producer_decision');
    expect(decision).toMatchObject({
      changed: rows.length,
      moves: [{ before: 'licensed_studio', after: 'licensed_licensor', rows: rows.length }],
    });
    const producers = diff.models.find(({ name }) => name === 'language_asset_producer');
    expect(producers?.changed).toBe(rows.length);
    expect(producers?.samples[0]).toMatchObject({
      key: { asset_id: rows[0]?.[0] },
      from: { producer_id: rows[0]?.[1] },
      to: { producer_id: rows[0]?.[2] },
      rule: null,
    });
  });

  test('reviews and assets move from the studios to the licensors, as native DuckDB counts them', async () => {
    const reviews = `reviewed AS (
      SELECT v.asset_id, count(*) AS n FROM qc_reviews AS r JOIN asset_versions AS v USING (version_id)
      WHERE r.reviewer_side = 'client' AND r.sample_reason IN ('random', 'full') GROUP BY ALL)`;
    const shifts = await native(`${moving}, ${reviews},
      shifts AS (
        SELECT studio AS producer, -1 AS assets, -coalesce(n, 0) AS reviews FROM moving LEFT JOIN reviewed USING (asset_id)
        UNION ALL
        SELECT licensor, 1, coalesce(n, 0) FROM moving LEFT JOIN reviewed USING (asset_id)
      )
      SELECT producer, sum(assets), sum(reviews) FROM shifts WHERE producer IS NOT NULL GROUP BY producer`);
    expect(shifts.length).toBeGreaterThan(5);
    for (const [producer = null, assets, reviewed] of shifts) {
      expect(moveOf(diff, 'assets', { producer })?.delta ?? 0).toBe(assets);
      expect(moveOf(diff, 'reviews', { producer })?.delta ?? 0).toBe(reviewed);
    }
    expect(diff.metrics.map(({ name }) => name)).toContain('dub_penalty_per_minute');
    expect(diff.untouched).toEqual(expect.arrayContaining(['views', 'lines']));
    expect(moveOf(diff, 'reviews', {})).toBeUndefined();
  });
});

describe('an edit of a metric', () => {
  test('builds nothing, and moves that metric alone, as native DuckDB finds it', async () => {
    const edit = [
      'metrics/reading.yaml',
      'agg: median\n    expr: cps',
      'agg: max\n    expr: ordinal',
    ] as const;
    const diff = await diffOf([edit]);
    expect(diff.models).toEqual([]);
    expect(new Set(diff.metrics.map(({ name }) => name))).toEqual(new Set(['median_cps']));
    const [[last] = []] = await native(
      `SELECT max(ordinal) FROM timed_text_events WHERE event_type NOT IN ('dub_line', 'source_dialogue')`,
    );
    expect(moveOf(diff, 'median_cps', {})?.after?.value).toBe(last);
  });

  test('of what a rate is counted among warns that it moved without its events', async () => {
    const from = 'numerator: { agg: sum, expr: completers }\n    denominator: { agg: sum, expr: views }';
    const to = 'numerator: { agg: sum, expr: completers }\n    denominator: { agg: sum, expr: views + 1 }';
    const diff = await diffOf([['metrics/consumption.yaml', from, to]]);
    const [[completers, n, rows] = []] = await native(
      'SELECT sum(completers), sum(views), count(*) FROM viewing WHERE views IS NOT NULL AND completers IS NOT NULL',
    );
    const move = moveOf(diff, 'completion_rate', {});
    expect(move).toMatchObject({
      population: 'alone',
      before: { events: completers, n },
      after: { events: completers, n: Number(n) + Number(rows) },
    });
    expect(move?.after?.value).toBeCloseTo(Number(completers) / (Number(n) + Number(rows)), 12);
    expect(diff.warnings[0]).toMatchObject({ code: 'lab.population_alone', severity: 'warning' });
  });

  test('that is new has no figure before, and one that is gone none after', async () => {
    const diff = await diffOf([['metrics/reading.yaml', 'name: titles', 'name: titles_with_lines']]);
    expect(moveOf(diff, 'titles', {})).toMatchObject({ after: null, delta: null });
    expect(moveOf(diff, 'titles_with_lines', {})).toMatchObject({ before: null, delta: null });
    expect(diff.untouched).not.toContain('titles');
  });
});

describe('what makes no difference', () => {
  test('words: nothing is built and nothing asked', async () => {
    const diff = await diffOf([['models/consumption.yaml', 'Dubbed audio, no text', 'A dub alone']]);
    expect(diff).toMatchObject({ nodes: [], models: [], metrics: [], warnings: [] });
    expect(diff.fingerprints.before).not.toBe(diff.fingerprints.after);
    expect(diff.untouched).toHaveLength(shippedDefinitions.metrics.size);
  });

  test('SQL that says the same: every model comes out as it was, and takes its readers no further', async () => {
    const edits = [...shippedDefinitions.models.values()].map(({ name, reads }) => {
      const [table = ''] =
        reads.sources.length > 0
          ? reads.sources.map((each) => `source.${each}`)
          : reads.models.map((each) => `core.${each}`);
      return [`models/${name}.yaml`, `FROM ${table}`, `FROM (SELECT * FROM ${table} WHERE 1 = 1)`] as const;
    });
    const diff = await diffOf(edits.filter(([path, from]) => isAliased(path, from)));
    expect(diff.nodes.length).toBeGreaterThan(5);
    expect(diff.models.map(({ name, changed }) => [name, changed])).toEqual(
      diff.models.map(({ name }) => [name, 0]),
    );
    expect(diff.metrics).toEqual([]);
  });
});

describe('what is loaded is asked before an edit comes, so that the edit asks nothing more of it', () => {
  test.each([
    ['consumption', 'when: text_in_original', 'when: text_in_original and false'],
    ['producer_decision', "when: workflow = 'licensed' and studio_names > 0", 'when: studio_names > 1'],
  ])('%s', async (model, from, to) => {
    const known = new Set<string>();
    let more = 0;
    const loaded = (isReady: boolean): Pick<Engine, 'query'> => ({
      query: (sql, options) => {
        if (isReady && !known.has(sql)) more += 1;
        known.add(sql);
        return demo.engine.query(sql, options);
      },
    });
    await readyForEdit(loaded(false), shippedDefinitions, model);
    expect(known.size).toBeGreaterThan(5);
    const diff = await diffOf([[`models/${model}.yaml`, from, to]], { loaded: loaded(true) });
    expect(diff.metrics.length).toBeGreaterThan(5);
    expect(more).toBe(0);
  });
});

/** Whether a table is named with an alias where a query begins, so that a query may stand in its place. */
const isAliased = (path: string, from: string): boolean => (texts.get(path) ?? '').includes(`${from} AS `);

describe('an edit that can not be built is refused', () => {
  test('where the engine refuses its SQL', async () => {
    const edit = ['models/title.yaml', 'titles.genre,', "CAST('drama' AS DATE) AS genre,"] as const;
    await expect(diffOf([edit])).rejects.toMatchObject({
      problems: [{ code: 'lab.cannot_build', at: { table: 'title' } }],
    });
  });

  test('where its key no longer tells rows apart', async () => {
    const edit = [
      'models/title.yaml',
      'row_number() OVER (ORDER BY titles.title_id) AS title_key',
      '1 AS title_key',
    ] as const;
    await expect(diffOf([edit])).rejects.toMatchObject({ problems: [{ code: 'lab.key_repeated' }] });
  });
});

test('a cancelled diff leaves nothing behind, and what is loaded is untouched', async () => {
  const controller = new AbortController();
  const edit = ['models/consumption.yaml', 'when: text_in_original', 'when: views < 0'] as const;
  const running = diffOf([edit], {
    signal: controller.signal,
    onProgress: ({ stage }) => {
      if (stage === 'metrics') controller.abort();
    },
  });
  await expect(running).rejects.toMatchObject({ problems: [{ code: 'engine.cancelled' }] });
  const { values } = await demo.engine.query(
    `SELECT count(*) FROM duckdb_tables() WHERE database_name = 'lab'
     UNION ALL SELECT count(*) FROM duckdb_schemas() WHERE database_name = 'lab' AND schema_name LIKE 'run%'
     UNION ALL SELECT count(*) FROM core.consumption WHERE consumption_rule = 'dub_original_text' AND consumption_mode <> 'dub'`,
  );
  expect(values).toEqual([[0, 0, 0]]);
});
