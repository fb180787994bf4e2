import { timedTextMessages } from '../../errors/timed-text.ts';
import type { ProblemList } from '../problems.ts';
import type { Subtitle } from './subtitles.ts';

const first = 1;
const last = 3;

/**
 * Which subtitle's out-time ends each subtitle: its own, or in a cumulative set the set's last. A set builds one display:
 * each text joins those before it, and all are taken away together (EBU Tech 3264, cumulative status). Each stays a line of
 * its own, from its own in-time, so that a text is read once and for as long as it is shown. A set without its last is ended
 * by what it has; comments take no part.
 * @returns for each subtitle the index of the one whose out-time holds.
 */
export function endings(subtitles: readonly Subtitle[], problems: ProblemList): number[] {
  const ends = subtitles.map((_, index) => index);
  let open: number[] = [];
  const close = (isWhole: boolean): void => {
    const end = open.at(-1);
    const begun = open[0];
    if (end === undefined || begun === undefined) return;
    for (const index of open) ends[index] = end;
    if (!isWhole)
      problems.add(timedTextMessages.setBroken(undefined, { byte: subtitles[begun]?.first.at ?? 0 }));
    open = [];
  };
  subtitles.forEach(({ first: block }, index) => {
    if (block.comment === 1) return;
    const { cumulative } = block;
    const isMember = cumulative >= first && cumulative <= last;
    if (!isMember || cumulative === first) close(false);
    if (!isMember) return;
    const hasFirst = open.length > 0 || cumulative === first;
    open.push(index);
    if (cumulative === last) close(hasFirst);
  });
  close(false);
  return ends;
}
