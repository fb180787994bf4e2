import { gateLines, type GateLine } from '../stats/gate-words.ts';
import type { Finding } from '../stats/study/types.ts';

/** The checks that a finding did not pass, each with its reason in words. */
export function openChecks({ evidence, gates }: Finding): GateLine[] {
  return gateLines(evidence, gates).filter(({ outcome }) => outcome !== 'passed');
}
