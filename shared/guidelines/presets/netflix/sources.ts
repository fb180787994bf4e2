import type { Source } from '../../figure.ts';

/** The address of an article of Netflix's partner help centre. */
function article(id: string): string {
  return `https://partnerhelp.netflixstudios.com/hc/en-us/articles/${id}`;
}

/** The general requirements: durations, lines. */
export const generalRequirements: Source = {
  citation: {
    title: 'Netflix Timed Text Style Guide: General Requirements',
    url: article('215758617'),
  },
  retrieved: '2026-09-26',
  confidence: 'official',
};

/** The Japanese guide. */
export const japaneseGuide: Source = {
  citation: { title: 'Netflix Japanese Timed Text Style Guide', url: article('215767517') },
  retrieved: '2026-09-26',
  confidence: 'official',
};

/** The guide on timing: gaps and shot changes. */
export const timingGuidelines: Source = {
  citation: {
    title: 'Netflix Timed Text Style Guide: Subtitle Timing Guidelines',
    url: article('360051554394'),
  },
  retrieved: '2026-09-26',
  confidence: 'official',
};

/** How characters count towards both limits. */
export const countingFaq: Source = {
  citation: {
    title: 'Netflix Timed Text Style Guide: frequently asked questions',
    url: article('115001352212'),
    quote:
      'Spaces and punctuation are counted ... towards both the character count and the reading speed limit.',
  },
  retrieved: '2026-09-26',
  confidence: 'official',
};

/** The guide on templates, whose speeds are not those of the English guide. */
export const templateGuide: Source = {
  citation: { title: 'Netflix Timed Text Style Guide: Subtitle Templates', url: article('219375728') },
  retrieved: '2026-09-09',
  confidence: 'official',
};

/** The guides by language, as a public table of them quotes them, each row with its article. */
export const languageGuides: Source = {
  citation: {
    title: 'Netflix Timed Text Style Guides by language, read word for word in llm-subtrans',
    url: 'https://github.com/machinewrapped/llm-subtrans/blob/bec63fb/docs/netflix-timing-guide.md',
  },
  retrieved: '2026-09-26',
  confidence: 'official',
};

/** The English guide, which has the same limits for SDH. */
export const englishGuide: Source = {
  citation: { title: 'Netflix English Timed Text Style Guide', url: article('217350977') },
  retrieved: '2026-09-26',
  confidence: 'official',
};

/** The Korean guide; its SDH limits were seen by two projects. */
export const koreanGuide: Source = {
  citation: { title: 'Netflix Korean Timed Text Style Guide, section II.3' },
  retrieved: '2026-07-14',
  confidence: 'official',
};

/** What another program checks, where no text of Netflix was found. */
export const subtitleEdit: Source = {
  citation: {
    title: 'Subtitle Edit, checks for Netflix (NetflixQualityController.cs)',
    url: 'https://github.com/SubtitleEdit/subtitleedit/tree/main/src/ui/Logic/NetflixQualityCheck',
  },
  retrieved: '2026-08-22',
  confidence: 'secondary',
};

/** A copy of an older text of the general requirements. */
export const olderRequirements: Source = {
  citation: {
    title:
      'Netflix Timed Text Style Guide: General Requirements, an older text as copied by Bangkok Video Productions',
  },
  retrieved: '2026-09-26',
  confidence: 'secondary',
};

/** A source that is no more than a basis for a guess. */
export function assumedFrom(source: Source): Source {
  return { ...source, confidence: 'assumed' };
}
