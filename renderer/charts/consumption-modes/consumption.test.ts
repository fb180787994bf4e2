import { describe, expect, it } from 'vitest';
import type { Cell } from '../../../shared/engine/port.ts';
import type { Columnar } from '../cells.ts';
import { dotsFrame, dotsSpec } from '../dots/spec.ts';
import {
  choiceCounts,
  leftOutWords,
  preferenceDots,
  preferenceLanguages,
  preferenceShares,
  preferenceTable,
  preferenceTitle,
} from '../preference/rows.ts';
import { preferenceQuery, setAsideWords } from '../preference/query.ts';
import { compileSpec, makeView } from '../vega/runtime.ts';
import { groupings } from './groups.ts';
import { consumptionHeadline } from './headline.ts';
import type { ConsumptionChoice } from './query.ts';
import { consumptionGroups, type ConsumptionGroup } from './rows.ts';
import { modesFrame, modesSpec } from './spec.ts';
import { groupsTable, modesTable } from './table.ts';

const choice: ConsumptionChoice = { grouping: groupings.consumption_language, measure: 'view_hours' };

function columnar(names: readonly string[], rows: readonly (readonly Cell[])[]): Columnar {
  return {
    columns: names.map((name) => ({ name })),
    values: names.map((_, c) => rows.map((row) => row[c] ?? null)),
    rowCount: rows.length,
  };
}

const modes = columnar(
  [
    'consumption_language',
    'consumption_mode',
    'views',
    'view_hours',
    'mode_hours_share',
    'mode_hours_share_low',
    'mode_hours_share_high',
  ],
  [
    ['sv', 'subtitles', 8000n, 40, 0.8, 0.7, 0.9],
    ['sv', 'original', 2000n, 10, 0.2, 0.1, 0.3],
    ['es', 'dub', 30000n, 200, 0.5, 0.45, 0.55],
    ['es', 'subtitles', 20000n, 100, 0.25, null, null],
    ['es', 'original', 20000n, 100, 0.25, 0.2, 0.3],
    [null, 'unknown', 3n, 1, 1, null, null],
  ],
);
const wholes = columnar(
  [
    'consumption_language',
    'views',
    'view_hours',
    'localized_hours_share',
    'localized_hours_share_low',
    'localized_hours_share_high',
    'completion_rate',
    'completion_rate_low',
    'completion_rate_high',
  ],
  [
    ['sv', 10000n, 50, 0.8, 0.7, 0.9, 0.6, 0.5, 0.7],
    [null, 3n, 1, null, null, null, null, null, null],
    ['es', 70000n, 400, 0.75, 0.7, 0.8, 0.5, 0.4, 0.6],
  ],
);
const groups = consumptionGroups(modes, wholes, choice);

describe('the consumption groups', () => {
  it('come largest first, each with its modes stacked in the fixed order', () => {
    expect(groups.map(({ name, hours }) => [name, hours])).toEqual([
      ['Spanish', 400],
      ['Swedish', 50],
      ['no language', 1],
    ]);
    expect(groups[0]?.segments.map(({ mode, start, end }) => [mode.id, start, end])).toEqual([
      ['original', 0, 0.25],
      ['subtitles', 0.25, 0.5],
      ['dub', 0.5, 1],
    ]);
  });

  it('are told in a sentence by their leading way of localization', () => {
    expect(consumptionHeadline(groups, choice)).toBe(
      'Of the localized hours, in Spanish 67\u202f% are dubbed; in Swedish 100\u202f% are subtitled.',
    );
    expect(consumptionHeadline([], choice)).toBe('No views under these filters.');
    expect(consumptionHeadline(groups.slice(2), choice)).toBe('No localized hours under these filters.');
    const withFew = (group: ConsumptionGroup): ConsumptionGroup => ({
      ...group,
      segments: group.segments.map((one) => (one.mode.id === 'original' ? one : { ...one, views: 499 })),
    });
    expect(consumptionHeadline(groups.map(withFew), choice)).toBe(
      'Too few localized views to compare: each group holds fewer than 1,000.',
    );
    // Many views of which hardly any is localized say nothing of how.
    const fewSwedes = groups.map((group) => (group.id === 'sv' ? withFew(group) : group));
    expect(consumptionHeadline(fewSwedes, choice)).toBe(
      'Of the localized hours, in Spanish 67\u202f% are dubbed.',
    );
  });

  it('stand in the tables with n and intervals', () => {
    expect(modesTable(groups, choice).rows).toEqual([
      ['Spanish', 'original', 20000, 100, 0.25, 0.2, 0.3],
      ['Spanish', 'subtitles', 20000, 100, 0.25, null, null],
      ['Spanish', 'dub', 30000, 200, 0.5, 0.45, 0.55],
      ['Swedish', 'original', 2000, 10, 0.2, 0.1, 0.3],
      ['Swedish', 'subtitles', 8000, 40, 0.8, 0.7, 0.9],
      ['no language', 'unknown', 3, 1, 1, null, null],
    ]);
    expect(groupsTable(groups, choice).rows[2]).toEqual([
      'no language',
      3,
      1,
      null,
      null,
      null,
      null,
      null,
      null,
    ]);
  });

  it('keep weeks in their order', () => {
    const byWeek: ConsumptionChoice = { grouping: groupings.week, measure: 'views' };
    const rename = (answer: Columnar): Columnar => ({
      ...answer,
      columns: answer.columns.map(({ name }) => ({
        name: name.replace('consumption_language', 'week').replace('_hours_share', '_share'),
      })),
    });
    const weeks = consumptionGroups(rename(modes), rename(wholes), byWeek);
    expect(weeks.map(({ id }) => id)).toEqual(['es', 'sv', null]);
  });
});

describe.each(['light', 'dark'] as const)('the specs, %s', (theme) => {
  it.each([
    ['empty', []],
    ['one group', groups.slice(0, 1)],
    [
      'full',
      [
        ...groups,
        {
          ...groups[0],
          id: 'x',
          name: '<img src=x onerror=alert(1)> العربية 日本語 Rindfleischetikettierung',
          views: 1,
          hours: 1,
          segments: [],
          localized: null,
          completion: null,
        },
      ],
    ],
  ])('of the modes compile and draw without a warning: %s', async (_name, some) => {
    const warnings: string[] = [];
    const frame = modesFrame(800, some.length);
    const view = makeView(
      compileSpec(modesSpec(some, choice, theme, frame), frame, (message) => warnings.push(message)),
    );
    await view.runAsync();
    const svg = await view.toSVG();
    expect(warnings).toEqual([]);
    expect(svg).not.toContain('NaN');
    expect(svg).not.toContain('<img');
    expect(svg.match(/stroke-dasharray/g)?.length ?? 0).toBe(some.length > 1 ? 1 : 0);
    view.finalize();
  });

  it.each([0, 1, 3])('of dots compile and draw without a warning: %i rows', async (rows) => {
    const names = ['Spanish', 'Swedish', '日本語'].slice(0, rows);
    const dots = names.map((_, row) => ({
      row,
      estimate: { value: 0.5, low: row === 0 ? null : 0.4, high: row === 0 ? null : 0.6 },
      colour: '#B85C0B',
      tip: 'x',
    }));
    const warnings: string[] = [];
    const frame = dotsFrame(700, rows);
    const columns = [
      { title: 'all views', dots },
      { title: 'explicit choices', dots: [] },
    ];
    const view = makeView(
      compileSpec(dotsSpec(names, columns, [0, 1], theme, frame), frame, (message) => warnings.push(message)),
    );
    await view.runAsync();
    const svg = await view.toSVG();
    expect(warnings).toEqual([]);
    expect(svg).not.toContain('NaN');
    expect(svg.match(/fill="#B85C0B"/g)?.length ?? 0).toBe(rows);
    view.finalize();
  });
});

describe('the preference', () => {
  it('says which filters it does not follow', () => {
    const on = (dimension: string) => ({ dimension, op: 'eq' as const, values: ['x'] });
    expect(setAsideWords([on('country')])).toBe('');
    expect(setAsideWords([on('choice_set'), on('country')])).toBe(
      'The filter on what was there to choose from does not hold here: a preference shows where both were.',
    );
    expect(setAsideWords([on('selection')])).toMatch(/^The filter on how the mode came about holds for all/);
  });

  const shares = preferenceShares(
    columnar(
      [
        'consumption_language',
        'consumption_mode',
        'views',
        'preference_share',
        'preference_share_low',
        'preference_share_high',
      ],
      [
        ['sv', 'dub', 10n, 0.1, 0.05, 0.2],
        ['es', 'dub', 80n, 0.8, 0.7, 0.9],
        ['es', 'subtitles', 20n, 0.2, 0.1, 0.3],
      ],
    ),
  );
  const counts = (rows: readonly (readonly Cell[])[]) =>
    choiceCounts(columnar(['choice_set', 'selection', 'views'], rows));

  it('asks only where both were there, and for choices by hand when it says so', () => {
    const filters = [
      { dimension: 'selection', op: 'eq' as const, values: ['default'] },
      { dimension: 'country', op: 'eq' as const, values: ['ES'] },
    ];
    expect(preferenceQuery('all', filters).where.map(({ dimension, values }) => [dimension, values])).toEqual(
      [
        ['selection', ['default']],
        ['country', ['ES']],
        ['choice_set', ['sub_and_dub']],
      ],
    );
    expect(
      preferenceQuery('explicit', filters).where.map(({ dimension, values }) => [dimension, values]),
    ).toEqual([
      ['country', ['ES']],
      ['choice_set', ['sub_and_dub']],
      ['selection', ['explicit']],
    ]);
  });

  it('stands in dots and table alike', () => {
    const languages = preferenceLanguages(shares, 10);
    expect(languages).toEqual(['es', 'sv']);
    expect(
      preferenceDots('all', shares, languages, 'light').dots.map(({ row, estimate }) => [
        row,
        estimate.value,
      ]),
    ).toEqual([
      [1, 0.1],
      [0, 0.8],
      [0, 0.2],
    ]);
    expect(preferenceTable(shares, shares.slice(1, 2)).rows.map((row) => row.slice(0, 4))).toEqual([
      ['Swedish', 'all views', 'dub', 10],
      ['Spanish', 'all views', 'dub', 80],
      ['Spanish', 'all views', 'subtitles', 20],
      ['Spanish', 'explicit choices', 'dub', 80],
    ]);
  });

  it('says what it leaves out', () => {
    const some = counts([
      ['sub_only', 'explicit', 5n],
      ['sub_and_dub', 'explicit', 60n],
      ['sub_and_dub', 'unknown', 40n],
      ['partial', null, 7n],
      [null, null, 3n],
    ]);
    expect(leftOutWords(some)).toBe(
      '100 views had both to choose from. Left out: 5 with subtitles only, 7 with a part of the week only, and 3 in no known language. Explicit choices leave out 40 unknown too.',
    );
    expect(preferenceTitle(some)).toBe('Preference where subtitles and dub were both available');
  });

  it('is no preference where no selection is known', () => {
    expect(
      preferenceTitle(
        counts([
          ['sub_and_dub', 'unknown', 40n],
          ['sub_and_dub', null, 2n],
          ['sub_only', 'explicit', 9n],
        ]),
      ),
    ).toBe('Observed mode where both were available');
  });
});
