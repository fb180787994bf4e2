import type { Definitions } from '../../../shared/semantic/definitions/types.ts';
import { list } from '../../i18n/format.ts';
import { assetTypeLabel, kindLabel, reasonWords, roleLabel, sourceLabel } from '../../i18n/producers.ts';
import { countOf, rowsOf, textOf, type Columnar, type Row } from '../cells.ts';
import { languageName } from '../figures.ts';

/** An asset in a list of those found. */
export interface FoundAsset {
  readonly id: string;
  readonly title: string;
  readonly language: string;
  readonly type: string;
  readonly workflow: string | null;
  /** Null where nobody is the producer. */
  readonly producer: string | null;
  readonly reason: string | null;
  readonly conflicts: number;
}

/** Reads the answer of `findAssetsSql`. */
export function foundAssets(answer: Columnar): FoundAsset[] {
  return rowsOf(answer).map((row) => ({
    id: textOf(row('asset_id')) ?? '',
    ...whatItIs(row),
    workflow: textOf(row('workflow')),
    producer: textOf(row('producer')),
    reason: textOf(row('unresolved_reason')),
    conflicts: countOf(row('conflicts')),
  }));
}

function whatItIs(row: Row): { title: string; language: string; type: string } {
  return {
    title: textOf(row('title')) ?? 'no title',
    language: languageName(textOf(row('language'))),
    type: assetTypeLabel(textOf(row('asset_type'))),
  };
}

/** What languages are called, by tag, from the answer of `assetLanguagesSql`. */
export function languageNames(answer: Columnar): ReadonlyMap<string, string> {
  return new Map(
    rowsOf(answer).flatMap((row) => {
      const tag = textOf(row('language'));
      return tag === null ? [] : [[tag, languageName(tag)] as const];
    }),
  );
}

/** Who made an asset, and how that was decided. */
export interface AssetAnswer {
  readonly id: string;
  readonly title: string;
  readonly language: string;
  readonly type: string;
  readonly workflow: string | null;
  readonly deliveredOn: string | null;
  readonly producer: {
    readonly id: string;
    readonly name: string;
    readonly kind: string;
    readonly country: string | null;
    readonly role: string;
    /** To whom it belonged on the day of the first delivery; null where to nobody. */
    readonly parent: string | null;
  } | null;
  readonly reason: string | null;
  readonly rule: { readonly id: string; readonly place: number; readonly of: number; readonly label: string };
  readonly evidence: { readonly table: string | null; readonly key: string | null };
  /** Sources that name somebody, and of these those that name somebody else. */
  readonly claims: number;
  readonly conflicts: number;
  readonly override: { readonly reason: string; readonly author: string; readonly on: string | null } | null;
  readonly vendorCode: string | null;
}

/** Reads the answer of `assetProducerSql`; null where there is no such asset. */
export function assetAnswer(answer: Columnar, definitions: Definitions): AssetAnswer | null {
  const [row] = rowsOf(answer);
  if (row === undefined) return null;
  const cases = definitions.models.get('producer_decision')?.rules?.cases ?? [];
  const ruleId = textOf(row('rule_id')) ?? '';
  const at = cases.findIndex(({ id }) => id === ruleId);
  return {
    id: textOf(row('asset_id')) ?? '',
    ...whatItIs(row),
    workflow: textOf(row('workflow')),
    deliveredOn: textOf(row('first_delivered_on')),
    producer: producerOf(row),
    reason: textOf(row('unresolved_reason')),
    rule: { id: ruleId, place: at + 1, of: cases.length, label: cases[at]?.label ?? ruleId },
    evidence: { table: textOf(row('evidence_table')), key: textOf(row('evidence_key')) },
    claims: countOf(row('claims')),
    conflicts: countOf(row('conflicts')),
    override: overrideOf(row),
    vendorCode: textOf(row('vendor_code')),
  };
}

function producerOf(row: Row): AssetAnswer['producer'] {
  const id = textOf(row('producer_id'));
  if (id === null) return null;
  const parentId = textOf(row('parent_id'));
  return {
    id,
    name: textOf(row('producer')) ?? id,
    kind: kindLabel(textOf(row('producer_kind'))),
    country: textOf(row('producer_country')),
    role: roleLabel(textOf(row('producer_role'))),
    parent: parentId === id ? null : (textOf(row('parent')) ?? parentId),
  };
}

function overrideOf(row: Row): AssetAnswer['override'] {
  const reason = textOf(row('override_reason'));
  return reason === null
    ? null
    : { reason, author: textOf(row('override_author')) ?? '', on: textOf(row('override_on')) };
}

/** What a source says of an asset, by the record that says it best. */
export interface Claim {
  readonly source: string;
  readonly partnerId: string;
  readonly partner: string;
  readonly saidOn: string | null;
  readonly records: number;
  readonly table: string | null;
  readonly key: string | null;
  readonly counts: boolean;
  /** Why it counts, or why not. */
  readonly why: string;
}

/** Reads the answer of `assetClaimsSql`. */
export function claimsOf(answer: Columnar, definitions: Definitions): Claim[] {
  const cases = definitions.models.get('producer_claim')?.rules?.cases ?? [];
  return rowsOf(answer).map((row) => {
    const rule = textOf(row('claim_rule'));
    const partnerId = textOf(row('partner_id')) ?? '';
    const why = cases.find(({ id }) => id === rule)?.label ?? rule ?? '';
    return {
      source: textOf(row('source')) ?? '',
      partnerId,
      partner: textOf(row('partner')) ?? partnerId,
      saidOn: textOf(row('said_on')),
      records: countOf(row('records')),
      table: textOf(row('evidence_table')),
      key: textOf(row('evidence_key')),
      counts: row('counts') === true,
      why: withDetail(why, row),
    };
  });
}

/** Why, with what the record itself says: what was ordered, what the licensor wrote. */
function withDetail(why: string, row: Row): string {
  const credited = textOf(row('credited_studio'));
  if (textOf(row('source')) === 'licensor') {
    if (credited === null) return `${why}; credits nobody`;
    const nobody = row('counts') === true ? ', which is no single partner' : '';
    return `Credits “${credited.trim()}”${nobody}`;
  }
  const service = textOf(row('service'));
  return service === null ? why : `${why}; ordered: ${service.replaceAll('_', ' ')}`;
}

/** Somebody's part in an asset. */
export interface Contribution {
  readonly role: string;
  readonly partner: string;
  readonly kind: string;
  readonly sources: number;
  readonly table: string | null;
  readonly key: string | null;
  readonly isProducer: boolean;
}

/** Reads the answer of `assetContributionsSql`. */
export function contributionsOf(answer: Columnar): Contribution[] {
  return rowsOf(answer).map((row) => ({
    role: roleLabel(textOf(row('role'))),
    partner: textOf(row('partner')) ?? textOf(row('partner_id')) ?? '',
    kind: kindLabel(textOf(row('kind'))),
    sources: countOf(row('sources')),
    table: textOf(row('evidence_table')),
    key: textOf(row('evidence_key')),
    isProducer: row('is_producer') === true,
  }));
}

/** The answer in a sentence. */
export function answerSentence({ producer, reason, type, language, title }: AssetAnswer): string {
  const what = `the ${language} ${type} of ${title}`;
  return producer === null
    ? `Nobody can be named for ${what}: ${reasonWords(reason).long.charAt(0).toLowerCase()}${reasonWords(reason).long.slice(1)}`
    : `${producer.name} made ${what}.`;
}

/** Who disagrees with the producer, in a sentence; null where nobody is known or nothing was said. */
export function dissentSentence({ producer }: AssetAnswer, claims: readonly Claim[]): string | null {
  if (producer === null) return null;
  const others = claims.filter(({ counts, partnerId }) => counts && partnerId !== producer.id);
  if (others.length === 0) return 'No source names anybody else.';
  const names = Map.groupBy(others, ({ partner }) => partner);
  const said = [...names].map(
    ([partner, by]) => `${partner} (${list(by.map(({ source }) => sourceLabel(source).toLowerCase()))})`,
  );
  return `Named by others: ${list(said)}.`;
}
