import { describe, expect, it } from 'vitest';
import { speedAxes } from './axes.ts';
import { brushStep } from './brush.ts';
import { findingOf } from './finding.ts';
import { caveat, headline, leftOut, reversal } from './headline.ts';
import { outcomes } from './outcomes.ts';
import { xDomain } from './panel.ts';
import {
  binsQuery,
  brushFilter,
  brushOf,
  choiceOf,
  figuresQuery,
  rateIn,
  titlesQuery,
  type SpeedChoice,
} from './query.ts';
import { slopesOf } from './slopes.ts';
import { speedTable } from './table.ts';
import { answerOf, choice, panelOf, rising } from './testing.ts';

describe('the panel', () => {
  it('drops lines without a speed and hides rates of bins below 20 titles or 300 lines', () => {
    const { bins } = panelOf(rising);
    expect(bins.map((bin) => [bin.from, bin.small, bin.ratio === null, bin.rate === null])).toEqual([
      [12, false, false, false],
      [13, false, false, false],
      [14, false, false, false],
      [15, false, false, false],
      [16, false, false, false],
      [17, true, true, true],
      [18, true, true, true],
    ]);
  });

  it('shows all but the outermost thousandth of lines', () => {
    const spread = panelOf(
      answerOf('es', [
        [2, 1, 1, 1, null, 0, null],
        [10, 999, 30, 1, 1, 0, 0.1],
        [11, 2000, 30, 1, 1, 0, 0.1],
        [40, 2, 1, 1, null, 0, null],
      ]),
    );
    expect(xDomain([spread], choice.axis)).toEqual([10, 12]);
  });
});

describe('the finding', () => {
  it('says from which speed up every interval is clear, and that it is within the title', () => {
    expect(headline([panelOf(rising)], choice)).toBe(
      'From 15 cps up, Spanish lines are rewound more often (10 to 20\u202f%) than a typical line of the same title; below it, speed makes no visible difference.',
    );
  });

  it('does not make a finding of one clear bin', () => {
    const one = panelOf(
      answerOf('fi', [
        [12, 900, 40, 1, 1, 0.03, 0.1],
        [13, 900, 40, 1, 1, 0.03, 0.1],
        [14, 900, 40, 1, 1.2, 0.03, 0.1],
      ]),
    );
    expect(findingOf(one)).toEqual({ kind: 'unclear', bins: 3, sides: { rises: 1, falls: 0, neither: 2 } });
    expect(headline([one], choice)).toBe(
      'In Finnish, rewinds do not clearly rise or fall with characters per second: 2 of 3 bins include the typical line and 1 is above it.',
    );
  });

  it('says on which side the slower bins are that stand clear of the typical line', () => {
    const clear = panelOf(
      answerOf('ar', [
        [10, 900, 40, 1, 0.9, 0.03, 0.1],
        [11, 900, 40, 1, 0.95, 0.03, 0.1],
        [12, 900, 40, 1, 1.2, 0.03, 0.1],
        [13, 900, 40, 1, 1, 0.03, 0.1],
        [14, 900, 40, 1, 1.1, 0.03, 0.1],
        [15, 900, 40, 1, 1.2, 0.03, 0.1],
      ]),
    );
    expect(headline([clear], choice)).toBe(
      'From 14 cps up, Arabic lines are rewound more often (10 to 20\u202f%) than a typical line of the same title; below it, they are rewound more often in 1 and less often in 2 of 4 bins.',
    );
  });

  it('speaks of a fall as a fall', () => {
    const fall = panelOf(
      answerOf('fi', [
        [12, 900, 40, 1, 1, 0.03, 0.1],
        [13, 900, 40, 1, 0.9, 0.03, 0.1],
        [14, 900, 40, 1, 0.8, 0.03, 0.1],
      ]),
    );
    expect(headline([fall], choice)).toContain(
      'From 13 cps up, Finnish lines are rewound less often (10 to 20\u202f%)',
    );
  });

  it('says when there is too little', () => {
    expect(headline([panelOf(answerOf('hr', [[12, 20, 4, 1, 1, 0, 0.1]]))], choice)).toContain(
      'Too few Croatian lines',
    );
    expect(headline([], choice)).toBe('No lines with a reading speed under these filters.');
  });

  it('compares languages by what each shows', () => {
    const flat = panelOf(
      answerOf('fi', [
        [12, 900, 40, 1, 1, 0.03, 0.1],
        [13, 900, 40, 1, 1, 0.03, 0.1],
        [14, 900, 40, 1, 1, 0.03, 0.1],
      ]),
    );
    expect(headline([panelOf(rising), flat], choice)).toBe(
      'In Spanish the fastest lines are rewound more often than a typical line of the same title; in Finnish no clear rise or fall is seen.',
    );
  });

  it('says what happens less often where no language rises, and what is not seen where none falls either', () => {
    const fall = (language: string) =>
      panelOf(
        answerOf(language, [
          [12, 900, 40, 1, 1, 0.03, 0.1],
          [13, 900, 40, 1, 0.9, 0.03, 0.1],
          [14, 900, 40, 1, 0.8, 0.03, 0.1],
        ]),
      );
    const flat = panelOf(
      answerOf('fi', [
        [12, 900, 40, 1, 1, 0.03, 0.1],
        [13, 900, 40, 1, 1, 0.03, 0.1],
        [14, 900, 40, 1, 1, 0.03, 0.1],
      ]),
    );
    expect(headline([fall('es'), fall('de'), flat], choice)).toBe(
      'In Spanish and German the fastest lines are rewound less often than a typical line of the same title; in Finnish no clear rise or fall is seen.',
    );
    expect(headline([panelOf(rising), fall('de')], choice)).toBe(
      'In Spanish the fastest lines are rewound more often than a typical line of the same title; in German less often.',
    );
    expect(headline([flat, { ...flat, name: 'Thai' }], choice)).toBe(
      'In Finnish and Thai no clear rise or fall of rewinds with characters per second is seen.',
    );
  });

  it('states n and that it is observational', () => {
    expect(caveat([panelOf(rising)], null)).toContain('from 4,119 lines and 40,200 exposures.');
    expect(caveat([panelOf(rising)], 41)).toBe(
      'Associated within the same title, from 4,119 lines of 41 titles and 40,200 exposures. Observational: faster lines differ in other ways too.',
    );
  });

  it('states what is too small to show', () => {
    expect(leftOut(panelOf(rising), choice.axis)).toBe(
      '2 bins with 599 lines hold fewer than 20 titles or 300 lines and show no rate. Shown: 12 to 17 cps.',
    );
  });
});

describe('the slopes', () => {
  it('are least squares weighted by exposures, over the shown bins', () => {
    // By hand for three bins at 12.5, 13.5, 14.5 with weights 1, 2, 1: mean x 13.5, mean ratio 1.1, slope ((-1)(-0.1) + (1)(0.1)) / 2 = 0.1.
    const slopes = slopesOf(
      panelOf(
        answerOf('es', [
          [12, 900, 40, 1, 1, 0, 0.3],
          [13, 900, 40, 2, 1.1, 0, 0.2],
          [14, 900, 40, 1, 1.2, 0, 0.1],
        ]),
      ).bins,
    );
    expect(slopes?.within).toBeCloseTo(0.1 / 1.1, 12);
    expect(slopes?.pooled).toBeCloseTo(-0.1 / 0.2, 12);
    expect(slopes?.opposed).toBe(true);
  });

  it('raise the banner only where they point to different sides', () => {
    const panel = panelOf(rising);
    expect(reversal(slopesOf(panel.bins), panel, choice)).toMatch(
      /^Pooled over titles, the Spanish rate of rewinds falls by \d+\.\d\u202f% per cps; within the same title it rises by/,
    );
    expect(reversal({ within: 0.1, pooled: 0.2, opposed: false }, panel, choice)).toBe('');
    // A slope that would be told as 0.0 % is told as none.
    expect(reversal({ within: 0.0004, pooled: -0.14, opposed: true }, panel, choice)).toContain(
      'falls by 14.0\u202f% per cps; within the same title it does not fall.',
    );
    expect(reversal({ within: -0.1, pooled: 0.0004, opposed: true }, panel, choice)).toBe('');
    expect(slopesOf(panel.bins.slice(0, 2))).toBeNull();
  });
});

describe('the query', () => {
  const filters = [
    { dimension: 'audience', op: 'eq' as const, values: ['adult'] },
    { dimension: 'cps_bin', op: 'between' as const, values: [17, 21] },
  ];

  it('leaves the brush out of the chart on its axis and keeps it for the figures', () => {
    expect(binsQuery(choice, filters).where).toEqual([filters[0]]);
    expect(binsQuery({ ...choice, axis: speedAxes.wpm }, filters).where).toEqual(filters);
    expect(figuresQuery(choice, filters).where).toEqual(filters);
  });

  it('tells of an answer what it shows', () => {
    const other: SpeedChoice = { axis: speedAxes.wpm, outcome: outcomes.pause };
    for (const one of [choice, other]) {
      expect(choiceOf(binsQuery(one, filters))).toEqual(one);
      expect(rateIn(figuresQuery(one, filters))).toBe(one.outcome);
    }
    expect(choiceOf({ ...binsQuery(choice, filters), by: ['language'] })).toBeNull();
  });

  it('counts titles of all lines with a speed in the panels shown, whatever is brushed', () => {
    expect(
      titlesQuery(choice, ['de', 'es'], [...filters, { dimension: 'language', op: 'ne', values: ['fr'] }]),
    ).toEqual({
      metrics: ['titles'],
      by: [],
      where: [
        filters[0],
        { dimension: 'language', op: 'in', values: ['de', 'es'] },
        { dimension: 'cps_bin', op: 'is_not_null', values: [] },
      ],
      order: [],
      limit: null,
    });
  });

  it('turns a brush into a filter on lower edges and back', () => {
    expect(brushFilter(speedAxes.cps, 17, 22)).toEqual({
      dimension: 'cps_bin',
      op: 'between',
      values: [17, 21],
    });
    expect(brushOf(filters, speedAxes.cps)).toEqual({ from: 17, to: 22 });
    const fraction = brushFilter(speedAxes.speed_ratio, 0.15, 0.3);
    expect(fraction.values).toEqual([0.15, 0.25]);
    expect(brushOf([fraction], speedAxes.speed_ratio)).toEqual({ from: 0.15, to: 0.3 });
    expect(brushOf(filters, speedAxes.wpm)).toBeNull();
  });
});

describe('the table twin', () => {
  it('has every bin with its n, both measures and their intervals', () => {
    const twin = speedTable([panelOf(rising)], choice);
    expect(twin.rows).toHaveLength(7);
    expect(twin.rows[3]?.slice(0, 8)).toEqual(['Spanish', 15, 16, 500, 30, 5000, 1.1, 1.1 - 0.04]);
    expect(twin.rows[5]?.slice(3)).toEqual([300, 19, 3000, null, null, null, null, null, null, 'too few']);
    expect(twin.rows.every((row) => row.length === twin.columns.length)).toBe(true);
  });
});

describe('the keyboard brush', () => {
  const at = (anchor: number, head: number) => ({ kind: 'move', brush: { anchor, head } });

  it('starts, moves, extends, commits and clears', () => {
    expect(brushStep(null, 'ArrowRight', false, 10, 4)).toEqual(at(4, 4));
    expect(brushStep({ anchor: 4, head: 4 }, 'ArrowRight', false, 10, 4)).toEqual(at(5, 5));
    expect(brushStep({ anchor: 4, head: 4 }, 'ArrowRight', true, 10, 4)).toEqual(at(4, 5));
    expect(brushStep({ anchor: 4, head: 4 }, 'ArrowLeft', true, 10, 4)).toEqual(at(4, 3));
    expect(brushStep({ anchor: 4, head: 6 }, 'Enter', false, 10, 4)).toEqual({ kind: 'commit' });
    expect(brushStep({ anchor: 4, head: 6 }, ' ', false, 10, 4)).toEqual({ kind: 'sample' });
    expect(brushStep({ anchor: 4, head: 6 }, 'Escape', false, 10, 4)).toEqual({ kind: 'clear' });
    expect(brushStep(null, 'Escape', false, 10, 4)).toEqual({ kind: 'none' });
    expect(brushStep(null, 'x', false, 10, 4)).toEqual({ kind: 'none' });
  });

  it('keeps its width at the edges', () => {
    expect(brushStep({ anchor: 7, head: 9 }, 'ArrowRight', false, 10, 4)).toEqual(at(7, 9));
    expect(brushStep({ anchor: 2, head: 0 }, 'PageDown', false, 10, 4)).toEqual(at(2, 0));
    expect(brushStep({ anchor: 2, head: 4 }, 'End', false, 10, 4)).toEqual(at(7, 9));
    expect(brushStep({ anchor: 2, head: 4 }, 'End', true, 10, 4)).toEqual(at(2, 9));
  });
});
