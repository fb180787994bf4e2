import { addDays, retimedOn } from './calendar.ts';
import { groupOf, subtitleLanguages, type SubtitleLanguage } from './languages.ts';
import { stream, type Random } from './random.ts';
import type { Size } from './sizes.ts';
import { pad, type Title } from './titles.ts';

/** One language asset of a title, with its delivered states. */
export interface Asset {
  readonly id: string;
  readonly title: Title;
  readonly language: string;
  readonly type: AssetType;
  readonly workflow: 'in_house' | 'partner' | 'licensed' | 'legacy' | 'machine_assisted';
  readonly sourceAssetId: string | null;
  readonly basedOn: 'original_dialogue' | 'template' | 'dub_script' | null;
  readonly versions: readonly Version[];
}

/** The kinds of assets that the generator makes. */
export type AssetType = 'subtitle' | 'sdh' | 'forced_narrative' | 'dub' | 'audio_description' | 'template';

/** One delivered state of an asset. */
export interface Version {
  readonly id: string;
  readonly number: number;
  readonly deliveredOn: string;
  readonly liveFrom: string | null;
  /** The last day on which members saw it; null while they do. */
  readonly liveTo: string | null;
  readonly reason: string;
  /** Seconds by which every line was moved against the first state. */
  readonly shiftS: number;
}

/** Languages into which titles are dubbed, and how often. */
const dubs: readonly { readonly tag: string; readonly share: number }[] = [
  { tag: 'de', share: 0.7 },
  { tag: 'fr-FR', share: 0.6 },
  { tag: 'es-419', share: 0.75 },
  { tag: 'pt-BR', share: 0.65 },
  { tag: 'en-US', share: 0.55 },
  { tag: 'ja', share: 0.35 },
  { tag: 'hi', share: 0.3 },
  { tag: 'pl', share: 0.08 },
  { tag: 'ko', share: 0.06 },
];

/** The tags of the languages into which titles are dubbed. */
export const dubLanguages: readonly string[] = dubs.map(({ tag }) => tag);

/** What a draw of assets needs to know. */
interface Draft {
  readonly language: string;
  readonly type: AssetType;
}

/** Every asset of every title, in title order, with ids that sort in that order. */
export function planAssets(seed: number, size: Size, titles: readonly Title[]): Asset[] {
  const isSubtitled = subtitledTitles(seed, size, titles.length);
  const assets: Asset[] = [];
  let versions = 0;
  for (const title of titles) {
    const random = stream(seed, 'assets', title.index);
    const drafts = draftAssets(random, title, isSubtitled);
    const templateId = `a${pad(assets.length + 1, 6)}`;
    for (const draft of drafts) {
      const asset = makeAsset(random, title, draft, templateId, assets.length, versions);
      assets.push(asset);
      versions += asset.versions.length;
    }
  }
  return assets;
}

/** Which titles are subtitled into which languages: by count in the demo, by share in the larger packages. */
function subtitledTitles(
  seed: number,
  size: Size,
  titleCount: number,
): (language: SubtitleLanguage, index: number) => boolean {
  const chosen = new Map<string, ReadonlySet<number>>();
  const indexes = Array.from({ length: titleCount }, (_, i) => i);
  for (const language of subtitleLanguages) {
    const share =
      size.languageSpread === 'share' || language.isMain ? language.share : language.demoTitles / 240;
    const wanted = Math.max(2, Math.round(share * titleCount));
    chosen.set(
      language.tag,
      new Set(stream(seed, 'subtitled', language.tag).shuffled(indexes).slice(0, wanted)),
    );
  }
  return (language, index) => chosen.get(language.tag)?.has(index) ?? false;
}

/** The template comes first, so that its id is known to the assets made from it. */
function draftAssets(
  random: Random,
  title: Title,
  isSubtitled: (language: SubtitleLanguage, index: number) => boolean,
): Draft[] {
  const drafts: Draft[] = [{ language: 'en-US', type: 'template' }];
  for (const language of subtitleLanguages) {
    if (isSubtitled(language, title.index)) drafts.push({ language: language.tag, type: 'subtitle' });
    if (isOriginal(title, language.tag) && random.chance(0.35))
      drafts.push({ language: language.tag, type: 'sdh' });
  }
  for (const { tag, share } of dubs) {
    const likely = title.audience === 'children' ? share + 0.25 : share;
    if (isOriginal(title, tag) || !random.chance(likely)) continue;
    drafts.push({ language: tag, type: 'dub' });
    if (random.chance(0.35)) drafts.push({ language: tag, type: 'forced_narrative' });
  }
  const spoken = title.originals[0];
  if (spoken !== undefined && random.chance(0.2))
    drafts.push({ language: spoken, type: 'audio_description' });
  return drafts;
}

/** Whether a tag is of the group of one of the title's original languages. */
export function isOriginal(title: Title, tag: string): boolean {
  return title.originals.some((original) => groupOf(original) === groupOf(tag));
}

function makeAsset(
  random: Random,
  title: Title,
  draft: Draft,
  templateId: string,
  assetsBefore: number,
  versionsBefore: number,
): Asset {
  const isText = draft.type === 'subtitle' || draft.type === 'sdh' || draft.type === 'forced_narrative';
  const fromTemplate = draft.type === 'subtitle' && draft.language !== 'en-US';
  const workflow = random.pickWeighted([
    { value: 'partner', weight: 64 },
    { value: 'in_house', weight: 10 },
    { value: 'licensed', weight: 12 },
    { value: 'legacy', weight: title.releasedOn < '2018-01-01' ? 30 : 2 },
    { value: 'machine_assisted', weight: isText ? 8 : 0 },
  ] as const);
  return {
    id: `a${pad(assetsBefore + 1, 6)}`,
    title,
    language: draft.language,
    type: draft.type,
    workflow,
    sourceAssetId: fromTemplate ? templateId : null,
    basedOn: fromTemplate ? 'template' : draft.type === 'template' || isText ? 'original_dialogue' : null,
    versions: planVersions(random, title, isText, versionsBefore),
  };
}

/**
 * Mostly one version. One text in 40 was re-timed and its new version went live on a Wednesday in the engagement window;
 * another one in 40 was corrected long before.
 */
function planVersions(random: Random, title: Title, isText: boolean, before: number): Version[] {
  const deliveredOn = addDays(title.releasedOn, -random.whole(6, 40));
  const first = {
    id: versionId(before),
    number: 1,
    deliveredOn,
    liveFrom: title.releasedOn,
    liveTo: null,
    reason: 'first delivery',
    shiftS: 0,
  };
  const draw = random.next();
  const shiftS = random.between(0.2, 0.9);
  if (!isText || draw > 0.05) return [first];
  const wasRetimed = draw < 0.025 && title.releasedOn < addDays(retimedOn, -7);
  const changedOn = wasRetimed ? retimedOn : addDays(title.releasedOn, 14);
  if (!wasRetimed && title.releasedOn > '2026-06-01') return [first];
  const second = {
    id: versionId(before + 1),
    number: 2,
    deliveredOn: addDays(changedOn, -3),
    liveFrom: changedOn,
    liveTo: null,
    reason: wasRetimed ? 're-timed to the new picture' : 'corrected after review',
    shiftS: wasRetimed ? shiftS : 0,
  };
  return [{ ...first, liveTo: addDays(changedOn, -1) }, second];
}

function versionId(before: number): string {
  return `v${pad(before + 1, 6)}`;
}
