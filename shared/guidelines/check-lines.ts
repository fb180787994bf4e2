import { guidelineMessages } from '../errors/guideline.ts';
import type { Problem } from '../errors/problem.ts';
import { ellipsis } from './checks/ellipsis.ts';
import { gapClosing } from './checks/gap-closing.ts';
import { italics } from './checks/italics.ts';
import { lineBalance } from './checks/line-balance.ts';
import { lineCount } from './checks/line-count.ts';
import { lineLength } from './checks/line-length.ts';
import { maxDuration } from './checks/max-duration.ts';
import { minDuration } from './checks/min-duration.ts';
import { minGap } from './checks/min-gap.ts';
import { oneLine } from './checks/one-line.ts';
import { overlap } from './checks/overlap.ts';
import { readingSpeed } from './checks/reading-speed.ts';
import { sdhBrackets } from './checks/sdh-brackets.ts';
import { shotChange } from './checks/shot-change.ts';
import { speakerHyphens } from './checks/speaker-hyphens.ts';
import { timePerWord } from './checks/time-per-word.ts';
import { whiteSpace } from './checks/white-space.ts';
import { wordsPerMinute } from './checks/words-per-minute.ts';
import type { Check, CheckContext, CheckRule, Finding } from './finding.ts';
import { usableRate } from './frames.ts';

/** All checks, in the order of `checkRules`. */
export const checks: readonly Check[] = [
  readingSpeed,
  wordsPerMinute,
  timePerWord,
  minDuration,
  maxDuration,
  lineLength,
  lineCount,
  oneLine,
  lineBalance,
  overlap,
  minGap,
  gapClosing,
  shotChange,
  speakerHyphens,
  ellipsis,
  italics,
  sdhBrackets,
  whiteSpace,
];

/** What the checks found, and which of them could not be done: nothing found is not the same as nothing looked for. */
export interface Checked {
  /** By the lines' ordinals, then in the order of `checkRules`. */
  readonly findings: readonly Finding[];
  readonly notChecked: readonly { readonly rule: CheckRule; readonly problem: Problem }[];
}

/** Checks lines against limits. In time that is linear in the text, and n log n in the number of lines. */
export function checkLines(given: CheckContext): Checked {
  const context = { ...given, frameRate: usableRate(given.frameRate) };
  const findings: Finding[] = [];
  const notChecked: { rule: CheckRule; problem: Problem }[] = [];
  for (const check of checks) {
    const problem = whyNot(check, context);
    if (problem === null) for (const finding of check.find(context)) findings.push(finding);
    else notChecked.push({ rule: check.rule, problem });
  }
  // A stable sort, so that the findings of one line stay in the order of the checks.
  return { findings: findings.sort((a, b) => a.ordinal - b.ordinal), notChecked };
}

function whyNot({ name, figures, obstacle }: Check, context: CheckContext): Problem | null {
  if (figures.every((rule) => context.limits[rule] === undefined))
    return guidelineMessages.noLimit({ check: name });
  return obstacle?.(context, name) ?? null;
}
