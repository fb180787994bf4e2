import type { Row } from '../../shared/package/tables.ts';
import { isOriginal, type Asset } from './assets.ts';
import { stream } from './random.ts';
import type { Title } from './titles.ts';

/** A Wednesday in the weeks of viewing: dubs that come late come then. */
const lateOn = '2026-09-30';

/** A Friday in the weeks of viewing: subtitles whose rights end, end then. */
const lastDay = '2026-10-09';

/**
 * What members could choose in each country of a title: its assets in the country's own language, in English and in the
 * original's. A few dubs come, and a few subtitles go, in the middle of a week.
 */
export function* availabilityOf(
  seed: number,
  title: Title,
  assets: readonly Asset[],
): Generator<Row<'availability'>> {
  for (const { country, launchedOn } of title.launches) {
    const random = stream(seed, 'availability', title.index, country.code);
    for (const asset of assets) {
      const fate = random.next();
      const isOffered =
        asset.language === country.home || asset.language === 'en-US' || isOriginal(title, asset.language);
      if (!isOffered || asset.type === 'template') continue;
      const isLate = asset.type === 'dub' && fate < 0.05 && launchedOn < lateOn;
      const ends = asset.type === 'subtitle' && fate > 0.98 && launchedOn < lastDay;
      yield {
        title_id: title.id,
        country: country.code,
        language: asset.language,
        asset_type: asset.type,
        live_from: isLate ? lateOn : launchedOn,
        live_to: ends ? lastDay : null,
      };
    }
  }
}
