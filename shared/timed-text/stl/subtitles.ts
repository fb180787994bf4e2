import { timedTextMessages } from '../../errors/timed-text.ts';
import type { ProblemList } from '../problems.ts';
import type { LabelParts } from '../smpte.ts';
import { blockLength, textOffset, type Tti } from './tti.ts';

/** A subtitle: its first block, and the texts of all its blocks in one. */
export interface Subtitle {
  readonly first: Tti;
  readonly text: Uint8Array;
  /** The first bytes of its blocks in the file. */
  readonly blocks: readonly number[];
}

/** Where a byte of a subtitle's text stands in the file. */
export function byteOf({ blocks }: Subtitle, place: number): number {
  const textLength = blockLength - textOffset;
  return (blocks[Math.floor(place / textLength)] ?? 0) + textOffset + (place % textLength);
}

const userData = 0xfe;
const lastBlock = 0xff;
const firstReserved = 0xf0;

/**
 * Puts the blocks of each subtitle together: those with extension numbers 0, 1, 2, ..., and the last one, 0xFF. Blocks of
 * user data belong to none. Where a number is missing, or the subtitle changes before its last block, what is there is kept.
 */
export function gatherSubtitles(blocks: readonly Tti[], problems: ProblemList): Subtitle[] {
  const subtitles: Subtitle[] = [];
  let open: Tti[] = [];
  const close = (): void => {
    const [first] = open;
    if (first === undefined) return;
    const missing = missingOf(open);
    if (missing !== null) problems.add(timedTextMessages.blockMissing(missing, { byte: first.at }));
    subtitles.push({ first, text: joined(open), blocks: open.map(({ at }) => at) });
    open = [];
  };
  for (const block of blocks) {
    if (block.extension >= firstReserved && block.extension < lastBlock) {
      const { extension, at } = block;
      if (extension === userData) problems.add(timedTextMessages.userData(undefined, { byte: at }));
      else problems.add(timedTextMessages.reservedBlock({ code: hex(extension) }, { byte: at }));
      continue;
    }
    if (open[0] !== undefined && !continues(open[0], block, open.length)) close();
    open.push(block);
    if (block.extension === lastBlock) close();
  }
  close();
  return subtitles;
}

/** Whether a block goes on with the subtitle before it: the next in number, or at least with the same in-time. */
function continues(first: Tti, block: Tti, next: number): boolean {
  const isNext = block.extension === next || block.extension === lastBlock;
  return first.number === block.number && (isNext || sameLabel(first.in, block.in));
}

function sameLabel(one: LabelParts, other: LabelParts): boolean {
  return (
    one.hours === other.hours &&
    one.minutes === other.minutes &&
    one.seconds === other.seconds &&
    one.frames === other.frames
  );
}

/** What is missing from the blocks of a subtitle: the first number that is not there, or the last block. */
function missingOf(blocks: readonly Tti[]): { readonly subtitle: string; readonly block: string } | null {
  const subtitle = String(blocks[0]?.number ?? '');
  const gap = blocks.findIndex(({ extension }, index) => extension !== lastBlock && extension !== index);
  if (gap >= 0) return { subtitle, block: hex(gap) };
  return blocks.at(-1)?.extension === lastBlock ? null : { subtitle, block: 'FF' };
}

function joined(blocks: readonly Tti[]): Uint8Array {
  const [only] = blocks;
  if (only !== undefined && blocks.length === 1) return only.text;
  const text = new Uint8Array(blocks.reduce((sum, block) => sum + block.text.length, 0));
  let at = 0;
  for (const block of blocks) {
    text.set(block.text, at);
    at += block.text.length;
  }
  return text;
}

/** A byte as messages write it: two hexadecimal digits. */
export function hex(byte: number): string {
  return byte.toString(16).toUpperCase().padStart(2, '0');
}
