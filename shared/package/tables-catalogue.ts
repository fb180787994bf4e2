import { choice, country, date, id, integer, language, optional, small, text, flag } from './column.ts';
import { ordered, table, to } from './table.ts';

/** The types of assets that a package may have. */
export const assetTypes = [
  'subtitle',
  'sdh',
  'forced_narrative',
  'dub',
  'audio_description',
  'template',
  'dialogue_list',
  'dub_script',
] as const;

/** Whom a title or an asset is made for. */
export const audiences = ['adult', 'children'] as const;

const titles = table('catalogue', 'titles', {
  description: 'One row a film, episode or special.',
  required: true,
  columns: {
    title_id: id('The title.'),
    name: text('Its name, as people know it.'),
    content_type: choice(['film', 'episode', 'special'], 'What kind of title it is.'),
    series_id: optional(id('The series of an episode.')),
    season: optional(integer(0, 'Season number; 0 for specials.')),
    episode: optional(integer(0, 'Episode number in its season.')),
    genre: optional(text('Its main genre.')),
    audience: optional(choice(audiences, 'Whom it is made for.')),
    runtime_ms: optional(integer(1, 'Runtime in milliseconds.')),
    released_on: optional(date('First release anywhere.')),
  },
  key: ['title_id'],
});

const titleOriginalLanguages = table('catalogue', 'title_original_languages', {
  description: 'The languages in which a title was made.',
  columns: {
    title_id: id('The title.'),
    language: language('A language of the original.'),
    is_primary: flag('Whether it is the main one.'),
  },
  key: ['title_id', 'language'],
  foreignKeys: [to('titles', 'title_id')],
});

const launches = table('catalogue', 'launches', {
  description: 'When a title launched in a country.',
  columns: {
    title_id: id('The title.'),
    country: country('Where it launched.'),
    launched_on: date('The first day on which it could be seen there.'),
  },
  key: ['title_id', 'country'],
  foreignKeys: [to('titles', 'title_id')],
});

const languages = table('catalogue', 'languages', {
  description: 'The language tags that the package uses, with their group.',
  columns: {
    language: language('The tag.'),
    name: text('Its English name.'),
    language_group: id(
      'The tag under which variants are counted as one language, such as `es` for `es-419`.',
    ),
    script: optional(id('ISO 15924 script, such as `Latn`.')),
  },
  key: ['language'],
});

const assets = table('catalogue', 'assets', {
  description: 'One row a language asset of a title: a subtitle, dub, script or template.',
  columns: {
    asset_id: id('The asset.'),
    title_id: id('Its title.'),
    language: language('Its language.'),
    asset_type: choice(assetTypes, 'What it is.'),
    workflow: optional(
      choice(
        ['in_house', 'partner', 'licensed', 'legacy', 'machine_assisted'],
        'How it was made; null where that is not known.',
      ),
    ),
    source_asset_id: optional(id('The asset that it was made from.')),
    based_on: optional(choice(['original_dialogue', 'template', 'dub_script'], 'What its text follows.')),
  },
  key: ['asset_id'],
  foreignKeys: [to('titles', 'title_id'), to('assets', 'source_asset_id', 'asset_id')],
  rules: [
    {
      id: 'not_its_own_source',
      columns: ['asset_id', 'source_asset_id'],
      holds: '"source_asset_id" <> "asset_id"',
      says: 'a source_asset_id other than its own asset_id',
    },
  ],
});

const assetVersions = table('catalogue', 'asset_versions', {
  description: 'One row a delivered state of an asset; lines and what members did belong to a version.',
  columns: {
    version_id: id('The version.'),
    asset_id: id('Its asset.'),
    version: integer(1, 'Place in the sequence of versions, from 1.'),
    frame_rate_num: optional(small(integer(1, 'Frames, of the rate frame_rate_num / frame_rate_den.'))),
    frame_rate_den: optional(small(integer(1, 'Seconds, of the rate frame_rate_num / frame_rate_den.'))),
    delivered_on: optional(date('Day of delivery.')),
    live_from: optional(date('First day on which members could see it.')),
    live_to: optional(date('Last day on which members could see it; null while it is live.')),
    reason: optional(text('Why the version was made.')),
  },
  key: ['version_id'],
  foreignKeys: [to('assets', 'asset_id')],
  rules: [
    ordered('live_from', 'live_to'),
    {
      id: 'whole_frame_rate',
      columns: ['frame_rate_num', 'frame_rate_den'],
      holds: '("frame_rate_num" IS NULL) = ("frame_rate_den" IS NULL)',
      says: 'both parts of the frame rate, or neither',
    },
  ],
});

const availability = table('catalogue', 'availability', {
  description: 'Which assets members could choose: title, country, language and type, with the days.',
  columns: {
    title_id: id('The title.'),
    country: country('Where.'),
    language: language('Language of the asset.'),
    asset_type: choice(assetTypes, 'What could be chosen.'),
    live_from: date('First day.'),
    live_to: optional(date('Last day; null while it is available.')),
  },
  key: ['title_id', 'country', 'language', 'asset_type', 'live_from'],
  foreignKeys: [to('titles', 'title_id')],
  rules: [ordered('live_from', 'live_to')],
});

/** Catalogue and assets. */
export const catalogueTables = [
  titles,
  titleOriginalLanguages,
  launches,
  languages,
  assets,
  assetVersions,
  availability,
] as const;
