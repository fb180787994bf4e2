import { describe, expect, it } from 'vitest';
import type { Cell } from '../../../shared/engine/port.ts';
import { loadDefinitions, type Definitions } from '../../../shared/semantic/definitions.ts';
import { barsFrame, barsSpec } from '../bars/spec.ts';
import type { Columnar } from '../cells.ts';
import { dotsFrame, dotsSpec } from '../dots/spec.ts';
import { compileSpec, makeView } from '../vega/runtime.ts';
import {
  answerSentence,
  assetAnswer,
  claimsOf,
  contributionsOf,
  dissentSentence,
  foundAssets,
  languageNames,
} from './answer.ts';
import { producersCaveat, producersHeadline, type ProducerTotals } from './headline.ts';
import { assetGroups, makers, producerRules, sourceDissents, unresolvedGroups } from './rows.ts';
import {
  groupColumns,
  groupsTable,
  makerBars,
  makersTable,
  sourceColumns,
  sourcesTable,
  unresolvedBars,
  unresolvedTable,
} from './table.ts';

const read = loadDefinitions();
if (!read.ok) throw new Error('The definitions are not well formed.');
const definitions: Definitions = read.value;

/** An answer of rows given by column; a column that a row leaves out is null in it. */
function columnar(...rows: readonly Readonly<Record<string, Cell>>[]): Columnar {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return {
    columns: names.map((name) => ({ name })),
    values: names.map((name) => rows.map((row) => row[name] ?? null)),
    rowCount: rows.length,
  };
}

const share = (name: string, value: number | null, low = value, high = value) => ({
  [name]: value,
  [`${name}_low`]: low,
  [`${name}_high`]: high,
});

const groups = assetGroups(
  columnar(
    {
      language: 'de',
      assets: 200n,
      ...share('resolved_share', 0.9, 0.8, 1.1),
      ...share('conflicted_share', 0.25, 0.2, 0.3),
      ...share('override_share', 0.05, -0.01, 0.1),
    },
    { language: null, assets: 3n, ...share('resolved_share', 0, null, null) },
  ),
  'language',
);
const unresolved = unresolvedGroups(
  columnar(
    { workflow: 'partner', unresolved_reason: 'tie', unresolved_assets: 12n },
    { workflow: 'legacy', unresolved_reason: 'code_not_valid', unresolved_assets: 1n },
    { workflow: 'partner', unresolved_reason: null, unresolved_assets: 0n },
  ),
);
const sources = sourceDissents(
  columnar(
    { claim_source: 'override', ...share('disagreement_share', null), disagreement_share_n: 0n },
    { claim_source: 'order', ...share('disagreement_share', 0.1, 0.05, 0.15), disagreement_share_n: 40n },
    { claim_source: 'vendor_code', ...share('disagreement_share', 0, 0, 0), disagreement_share_n: 50n },
  ),
);
const made = makers(
  columnar(
    { producer: 'p1', assets: 30n, conflicted_assets: 4n, ...share('producer_share', 0.6, 0.5, 0.7) },
    { producer: 'p2', assets: 10n, conflicted_assets: 0n, ...share('producer_share', 0.2, 0.1, 0.3) },
    { producer: null, assets: 9n, conflicted_assets: 0n, ...share('producer_share', 0) },
    { producer: 'p4', assets: 1n, conflicted_assets: 0n, ...share('producer_share', 0.02) },
  ),
  columnar(
    { partner_id: 'p1', name: 'Casa da Voz', kind: 'dubbing_studio' },
    { partner_id: 'p2', name: 'Textlinie', kind: 'subtitling_house' },
    { partner_id: 'p3', name: 'Casa da Voz', kind: 'dubbing_studio' },
  ),
);

describe('the board', () => {
  it('says how well each group is known, shares within 0 and 1', () => {
    expect(groupsTable(groups, 'Language').rows).toEqual([
      ['German', 200, 0.9, 0.8, 1, 0.25, 0.2, 0.3, 0.05, 0, 0.1],
      ['no language', 3, 0, null, null, null, null, null, null, null, null],
    ]);
    expect(
      groupColumns(groups, 'light').map(({ title, dots }) => [title, dots.map(({ row }) => row)]),
    ).toEqual([
      ['producer known', [0, 1]],
      ['in conflict', [0]],
      ['named by hand', [0]],
    ]);
  });

  it('says what is open, in words, and leaves out what is not', () => {
    expect(unresolvedTable(unresolved).rows).toEqual([
      ['Partner: records disagree', 12],
      ['Legacy: vendor code not valid then', 1],
    ]);
  });

  it('lists the sources that say the most first, and none that says nothing', () => {
    expect(sourcesTable(sources).rows).toEqual([
      ['Vendor code', 50, 0, null, null],
      ['Order', 40, 0.1, 0.05, 0.15],
    ]);
  });

  it('tells producers of one name apart, and filters by what is theirs alone', () => {
    expect(makersTable(made).rows).toEqual([
      ['Casa da Voz (p1)', 'dubbing studio', 30, 4, 0.6, 0.5, 0.7],
      ['Textlinie', 'subtitling house', 10, 0, 0.2, 0.1, 0.3],
      ['p4', '–', 1, 0, 0.02, null, null],
    ]);
    expect(made.map(({ filter }) => [filter.dimension, filter.values])).toEqual([
      ['producer', ['p1']],
      ['producer_name', ['Textlinie']],
      ['producer', ['p4']],
    ]);
  });

  it('counts every rule of the decision table, in its order', () => {
    const rules = producerRules(
      definitions,
      columnar({ producer_rule: 'partner_order', assets: 7n, resolved_assets: 5n }),
    );
    expect(rules.map(({ place }) => place)).toEqual(rules.map((_, i) => i + 1));
    expect(rules.filter(({ assets }) => assets > 0)).toEqual([
      {
        id: 'partner_order',
        place: 3,
        label: 'Partner work: the latest order that was not cancelled',
        condition: "workflow = 'partner' and order_names > 0",
        assets: 7,
        known: 5,
      },
    ]);
  });

  it.each([
    [
      'dots of groups',
      dotsSpec(['German', 'x'], groupColumns(groups, 'dark'), [0, 1], 'dark', dotsFrame(600, 2)),
      dotsFrame(600, 2),
    ],
    [
      'dots of sources',
      dotsSpec(['a', 'b'], sourceColumns(sources, 'light'), [0, 1], 'light', dotsFrame(600, 2)),
      dotsFrame(600, 2),
    ],
    [
      'bars of what is open',
      barsSpec(unresolvedBars(unresolved), 'light', barsFrame(600, 2)),
      barsFrame(600, 2),
    ],
    ['bars of producers', barsSpec(makerBars(made), 'dark', barsFrame(280, 3)), barsFrame(280, 3)],
    ['no bars', barsSpec([], 'dark', barsFrame(280, 0)), barsFrame(280, 0)],
  ])('draws %s without a warning', async (_, spec, frame) => {
    const warnings: string[] = [];
    const view = makeView(compileSpec(spec, frame, (message) => warnings.push(message)));
    await view.runAsync();
    view.finalize();
    expect(warnings).toEqual([]);
  });
});

describe('the finding', () => {
  const known = { value: 0.9, low: 0.8, high: 1 };
  const none = { value: 0, low: 0, high: 0 };
  const totals: ProducerTotals = {
    assets: 200,
    unresolved: 20,
    producers: 5,
    known,
    conflicted: { value: 0.125, low: 0.1, high: 0.15 },
    byHand: none,
  };
  it.each<[Partial<ProducerTotals>, string]>([
    [
      {},
      'It is known who made 90.0\u202f% of 200 assets. For 12.5\u202f% of these a source names somebody else.',
    ],
    [{ conflicted: none }, 'It is known who made 90.0\u202f% of 200 assets. No source names anybody else.'],
    [{ unresolved: 0, conflicted: null }, 'It is known who made each of 200 assets.'],
    [{ unresolved: 200, known: none, conflicted: null }, 'Nothing tells who made any of 200 assets.'],
    [{ assets: 0, unresolved: 0, known: null, conflicted: null }, 'No assets under these filters.'],
  ])('of %j', (changed, words) => {
    expect(producersHeadline({ ...totals, ...changed })).toBe(words);
  });

  it('says beside it what it rests on', () => {
    expect(producersCaveat({ ...totals, unresolved: 1, producers: 1 })).toBe(
      '1 producer. The first rule whose source names anybody decides. 1 asset stays open. Intervals are of 95 %, clustered by title.',
    );
    expect(producersCaveat({ ...totals, producers: 0 })).not.toContain('producer.');
  });
});

const asset = {
  asset_id: 'a1',
  title: 'The Harbour',
  language: 'de',
  asset_type: 'forced_narrative',
  workflow: 'partner',
  first_delivered_on: '2025-10-10',
  producer_id: 'p1',
  producer: 'Textlinie',
  producer_kind: 'subtitling_house',
  producer_country: 'DE',
  producer_role: 'deliverer',
  parent_id: 'p9',
  parent: 'Lexica Holding',
  rule_id: 'partner_delivery',
  evidence_table: 'deliveries',
  evidence_key: 'd1',
  claims: 2,
  conflicts: 1,
  unresolved_reason: null,
  override_reason: null,
  override_author: null,
  override_on: null,
  vendor_code: null,
};
const claim = (more: Readonly<Record<string, Cell>>) => ({
  source: 'delivery',
  partner_id: 'p1',
  partner: 'Textlinie',
  said_on: '2025-10-10',
  records: 1,
  evidence_table: 'deliveries',
  evidence_key: 'd1',
  counts: true,
  claim_rule: 'names_producer',
  service: null,
  credited_studio: null,
  ...more,
});

describe('one asset', () => {
  const answer = assetAnswer(columnar(asset), definitions);

  it('is answered with the rule in words, its place, and the parent of the time', () => {
    expect(answer).toMatchObject({
      language: 'German',
      type: 'forced narrative',
      rule: { place: 2, of: 14, label: 'Partner work: the latest accepted delivery' },
      producer: { kind: 'subtitling house', role: 'delivered it', parent: 'Lexica Holding' },
    });
    const own = assetAnswer(columnar({ ...asset, parent_id: 'p1', parent: 'Textlinie' }), definitions);
    expect(own?.producer?.parent).toBeNull();
    expect(assetAnswer({ columns: [], values: [], rowCount: 0 }, definitions)).toBeNull();
  });

  it('is told in a sentence, also where nobody can be named', () => {
    if (answer === null) throw new Error('there is an answer');
    expect(answerSentence(answer)).toBe('Textlinie made the German forced narrative of The Harbour.');
    expect(answerSentence({ ...answer, producer: null, reason: 'tie' })).toBe(
      'Nobody can be named for the German forced narrative of The Harbour: records of equal rank name different producers.',
    );
  });

  it('says who disagrees, and by which sources', () => {
    if (answer === null) throw new Error('there is an answer');
    const claims = claimsOf(
      columnar(
        claim({}),
        claim({ source: 'order', partner_id: 'p2', partner: 'Nile', service: 'full_dub' }),
        claim({ source: 'licensor', partner_id: 'p2', partner: 'Nile', credited_studio: ' Various ' }),
        claim({
          source: 'translator',
          partner_id: 'p3',
          partner: 'Anna',
          counts: false,
          claim_rule: 'worked_on_it',
        }),
      ),
      definitions,
    );
    expect(dissentSentence(answer, claims)).toBe('Named by others: Nile (order and licensor).');
    expect(dissentSentence(answer, claims.slice(0, 1))).toBe('No source names anybody else.');
    expect(dissentSentence({ ...answer, producer: null }, claims)).toBeNull();
    expect(claims.map(({ why }) => why)).toEqual([
      'Says who made it',
      'Says who made it; ordered: full dub',
      'Credits “Various”, which is no single partner',
      'Worked on it, and does not answer for it here',
    ]);
  });

  it('lists everyone who worked on it', () => {
    const work = {
      partner_id: 'p3',
      partner: null,
      kind: null,
      sources: 2,
      records: 2,
      evidence_table: 'contributions',
    };
    expect(
      contributionsOf(columnar({ ...work, role: 'qcer', evidence_key: 'k', is_producer: false })),
    ).toEqual([
      {
        role: 'quality checker',
        partner: 'p3',
        kind: '–',
        sources: 2,
        table: 'contributions',
        key: 'k',
        isProducer: false,
      },
    ]);
  });

  it('stands in the list of what was found', () => {
    const found = foundAssets(
      columnar({
        asset_id: 'a1',
        title: null,
        language: 'ja',
        asset_type: 'sdh',
        workflow: null,
        producer: null,
        unresolved_reason: 'tie',
        conflicts: null,
      }),
    );
    expect(found).toEqual([
      {
        id: 'a1',
        title: 'no title',
        language: 'Japanese',
        type: 'SDH',
        workflow: null,
        producer: null,
        reason: 'tie',
        conflicts: 0,
      },
    ]);
    expect([...languageNames(columnar({ language: 'de' }, { language: null }))]).toEqual([['de', 'German']]);
  });
});
