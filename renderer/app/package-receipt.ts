import { packageReceipt, type PackageReceipt } from '../../shared/semantic/answer.ts';
import { shortFingerprint } from '../i18n/format.ts';
import type { State } from '../state/store.ts';

/** What a receipt says about the package that is open; empty where none is. */
export function openPackageReceipt({ opened }: Pick<State, 'opened'>): PackageReceipt {
  return opened === null ? { package: '', as_of: '', default_guide: null } : packageReceipt(opened.loaded);
}

/** What a receipt shows of package and definitions, a line each. */
export function receiptLines({
  package: fingerprint,
  as_of: asOf,
  default_guide: guide,
  definitions,
}: PackageReceipt & { readonly definitions: string }): string[] {
  return [
    `package ${shortFingerprint(fingerprint)}`,
    `as of ${asOf}${guide === null ? '' : `, guide ${guide}`}`,
    `definitions ${shortFingerprint(definitions)}`,
  ];
}
