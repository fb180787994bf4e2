import { languageName } from '../figures.ts';
import type { RowNames } from '../scorecard/rows.ts';

/** What is reviewed: dubs, or texts. */
export const mediumIds = ['dub', 'text'] as const;
/** One of {@link mediumIds}. */
export type MediumId = (typeof mediumIds)[number];

/** A medium: the asset types that it is, and its words. */
export const media: Readonly<
  Record<MediumId, { readonly label: string; readonly many: string; readonly types: readonly string[] }>
> = {
  dub: { label: 'Dubs', many: 'dubs', types: ['dub', 'audio_description'] },
  text: {
    label: 'Texts',
    many: 'texts',
    types: ['subtitle', 'sdh', 'forced_narrative', 'template', 'dialogue_list', 'dub_script'],
  },
};

/** What the rows of the screen are. */
export const qualityGroupIds = ['producer', 'parent', 'role', 'language', 'workflow', 'based_on'] as const;
/** One of {@link qualityGroupIds}. */
export type QualityGroupId = (typeof qualityGroupIds)[number];

/** A way to put what was reviewed together. */
export interface QualityGroup extends RowNames {
  readonly label: string;
  /** Several of them, in a sentence; where nobody is known there is none of them. */
  readonly many: string;
}

const spaced = (id: string | null): string => (id === null ? 'not stated' : id.replaceAll('_', ' '));
const byName = (id: string | null, name: string | null): string => name ?? id ?? 'nobody known';

/** What quality is grouped by, with its words. */
export const qualityGroups: Readonly<Record<QualityGroupId, QualityGroup>> = {
  producer: { id: 'producer', name: 'producer_name', label: 'producer', many: 'producers', nameOf: byName },
  parent: {
    id: 'parent_producer',
    name: 'parent_producer_name',
    label: 'parent of the producer',
    many: 'parents',
    nameOf: byName,
  },
  role: {
    id: 'responsible_role',
    name: null,
    label: 'responsible role',
    many: 'roles',
    nameOf: spaced,
  },
  language: { id: 'language', name: null, label: 'language', many: 'languages', nameOf: languageName },
  workflow: { id: 'workflow', name: null, label: 'workflow', many: 'workflows', nameOf: spaced },
  based_on: { id: 'based_on', name: null, label: 'what it was made from', many: 'bases', nameOf: basisName },
};

/** By way of a template, a pivot language stands between the original and the translation. */
function basisName(id: string | null): string {
  return id === 'template' ? 'a template (pivot)' : spaced(id);
}

/** The groups that say something of a medium: nobody says what a dub was made from. */
export function groupsOf(medium: MediumId): readonly QualityGroupId[] {
  return medium === 'text' ? qualityGroupIds : qualityGroupIds.filter((id) => id !== 'based_on');
}

/** A stage of review in words. */
export function stageName(id: string | null): string {
  return (id !== null && stages[id]) || spaced(id);
}

const stages: Readonly<Record<string, string>> = {
  auto: 'by machine',
  premix: 'before the mix',
  postmix: 'after the mix',
  linguistic: 'by a linguist',
};
