import { describe, expect, test } from 'vitest';
import { compile } from '../../../shared/semantic/compile.ts';
import { loadDefinitions } from '../../../shared/semantic/definitions.ts';
import { semanticQuerySchema, type SemanticQuery } from '../../../shared/semantic/query.ts';
import { wilsonInterval } from '../../../shared/stats/wilson.ts';
import type { Columnar } from '../cells.ts';
import { firstOfQuarter, isOpenQuarter, quarterName } from '../periods/period.ts';
import { quarterPeriods } from '../periods/rows.ts';
import { periodsFrame, periodsPerRow, periodsSpec } from '../periods/spec.ts';
import { cellWords, verdictWords } from '../scorecard/columns.ts';
import { isJudged, scoreRows } from '../scorecard/rows.ts';
import { scoreBlocks, scoreFrame, scoreSpec } from '../scorecard/spec.ts';
import { scoreTable } from '../scorecard/table.ts';
import { toCsv } from '../table-twin.ts';
import { capacityRows, capacityTable, weeksOf } from '../utilisation/rows.ts';
import { capacityFrame, capacitySpec } from '../utilisation/spec.ts';
import { compileSpec, makeView } from '../vega/runtime.ts';
import {
  kindFilter,
  partnerKindIds,
  partnerRollIds,
  partnerRolls,
  type PartnerKindId,
  type PartnerRollId,
} from './groups.ts';
import { capacityHeadline, financeHeadline, operationsHeadline, operationsNote } from './headline.ts';
import { parentsQuery, quartersQuery, rowFilter, scoreQuery, totalQuery, utilisationQuery } from './query.ts';
import { readingColumns, type ScoredReading } from './readings.ts';

const read = loadDefinitions();
if (!read.ok) throw new Error('The definitions are not well formed.');
const definitions = read.value;
const columns = readingColumns(definitions, 'operations', 'all', partnerRolls.partner);

type Values = Readonly<Record<string, readonly (string | number | boolean | null)[]>>;
function answerOf(values: Values): Columnar {
  const names = Object.keys(values);
  return {
    columns: names.map((name) => ({ name })),
    values: Object.values(values),
    rowCount: Object.values(values)[0]?.length ?? 0,
  };
}

interface Counted {
  readonly partner: string;
  readonly name: string;
  readonly due: number;
  readonly inTime: number;
  readonly decided: number;
  readonly sentBack: number;
}

/** `many` clearly misses both thresholds; `good` meets none of them for certain; `twin` has a namesake; `small` is too small. */
const partners: readonly Counted[] = [
  { partner: 'small', name: 'Kleine Bühne', due: 19, inTime: 0, decided: 19, sentBack: 19 },
  { partner: 'good', name: 'Nordwand', due: 100, inTime: 98, decided: 90, sentBack: 2 },
  { partner: 'many', name: 'Voix', due: 200, inTime: 160, decided: 200, sentBack: 40 },
  { partner: 'twin', name: 'Voix', due: 20, inTime: 20, decided: 0, sentBack: 0 },
];

function shares(metric: string, of: (each: Counted) => [events: number, n: number]): Values {
  const found = partners.map((each) => {
    const [events, n] = of(each);
    return n === 0
      ? { value: null, low: null, high: null, n }
      : { value: events / n, ...wilsonInterval(events / n, n), n };
  });
  return {
    [metric]: found.map(({ value }) => value),
    [`${metric}_low`]: found.map(({ low }) => low),
    [`${metric}_high`]: found.map(({ high }) => high),
    [`${metric}_n`]: found.map(({ n }) => n),
  };
}

const answer = answerOf({
  partner: partners.map(({ partner }) => partner),
  partner_name: partners.map(({ name }) => name),
  ...shares('on_time_rate', ({ inTime, due }) => [inTime, due]),
  ...shares('redelivery_rate', ({ sentBack, decided }) => [sentBack, decided]),
  ...shares('blocker_rate', ({ decided }) => [0, decided]),
  turnaround_p50: [10, 11, 12.5, null],
  turnaround_p90: [20, 21, 22, null],
  orders_timed: [19, 90, 180, 0],
});
const choice = { roll: partnerRolls.partner, kind: 'dubbing_studio', quarter: '' } as const;
const rows = scoreRows(answer, choice.roll, columns);

describe('what is asked', () => {
  const compiles = (query: SemanticQuery): void => {
    expect(compile(definitions, semanticQuerySchema.parse(query))).toMatchObject({ ok: true });
  };
  test.each(partnerRollIds.flatMap((roll) => partnerKindIds.map((kind) => [roll, kind] as const)))(
    'by %s of %s, every reading can be answered, in all quarters and in one',
    (rollId, kind) => {
      const roll = partnerRolls[rollId];
      for (const quarter of ['', '2026-07-01'])
        for (const reading of ['operations', 'finance'] as const) {
          const asked = { roll, kind, quarter };
          compiles(scoreQuery(reading, asked, []));
          compiles(totalQuery(reading, asked, []));
          compiles(quartersQuery(reading, asked, [], rowFilter(roll, 'x')));
          compiles(quartersQuery(reading, asked, [], rowFilter(roll, null)));
          compiles(parentsQuery(reading, asked, [], rowFilter(roll, 'x')));
        }
      for (const weeks of ['ahead', 'past'] as const)
        for (const of of ['rows', 'all'] as const) compiles(utilisationQuery({ roll, kind }, weeks, [], of));
    },
  );

  test('has every column of the scorecards', () => {
    for (const reading of ['operations', 'finance'] as const) {
      const query = scoreQuery(reading, choice, []);
      const plan = compile(definitions, semanticQuerySchema.parse(query));
      const names = plan.ok ? plan.value.columns.map(({ name }) => name) : [];
      const needed = readingColumns(definitions, reading, choice.kind, choice.roll).flatMap(
        ({ metric, n }) => [metric.name, n],
      );
      expect(needed.filter((name) => !names.includes(name))).toEqual([]);
    }
  });

  test('has the quality of what was made in one unit, by whom it can be told', () => {
    const metricsOf = (kind: PartnerKindId, roll: PartnerRollId, reading: ScoredReading = 'operations') =>
      scoreQuery(reading, { roll: partnerRolls[roll], kind, quarter: '' }, []).metrics.filter((name) =>
        name.includes('penalty'),
      );
    expect(metricsOf('dubbing_studio', 'partner')).toEqual(['dub_penalty_per_minute']);
    expect(metricsOf('dubbing_studio', 'parent')).toEqual(['dub_penalty_per_minute']);
    expect(metricsOf('freelancer', 'language')).toEqual(['translation_penalty_per_1000_words']);
    expect(metricsOf('subtitling_house', 'service')).toEqual([]);
    expect(metricsOf('all', 'partner')).toEqual([]);
    expect(metricsOf('dubbing_studio', 'partner', 'finance')).toEqual([]);
  });

  test('keeps all partners, or those of a kind', () => {
    expect(kindFilter('all')).toEqual([]);
    expect(kindFilter('freelancer')).toEqual([
      { dimension: 'partner_kind', op: 'eq', values: ['freelancer'] },
    ]);
  });
});

describe('a scorecard', () => {
  test('lists those with the most first, and tells those of one name apart', () => {
    expect(rows.map(({ name }) => name)).toEqual(['Voix (many)', 'Nordwand', 'Voix (twin)', 'Kleine Bühne']);
  });

  test('judges with the whole interval, and nobody below the least number', () => {
    const verdicts = rows.map(({ cells }) => cells.slice(0, 2).map(({ verdict }) => verdict));
    expect(verdicts).toEqual([
      ['misses', 'misses'],
      ['open', 'open'],
      ['open', 'too_few'],
      ['too_few', 'too_few'],
    ]);
    expect(rows.filter((row) => isJudged(row))).toHaveLength(3);
  });

  test('says every figure with its interval and its n', () => {
    const [onTime] = columns;
    const [cell] = rows[0]?.cells ?? [];
    if (onTime === undefined || cell === undefined) throw new Error('no cell');
    // Wilson of 160 of 200: [0.739, 0.850].
    expect(cellWords(onTime, cell)).toBe('80.0\u202f% [73.9, 85.0] of 200 orders due');
    expect(verdictWords(onTime, cell)).toBe('misses the threshold, at least 97\u202f%');
    expect(verdictWords(onTime, { ...cell, n: 19, verdict: 'too_few' })).toBe(
      'too few to judge: 19, fewer than 20',
    );
  });

  test('has a table twin with all rows, also those that are not judged', () => {
    const csv = toCsv(scoreTable(rows, columns.slice(0, 1), 'partner')).split('\r\n');
    expect(csv[0]).toBe('partner,on time,"on time, low","on time, high",orders due,judged');
    expect(csv[4]).toMatch(/^Kleine Bühne,0,0,0\.1\d+,19,"too few to judge: 19, fewer than 20"$/);
  });

  test('draws its columns in as many blocks as the width needs, without a warning', () => {
    expect(scoreBlocks(1200, columns).map((block) => block.length)).toEqual([5]);
    expect(scoreBlocks(600, columns).map((block) => block.length)).toEqual([3, 2]);
    expect(scoreBlocks(300, columns).flat()).toEqual(columns);
    for (const theme of ['light', 'dark'] as const)
      for (const block of scoreBlocks(600, columns)) {
        const warnings: string[] = [];
        const frame = scoreFrame(600, rows.length);
        const spec = compileSpec(scoreSpec(rows, columns, block, theme, frame), frame, (text) =>
          warnings.push(text),
        );
        expect(() => makeView(spec)).not.toThrow();
        expect(warnings).toEqual([]);
      }
  });
});

describe('headlines', () => {
  test('of operations count who misses with the whole interval', () => {
    expect(operationsHeadline(rows, columns, choice)).toBe(
      '3 of 4 dubbing studios have enough orders to be judged: 1 clearly below 97\u202f% on time, 1 clearly above 3\u202f% redelivery.',
    );
    expect(operationsHeadline(rows.slice(3), columns, { ...choice, quarter: '2026-07-01' })).toBe(
      'None of 1 dubbing studios has enough orders in Q3 2026 to be judged alone.',
    );
    expect(operationsHeadline([], columns, choice)).toBe('No orders of dubbing studios.');
    expect(operationsNote(rows, { value: 0.82, low: 0.7, high: 0.9 }, 339, 2)).toBe(
      'All together 82.0\u202f% [70.0, 90.0] on time of 339 orders due. Listed and not judged, with too few: 1. 2 orders overdue and not delivered. Only what is the partner’s fault counts against a partner.',
    );
  });

  test('of finance say what a minute cost, and what came on top', () => {
    const share = (value: number) => ({ value, low: null, high: null });
    expect(financeHeadline(52.751, share(0.01), share(0.024), { ...choice, quarter: '2026-07-01' })).toBe(
      'A minute from dubbing studios cost 52.75 US dollars in Q3 2026; of the charges, 1.0\u202f% was rework and 2.4\u202f% rush.',
    );
    expect(financeHeadline(null, null, null, choice)).toBe('No invoices of dubbing studios.');
  });
});

describe('quarters', () => {
  test.each([
    ['2026-01-01', '2026-01-01', 'Q1 2026'],
    ['2026-03-31', '2026-01-01', 'Q1 2026'],
    ['2026-10-25', '2026-10-01', 'Q4 2026'],
    ['2026-12-31', '2026-10-01', 'Q4 2026'],
  ])('%s is in that of %s, %s', (date, first, name) => {
    expect(firstOfQuarter(date)).toBe(first);
    expect(quarterName(first)).toBe(name);
    expect(isOpenQuarter(first, date)).toBe(true);
  });

  test('stand in their order; what has no date is left out', () => {
    const byQuarter = answerOf({
      metric_time__quarter: ['2026-07-01', null, '2025-10-01'],
      on_time_rate: [0.9, 1, 1],
      on_time_rate_low: [0.8, 0.1, 0.1],
      on_time_rate_high: [0.95, 1, 1],
      on_time_rate_n: [50, 3, 4],
    });
    const [first] = columns;
    const only = first === undefined ? [] : [first];
    const periods = quarterPeriods(byQuarter, only);
    expect(periods.map(({ name, cells }) => [name, cells[0]?.verdict])).toEqual([
      ['Q4 2025', 'too_few'],
      ['Q3 2026', 'misses'],
    ]);
    expect(periodsPerRow(820, 3)).toBe(3);
    expect(periodsPerRow(300, 3)).toBe(1);
    const warnings: string[] = [];
    const frame = periodsFrame(820, 1);
    const spec = compileSpec(periodsSpec(periods, only, only, 'light', frame), frame, (text) =>
      warnings.push(text),
    );
    expect(() => makeView(spec)).not.toThrow();
    expect(warnings).toEqual([]);
  });
});

describe('capacity', () => {
  const capacity = answerOf({
    partner: ['p1', 'p2', 'p1', 'p2'],
    partner_name: ['Nordwand', 'Voix', 'Nordwand', 'Voix'],
    capacity_week: ['2026-11-02', '2026-10-26', '2026-10-26', '2026-11-02'],
    declared_minutes: [100, 300, 100, 0],
    booked_minutes: [90, 330, 85, 0],
    utilisation: [0.9, 1.1, 0.85, null],
  });
  const found = capacityRows(capacity, partnerRolls.partner);

  test('is free up to 85 %, tight beyond, over beyond what was declared, and unknown where nothing was', () => {
    expect(found.map(({ name, cells }) => [name, ...cells.map(({ load }) => load)])).toEqual([
      ['Voix', 'over', null],
      ['Nordwand', 'free', 'tight'],
    ]);
    expect(weeksOf(found)).toEqual(['2026-10-26', '2026-11-02']);
  });

  test('is said in a sentence, and drawn without a warning', () => {
    expect(capacityHeadline(found, 0.97, 'ahead', choice)).toBe(
      'For the next 2 weeks, 97\u202f% of the declared minutes are booked; 1 of 2 dubbing studios has a week booked beyond it.',
    );
    expect(capacityHeadline([], null, 'past', choice)).toBe(
      'No capacity of dubbing studios is declared for past weeks.',
    );
    const warnings: string[] = [];
    const frame = capacityFrame(820, found.length);
    const spec = compileSpec(capacitySpec(found, 'dark', frame), frame, (text) => warnings.push(text));
    expect(() => makeView(spec)).not.toThrow();
    expect(warnings).toEqual([]);
  });

  test('has a table twin with a row for each week', () => {
    expect(capacityTable(found, 'partner').rows[0]).toEqual([
      'Voix',
      '2026-10-26',
      300,
      330,
      1.1,
      'booked beyond what was declared',
    ]);
  });
});
