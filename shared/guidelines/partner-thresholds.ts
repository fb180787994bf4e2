import type { Threshold } from '../stats/verdict.ts';

/** A threshold of partners' work on a metric, with who says so. */
export interface PartnerThreshold extends Threshold {
  readonly metric: string;
  /** Where it is written, as text to copy. */
  readonly citation: string;
}

const programme = 'NPFP program conditions, npfp.netflixstudios.com/program-conditions, by quarter';

/** The thresholds of the one partner programme that publishes them. They are a yardstick: a contract may say otherwise. */
export const partnerThresholds: readonly PartnerThreshold[] = [
  { metric: 'on_time_rate', bound: 'at_least', value: 0.97, citation: programme },
  { metric: 'redelivery_rate', bound: 'at_most', value: 0.03, citation: programme },
  { metric: 'blocker_rate', bound: 'at_most', value: 0.005, citation: programme },
];

/** Utilisation from which capacity is called tight, of 1: practice, not a published figure. */
export const tightUtilisation = 0.85;
