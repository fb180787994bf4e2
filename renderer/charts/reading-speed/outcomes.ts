/** What members did on a line, as the speed chart's y axis. */
export const outcomeIds = ['rewind', 'pause', 'exit', 'text_off', 'audio_switch'] as const;
/** One of {@link outcomeIds}. */
export type OutcomeId = (typeof outcomeIds)[number];

/** An outcome as a y axis: its metrics and its words. */
export interface Outcome {
  readonly id: OutcomeId;
  /** Events per exposure, all titles pooled. */
  readonly rate: string;
  /** Events relative to a typical line of the same title. */
  readonly ratio: string;
  /** The name of the choice and of the chart: `Rewinds`. */
  readonly name: string;
  /** The events in a sentence: `rewinds`. */
  readonly events: string;
  /** What becomes of such a line, after its subject: `are rewound`. */
  readonly happens: string;
}

const outcome = (id: OutcomeId, name: string, happens: string): Outcome => ({
  id,
  rate: `${id}_rate`,
  ratio: `${id}_ratio`,
  name,
  events: name.toLowerCase(),
  happens,
});

/** Every outcome, by its id. */
export const outcomes: Readonly<Record<OutcomeId, Outcome>> = {
  rewind: outcome('rewind', 'Rewinds', 'are rewound'),
  pause: outcome('pause', 'Pauses', 'are paused on'),
  exit: outcome('exit', 'Exits', 'are left at'),
  text_off: outcome('text_off', 'Text-offs', 'see subtitles turned off'),
  audio_switch: outcome('audio_switch', 'Audio switches', 'see the audio switched'),
};
