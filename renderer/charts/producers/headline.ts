import { percent, plural, type Estimate } from '../figures.ts';

/** The figures over all assets that pass the filters. */
export interface ProducerTotals {
  readonly assets: number;
  readonly unresolved: number;
  readonly producers: number;
  readonly known: Estimate | null;
  readonly conflicted: Estimate | null;
  readonly byHand: Estimate | null;
}

/** The finding in one or two sentences: how much is known, and how far the sources agree. */
export function producersHeadline({ assets, unresolved, known, conflicted }: ProducerTotals): string {
  if (assets === 0 || known === null) return 'No assets under these filters.';
  const whole = plural(assets, 'asset');
  if (unresolved === assets) return `Nothing tells who made any of ${whole}.`;
  const told =
    unresolved === 0
      ? `It is known who made each of ${whole}.`
      : `It is known who made ${percent(known.value)} of ${whole}.`;
  if (conflicted === null) return told;
  const some =
    conflicted.value === 0
      ? 'No source names anybody else.'
      : `For ${percent(conflicted.value)} of these a source names somebody else.`;
  return `${told} ${some}`;
}

/** What a reader has to know beside the finding. */
export function producersCaveat({ unresolved, producers }: ProducerTotals): string {
  const open =
    unresolved === 0 ? '' : ` ${plural(unresolved, 'asset')} stay${unresolved === 1 ? 's' : ''} open.`;
  const makers = producers === 0 ? '' : `${plural(producers, 'producer')}. `;
  return `${makers}The first rule whose source names anybody decides.${open} Intervals are of 95 %, clustered by title.`;
}
