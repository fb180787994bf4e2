import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { languageStudy } from '../../../shared/brief/testing.ts';
import { shownStudy, type ShownStudy } from '../../../shared/stats/study/shown.ts';
import { curveSpec, describeCurve } from './curve-spec.ts';
import { speedDomain } from './curve.ts';
import { limitRules } from './limits.ts';

/** German with a limit of 17 cps and lines from 10.5 to 18.5: the safe speed of 20.9 raises it to 20, a benchmark from 14.6 lowers it to 14. */
const studied = (verdict: 'raise' | 'lower' | 'keep', limit: number | null = 17, safe = 20.9): ShownStudy =>
  shownStudy(languageStudy({ verdict, limit, safe, benchmark: { low: 14.6, high: 16 } }));

const look = {
  theme: 'light',
  compact: false,
  width: 500,
  y: { domain: [0.9, 1.1], ticks: [1] },
} as const;

describe('the rules of limits', () => {
  const rulesOf = (study: ShownStudy): string[] =>
    limitRules(study, [10, 22]).map(
      ({ cps, isProposed, label, side }) => `${cps} ${isProposed ? 'dashed' : 'solid'} ${label}, ${side}`,
    );

  test.each([
    ['keep', ['17 solid limit 17, left']],
    ['raise', ['17 solid limit 17, left', '20 dashed proposed 20, right']],
    ['lower', ['17 solid limit 17, right', '14 dashed proposed 14, left']],
  ] as const)('where the verdict is to %s', (verdict, expected) => {
    expect(rulesOf(studied(verdict))).toEqual(expected);
  });

  test('are none without a limit in force', () => {
    expect(rulesOf(studied('raise', null))).toEqual([]);
  });

  test('are within the speeds that are shown', () => {
    // 18.5 + 0.1, and 1.15 x 17 = 19.55, up to whole cps.
    expect(speedDomain(studied('keep'))).toEqual([10, 20]);
    expect(speedDomain(studied('raise', 17, 23.2))).toEqual([10, 23]);
  });
});

/** A layer of a limit in the spec. */
const layer = z.object({
  data: z.object({ values: z.tuple([z.object({ cps: z.number(), isProposed: z.boolean() })]) }).optional(),
  mark: z
    .object({ type: z.string(), strokeDash: z.array(z.number()), dx: z.number(), y: z.number() })
    .partial()
    .optional(),
});

describe('the chart of a curve', () => {
  /** What the spec says of rules in the colour of limits, as `dash at speed`. */
  const drawn = (study: ShownStudy, compact = false): string[] => {
    const found: string[] = [];
    JSON.stringify(curveSpec(study, { ...look, compact }), (_, value: unknown) => {
      const { data, mark } = layer.catch({}).parse(value);
      if (mark?.type === 'rule' && data !== undefined)
        found.push(`${JSON.stringify(mark.strokeDash ?? 'solid')} at ${data.values[0].cps}`);
      return value;
    });
    return found;
  };

  test('has both limits over its ratios and over its lines, the proposed one dashed', () => {
    const both = ['"solid" at 17', '[5,4] at 14'];
    expect(drawn(studied('lower'))).toEqual([...both, ...both]);
    expect(drawn(studied('lower'), true)).toEqual([...both, ...both]);
    expect(drawn(studied('keep'))).toEqual(['"solid" at 17', '"solid" at 17']);
  });

  test('keeps a label within the picture: near its end it stands over the rule, which ends below it', () => {
    /** Of the proposed limit, with its label's distance from the rule and where the rule begins, by the width of the picture. */
    const proposedAt = (width: number): unknown => {
      const found: unknown[] = [];
      JSON.stringify(curveSpec(studied('raise', 17, 23.2), { ...look, width }), (_, value: unknown) => {
        const { data, mark } = layer.catch({}).parse(value);
        if (data?.values[0].isProposed === true) found.push(mark?.type === 'text' ? mark.dx : mark?.y);
        return value;
      });
      return found;
    };
    // At the end of the plot there are 12 px of padding for 4 px and 11 letters of 7.4 px.
    expect(proposedAt(500)).toEqual([0, 4 - (4 + 11 * 7.4 - 12), 0]);
  });

  test('says both to those who do not see it', () => {
    expect(describeCurve(studied('lower'), 'German')).toContain(
      ' Limit 17 cps. The verdict proposes 14 cps. The table',
    );
    expect(describeCurve(studied('keep'), 'German')).not.toContain('proposes');
  });
});
