/** What members did at a line, as the study's outcomes: the names of the command line, which are the columns of `line_engagement_fact`. */
export const studyOutcomes = ['rewinds', 'pauses', 'exits', 'text_offs', 'audio_switches'] as const;

/** One of {@link studyOutcomes}. Rewinds are primary unless another is chosen before the run. */
export type StudyOutcome = (typeof studyOutcomes)[number];
