import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSmallPackage, type SmallPackage } from '../../datasets/tools/small-package.ts';
import { answer } from '../semantic/answer.ts';

/** Assets that differ in what of them is not known. */
const assets = [
  { asset_id: 'all', title_id: 't1', language: 'fr', asset_type: 'subtitle' },
  { asset_id: 'language', title_id: 't1', language: null, asset_type: 'subtitle' },
  { asset_id: 'type', title_id: 't1', language: 'fr', asset_type: null },
  { asset_id: 'title', title_id: null, language: 'fr', asset_type: 'subtitle' },
];

/** One of each, and one of an asset that is not known. */
const versions = [...assets.map(({ asset_id: id }) => id), 'version'];

let open: SmallPackage;
beforeAll(async () => {
  const segment = { window_start: '2026-01-01', window_end: '2026-03-01', profile_match: 'unknown' };
  open = await openSmallPackage({
    titles: [{ title_id: 't1', name: 't1', content_type: 'film' }],
    assets: assets.map((asset) => ({ ...asset, workflow: 'partner' })),
    asset_versions: versions.map((id) => ({
      ...{ version_id: id, asset_id: id === 'version' ? null : id, version: 1 },
    })),
    timed_text_events: versions.map((id) => ({
      ...{ version_id: id, ordinal: 1, event_type: 'dialogue', start_ms: 0, end_ms: 2000, char_count: 20 },
    })),
    engagement_segments: [{ segment_id: 'on', subtitles_on: true, audio_context: 'unknown', ...segment }],
    line_engagement: versions.map((id) => ({
      ...{ version_id: id, ordinal: 1, segment_id: 'on', exposures: 100 },
      ...{ rewinds: 10, pauses: 0, exits: 0, text_offs: 0, audio_switches: 0 },
    })),
  });
});
afterAll(() => open.engine.close());

test('lines of which asset, language, type or title is not known are counted, and belong to no stratum of the study', async () => {
  const { rows } = await answer(
    open.engine,
    open.definitions,
    { metrics: ['lines', 'exposures', 'rewind_rate'], by: [], where: [], order: [], limit: null },
    { package: '', as_of: '', default_guide: null, engine: '', app: '' },
  );
  // Five lines, 100 exposures and 10 rewinds each.
  expect(rows[0]?.slice(0, 3).map(Number)).toEqual([5, 500, 0.1]);
  const strata = await open.engine.query(
    'SELECT version.version_id, fact.stratum_key IS NULL, fact.class_key IS NULL FROM core.line_engagement_fact AS fact JOIN core.text_version AS version USING (version_key) ORDER BY version.version_id',
  );
  expect(strata.values).toEqual([
    ['all', 'language', 'title', 'type', 'version'],
    [false, true, true, true, true],
    // Whose own rate it would be is not known without a title.
    [false, false, true, false, true],
  ]);
});
