import type { Asset } from '../assets.ts';
import type { Random } from '../random.ts';
import type { VendorCodes } from './codes.ts';
import type { Partners } from './partners.ts';
import type { Records } from './records.ts';

/** What the trail of one asset is drawn from, and where it is recorded. */
export interface Commission {
  readonly random: Random;
  readonly asset: Asset;
  /** Running time of the programme, in minutes. */
  readonly minutes: number;
  readonly partners: Partners;
  readonly codes: VendorCodes;
  readonly records: Records;
}
