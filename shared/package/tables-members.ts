import {
  amount,
  choice,
  count,
  country,
  date,
  flag,
  id,
  integer,
  language,
  optional,
  rowId,
  small,
  text,
} from './column.ts';
import { ordered, table, to, toAll } from './table.ts';
import type { RowRule } from './table.ts';
import { assetTypes, audiences } from './tables-catalogue.ts';

/** What a timed-text event is. */
export const eventTypes = [
  'dialogue',
  'sound_label',
  'forced_narrative',
  'song',
  'on_screen_text',
  'credit',
  'dub_line',
  'source_dialogue',
  'image',
] as const;

/** How characters are counted: each grapheme 1; each code point 1; no combining marks; half-width 0.5 (Chinese, Japanese; Korean). */
export const countModes = ['grapheme', 'codepoint', 'no-marks', 'cjk-half', 'ko-half'] as const;

/** The formats in which lines may arrive as files. */
export const timedTextFormats = ['srt', 'webvtt', 'ttml', 'ebu-stl', 'scc', 'ass'] as const;

const viewing = table('members', 'viewing', {
  description: 'Views of a title in a country and week, by the languages in which they were consumed.',
  definition: 'viewing',
  columns: {
    view_row_id: rowId('The row.'),
    title_id: id('The title.'),
    country: country('Where it was viewed.'),
    week_start: date('Monday of the week in which the view started.'),
    profile_language: optional(language('Language of the profile.')),
    audio_language: optional(language('Language of the audio; null where unknown.')),
    audio_type: choice(['original', 'dub', 'audio_description', 'unknown'], 'What the audio was.'),
    text_language: optional(language('Language of the text; null where it was off or unknown.')),
    text_type: choice(['off', 'subtitle', 'sdh', 'forced_narrative', 'unknown'], 'What the text was.'),
    selection: choice(
      ['explicit', 'remembered', 'default', 'unknown'],
      'How the languages came to be chosen.',
    ),
    views: optional(count('Views that lasted long enough to count; null where suppressed.')),
    completers: optional(
      count('Views that were completed, counted in the week of the start; null where suppressed.'),
    ),
    view_hours: optional(amount('Hours viewed; null where suppressed.', 0)),
  },
  key: ['view_row_id'],
  foreignKeys: [to('titles', 'title_id')],
  rules: [
    {
      id: 'completers_within_views',
      columns: ['completers', 'views'],
      holds: '"completers" <= "views"',
      says: 'no more completers than views',
    },
    {
      id: 'no_language_without_text',
      columns: ['text_type', 'text_language'],
      holds: `"text_type" <> 'off' OR "text_language" IS NULL`,
      says: 'no text_language where text_type is off',
    },
    {
      id: 'week_starts_on_monday',
      columns: ['week_start'],
      holds: 'isodow("week_start") = 1',
      says: 'a Monday as week_start',
    },
  ],
});

const playbackSwitches = table('members', 'playback_switches', {
  description: 'How many members changed audio or text while watching.',
  columns: {
    switch_row_id: rowId('The row.'),
    title_id: id('The title.'),
    country: country('Where.'),
    week_start: date('Monday of the week.'),
    from_audio: optional(language('Audio before the switch.')),
    from_text: optional(language('Text before the switch; null where off.')),
    to_audio: optional(language('Audio after the switch.')),
    to_text: optional(language('Text after the switch; null where off.')),
    starters: optional(count('Members who started in the languages before the switch.')),
    switches: optional(count('Members who switched.')),
  },
  key: ['switch_row_id'],
  foreignKeys: [to('titles', 'title_id')],
});

const lineKey = {
  version_id: id('The version that shows the line.'),
  ordinal: small(integer(1, 'Place of the line in its version, from 1.')),
};
const lineAttributes = {
  scene_id: optional(id('The scene.')),
  zone: optional(choice(['recap', 'body', 'credits'], 'The part of the title in which it stands.')),
  speaker: optional(text('Who speaks.')),
  region: optional(id('The screen region.')),
  text: optional(text('The text, lines parted by a line feed; null where it is withheld.')),
  char_count: optional(amount('Characters counted as count_mode says, in halves.', 0)),
  longest_line: optional(amount('Characters of the longest line, counted alike, in halves.', 0)),
  count_mode: optional(choice(countModes, 'How characters were counted.')),
  line_count: optional(small(count('Lines of text.'))),
  word_count: optional(small(count('Words.'))),
};
const eventType = choice(eventTypes, 'What the line is.');
const endsAfterStart = (unit: string): RowRule => ({
  id: 'ends_after_it_starts',
  columns: [`start_${unit}`, `end_${unit}`],
  holds: `"end_${unit}" > "start_${unit}"`,
  says: 'an end later than its start',
});

const timedTextEvents = table('members', 'timed_text_events', {
  description: 'One row a subtitle line: in-time, out-time, text or its measures.',
  columns: {
    ...lineKey,
    event_type: eventType,
    start_flicks: optional(integer(0, 'In-time, in units of 1/705,600,000 s.')),
    end_flicks: optional(integer(0, 'Out-time, in units of 1/705,600,000 s.')),
    start_frame: optional(integer(0, "In-time, in frames at the version's rate.")),
    end_frame: optional(integer(0, "Out-time, in frames at the version's rate.")),
    start_ms: optional(amount('In-time, in milliseconds.', 0)),
    end_ms: optional(amount('Out-time, in milliseconds.', 0)),
    ...lineAttributes,
  },
  loaded: {
    ...lineKey,
    event_type: eventType,
    start_ms: amount('In-time, in milliseconds.', 0),
    end_ms: amount('Out-time, in milliseconds.', 0),
    ...lineAttributes,
    char_count_nospace: optional(
      amount('Characters without spaces, counted alike; null where text is withheld.', 0),
    ),
    char_count_dialogue: optional(
      amount(
        'Characters of what is spoken, counted alike: no sound labels, names of speakers, music notes. Null where text is withheld.',
        0,
      ),
    ),
  },
  oneOf: [
    ['start_flicks', 'end_flicks'],
    ['start_frame', 'end_frame'],
    ['start_ms', 'end_ms'],
  ],
  key: ['version_id', 'ordinal'],
  foreignKeys: [to('asset_versions', 'version_id')],
  rules: [
    endsAfterStart('ms'),
    {
      id: 'text_or_its_measures',
      columns: ['text', 'char_count', 'event_type'],
      holds: `"text" IS NOT NULL OR "char_count" IS NOT NULL OR "event_type" = 'image'`,
      says: 'a text, or its char_count where the text is withheld',
    },
    {
      id: 'counts_in_halves',
      columns: ['char_count', 'longest_line'],
      holds: '"char_count" * 2 = floor("char_count" * 2) AND "longest_line" * 2 = floor("longest_line" * 2)',
      says: 'character counts in whole or half units',
    },
    {
      id: 'longest_line_within_text',
      columns: ['longest_line', 'char_count'],
      holds: '"longest_line" <= "char_count"',
      says: 'a longest_line no longer than its char_count',
    },
  ],
});

const timedTextFiles = table('members', 'timed_text_files', {
  description:
    "Versions whose lines arrive as subtitle files; a line's ordinal is its place in the file, from 1.",
  columns: {
    version_id: id('The version.'),
    path: text('The file, by its path inside the package.'),
    format: choice(timedTextFormats, 'Its format.'),
    encoding: optional(
      text('Its encoding, such as windows-1251; null where the file itself is to be asked.'),
    ),
  },
  key: ['version_id'],
  foreignKeys: [to('asset_versions', 'version_id')],
});

const eventLinks = table('members', 'event_links', {
  description: 'Which line of one version answers to which line of another.',
  columns: {
    version_id: id('The version.'),
    ordinal: small(integer(1, 'Its line.')),
    to_version_id: id('The other version.'),
    to_ordinal: small(integer(1, 'The line there.')),
    relation: choice(
      ['same_moment', 'translation_of', 'template_of'],
      'How the first answers to the second.',
    ),
  },
  key: ['version_id', 'ordinal', 'to_version_id', 'to_ordinal'],
  foreignKeys: [
    toAll('timed_text_events', { version_id: 'version_id', ordinal: 'ordinal' }),
    toAll('timed_text_events', { to_version_id: 'version_id', to_ordinal: 'ordinal' }),
  ],
});

const shotChanges = table('members', 'shot_changes', {
  description: 'The frames at which the picture cuts.',
  columns: { title_id: id('The title.'), frame: small(integer(0, 'First frame after the cut.')) },
  key: ['title_id', 'frame'],
  foreignKeys: [to('titles', 'title_id')],
});

const engagementSegments = table('members', 'engagement_segments', {
  description: 'The groups of views over which engagement with lines was counted.',
  columns: {
    segment_id: id('The segment.'),
    window_start: date('First day of the window.'),
    window_end: date('Last day of the window.'),
    market: optional(text('Country or region; null for all.')),
    device_class: optional(text('Kind of device; null for all.')),
    profile_match: choice(
      ['text_is_profile', 'other', 'unknown'],
      'Whether the text is in the language of the profile.',
    ),
    audio_context: choice(
      ['foreign_original', 'same_language', 'dub', 'unknown'],
      'How the audio stood to the text.',
    ),
    subtitles_on: flag('False for the negative control: the same lines while subtitles were off.'),
  },
  key: ['segment_id'],
  rules: [ordered('window_start', 'window_end')],
});

const outcome = (what: string) => optional(small(count(`${what}; null where suppressed.`)));

const lineEngagement = table('members', 'line_engagement', {
  description: 'What members did at a line, by segment.',
  definition: 'engagement',
  columns: {
    ...lineKey,
    segment_id: id('The segment.'),
    exposures: outcome('Views in which the line was shown'),
    rewinds: outcome('Rewinds to the line'),
    pauses: outcome('Pauses at the line'),
    exits: outcome('Views that ended at the line'),
    text_offs: outcome('Times that the text was switched off at the line'),
    audio_switches: outcome('Times that the audio was changed at the line'),
  },
  key: ['version_id', 'ordinal', 'segment_id'],
  foreignKeys: [
    toAll('timed_text_events', { version_id: 'version_id', ordinal: 'ordinal' }),
    to('engagement_segments', 'segment_id'),
  ],
  rules: [
    {
      id: 'exits_within_exposures',
      columns: ['exits', 'exposures'],
      holds: '"exits" <= "exposures"',
      says: 'no more exits than exposures',
    },
  ],
});

const styleLimits = table('members', 'style_limits', {
  description:
    'The limits that a style guide sets, by language, audience and type, with the page that says so.',
  columns: {
    guide: id('The style guide.'),
    scope: choice(['translation', 'template'], 'What it is for.'),
    language: language('The language.'),
    audience: choice(audiences, 'Whom the title is made for.'),
    asset_type: choice(assetTypes, 'The type of asset.'),
    valid_from: date('First day on which it applies.'),
    max_cps: optional(amount('Most characters per second.', 0)),
    max_chars_per_line: optional(amount('Most characters in a line.', 0)),
    max_lines: optional(small(integer(1, 'Most lines.'))),
    min_duration_ms: optional(amount('Shortest duration, in milliseconds.', 0)),
    max_duration_ms: optional(amount('Longest duration, in milliseconds.', 0)),
    min_gap_frames: optional(small(count('Shortest gap between lines, in frames.'))),
    count_mode: choice(countModes, 'How characters are counted.'),
    citation: text('Where the figure is written: text to copy, never a link.'),
    quote: optional(text("The guide's own sentence on reading speed, word for word.")),
  },
  key: ['guide', 'scope', 'language', 'audience', 'asset_type', 'valid_from'],
  rules: [
    {
      id: 'speed_limit_above_zero',
      columns: ['max_cps'],
      holds: '"max_cps" > 0',
      says: 'a max_cps above 0',
    },
    {
      id: 'durations_in_order',
      columns: ['min_duration_ms', 'max_duration_ms'],
      holds: '"min_duration_ms" <= "max_duration_ms"',
      says: 'a min_duration_ms no longer than max_duration_ms',
    },
  ],
});

/** What members did, and the lines that they read. */
export const membersTables = [
  viewing,
  playbackSwitches,
  timedTextEvents,
  timedTextFiles,
  eventLinks,
  shotChanges,
  engagementSegments,
  lineEngagement,
  styleLimits,
] as const;
