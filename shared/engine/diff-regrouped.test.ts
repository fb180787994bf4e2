import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shippedTexts as texts } from '../semantic/definitions/shipped-texts.ts';
import { DemoDiffs, moveOf, nativeDemo as native } from '../../datasets/tools/demo-diffs.ts';

let demo: DemoDiffs;
beforeAll(async () => {
  demo = await DemoDiffs.open();
});
afterAll(() => demo.close());

const diffOf: DemoDiffs['of'] = (edits, options) => demo.of(edits, options);

describe('an edit of what metrics are grouped by moves them', () => {
  const byGenre = (column: string): string => `SELECT t.${column}, sum(v.views)
    FROM viewing AS v JOIN titles AS t USING (title_id) GROUP BY 1`;
  const genre = { path: 'metrics/dimensions/titles.yaml', at: 'consumption: title.genre' };

  test.each([
    ['by a dimension that is written otherwise', genre.path, genre.at, 'consumption: title.audience'],
    [
      'by one whose column has other values',
      'models/title.yaml',
      'titles.genre,',
      'titles.audience AS genre,',
    ],
  ])('%s', async (_, path, from, to) => {
    const diff = await diffOf([[path, from, to]]);
    const [old, now] = [await native(byGenre('genre')), await native(byGenre('audience'))];
    expect(old.length).toBeGreaterThan(5);
    for (const [value, views] of old)
      expect(moveOf(diff, 'views', { genre: String(value) }), String(value)).toMatchObject({
        before: { value: views },
        after: { value: 0 },
        delta: -Number(views),
      });
    for (const [value, views] of now)
      expect(moveOf(diff, 'views', { genre: String(value) })?.after?.value).toBe(views);
    expect(diff.comparedBy['views']).toContainEqual(['genre']);
    expect(diff.untouched).not.toContain('views');
    expect(moveOf(diff, 'views', {})).toBeUndefined();
  });

  test('by bins of another width, as counted by hand', async () => {
    const diff = await diffOf([
      ['metrics/dimensions/lines.yaml', 'line_reading: bin(cps, 1)', 'line_reading: bin(cps, 2)'],
    ]);
    const moves = diff.metrics.filter(({ name, by }) => name === 'lines' && 'cps_bin' in by);
    const { values } = await demo.engine.query(
      `SELECT CAST(floor(char_count * 1000 / duration_ms / 2) * 2 AS INTEGER), count(*)
       FROM core.line_reading WHERE duration_ms > 0 GROUP BY 1`,
    );
    const counted = new Map(values[0]?.map((bin, i) => [Number(bin), Number(values[1]?.[i])]));
    expect(moves.length).toBeGreaterThan(20);
    for (const { by, after } of moves) {
      if (by['cps_bin'] === null) continue;
      expect(after?.value, String(by['cps_bin'])).toBe(counted.get(Number(by['cps_bin'])) ?? 0);
    }
    expect(diff.untouched).not.toContain('lines');
  });

  test('by a way that leads elsewhere', async () => {
    const way = 'name: producer, to: partner, from_columns: [producer_id]';
    const diff = await diffOf([
      ['models/language_asset_producer.yaml', way, way.replace('producer_id', 'producer_parent_id')],
    ]);
    expect(diff.metrics.some(({ name }) => name === 'resolved_assets')).toBe(true);
  });

  test('by no date any more, where it had one', async () => {
    const text = texts.get('metrics/consumption.yaml') ?? '';
    const at = text.indexOf('- name: views\n');
    const dated = text.slice(at, text.indexOf('date: week', at) + 'date: week'.length);
    const diff = await diffOf([
      ['metrics/consumption.yaml', dated, dated.replace('date: week', 'date: null')],
    ]);
    const gone = diff.metrics.filter(({ name }) => name === 'views');
    expect(gone.length).toBeGreaterThan(0);
    expect(gone.every(({ by, after }) => 'metric_time__month' in by && after === null)).toBe(true);
  });

  test('by another interval of the same values', async () => {
    const diff = await diffOf([['models/consumption.yaml', 'cluster: title_key', 'cluster: country']]);
    const rates = diff.metrics.filter(({ name }) => name === 'completion_rate');
    expect(rates.length).toBeGreaterThan(0);
    for (const { before, after, delta } of rates) {
      expect(delta).toBe(0);
      expect(before?.value).toBe(after?.value);
      expect(before?.low).not.toBe(after?.low);
    }
  });
});
