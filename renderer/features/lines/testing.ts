import type { Line } from './line.ts';

/** A German subtitle line of which nothing is known but what is given. */
export function lineWith(known: Partial<Line>): Line {
  return {
    ...{ versionId: 'v', ordinal: 1, title: 't', language: 'de', assetType: 'subtitle', audience: 'adult' },
    ...{ eventType: 'dialogue', frameRate: null, deliveredOn: null, startMs: null, durationMs: null },
    ...{ gapMs: null, text: '', speaker: null, region: null, chars: null, longest: null, lineCount: null },
    ...{ maxCps: null, maxCpl: null, citation: null, cps: null, cpsNoSpace: null, cpsDialogue: null },
    ...{ wpm: null, ratio: null, marks: [] },
    ...known,
  };
}
