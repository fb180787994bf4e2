import type { ReactNode } from 'react';
import { limitOf } from '../../../shared/guidelines/limits.ts';
import { Headline } from '../../app/parts.tsx';
import { languageName, plural } from '../../charts/figures.ts';
import { count } from '../../i18n/format.ts';
import { guideWords } from '../../i18n/guide.ts';
import { assetTypeLabel } from '../../i18n/producers.ts';
import type { VersionFindings } from './findings.ts';
import type { Line } from './line.ts';
import { halves } from './words.ts';

/** What a track is, and what was found of it in a sentence. */
export function VersionHeadline({
  lines,
  findings,
}: {
  readonly lines: readonly Line[] | null;
  readonly findings: VersionFindings | null;
}): ReactNode {
  const [first] = lines ?? [];
  if (lines === null || findings === null)
    return <Headline note="Reading the lines.">Subtitle lines</Headline>;
  if (first === undefined) return <Headline>No lines here</Headline>;
  const limit = limitOf(findings.limits, 'max_cps');
  const fast = [...findings.byLine.values()].flat().filter(({ rule }) => rule === 'reading_speed').length;
  const said =
    limit === null
      ? 'no limit of speed is known for them'
      : `${count(fast)} faster than ${halves(limit.figure.value)} characters a second`;
  const source =
    limit === null
      ? ''
      : ` The limit: ${limit.figure.citation.title}${guideWords.sure[limit.figure.confidence]}.`;
  return (
    <Headline
      note={`${first.title}, ${languageName(first.language)}, ${assetTypeLabel(first.assetType)}.${source}`}
    >
      {`${plural(lines.length, 'line')}, ${said}`}
    </Headline>
  );
}
