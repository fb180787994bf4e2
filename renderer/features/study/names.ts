import type { ShownStudy } from '../../../shared/stats/study/shown.ts';
import type { StudyQuestion } from '../../../shared/stats/study/types.ts';
import { languageName } from '../../charts/figures.ts';
import { studyWords } from '../../i18n/study.ts';

/** The group that a study is of, in words. */
export function groupWords({ stratum: { assetType, audience, audioContext } }: ShownStudy): string {
  return studyWords.group([assetType, audience, audioContext]);
}

/** The name of a study among the others: its language, and the part that the languages are told apart by. */
export function studyName({ stratum }: ShownStudy, { by }: Pick<StudyQuestion, 'by'>): string {
  const language = languageName(stratum.language);
  if (by === null) return language;
  const part = {
    audience: stratum.audience,
    audio_context: stratum.audioContext,
    asset_type: stratum.assetType,
  };
  return studyWords.named(language, part[by]);
}
