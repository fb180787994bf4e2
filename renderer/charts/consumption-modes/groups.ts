import { date } from '../../i18n/format.ts';
import { countryName, languageName } from '../figures.ts';

/** What the consumption screen can group by; names of dimensions. */
export const groupIds = ['consumption_language', 'country', 'original_language', 'week'] as const;
/** One of {@link groupIds}. */
export type GroupId = (typeof groupIds)[number];

/** A dimension that views are grouped by, with its words. */
export interface Grouping {
  readonly id: GroupId;
  /** The choice, as in "by country". */
  readonly label: string;
  /** The title of their chart. */
  readonly title: string;
  /** Several of them, in a sentence. */
  readonly many: string;
  readonly nameOf: (value: string | null) => string;
}

const week = (value: string | null): string => (value === null ? 'no week' : date(value));

/** Every grouping, by its dimension. */
export const groupings: Readonly<Record<GroupId, Grouping>> = {
  consumption_language: {
    id: 'consumption_language',
    label: 'consumption language',
    title: 'How each language is consumed',
    many: 'languages',
    nameOf: languageName,
  },
  country: {
    id: 'country',
    label: 'country',
    title: 'How each country consumes',
    many: 'countries',
    nameOf: countryName,
  },
  original_language: {
    id: 'original_language',
    label: 'original language',
    title: 'How titles of each original language are consumed',
    many: 'original languages',
    nameOf: languageName,
  },
  week: { id: 'week', label: 'week', title: 'How each week was consumed', many: 'weeks', nameOf: week },
};

/** What a share is of. */
export const viewMeasures = ['views', 'view_hours'] as const;
/** One of {@link viewMeasures}. */
export type ViewMeasure = (typeof viewMeasures)[number];

/** The metrics of a measure and its words. */
export const measureWords = {
  views: { share: 'mode_share', localized: 'localized_share', noun: 'views', title: 'share of views' },
  view_hours: {
    share: 'mode_hours_share',
    localized: 'localized_hours_share',
    noun: 'hours',
    title: 'share of view hours',
  },
} as const satisfies Readonly<
  Record<ViewMeasure, { share: string; localized: string; noun: string; title: string }>
>;
