import { timedTextMessages } from '../../errors/timed-text.ts';
import type { ProblemList } from '../problems.ts';
import type { LabelParts } from '../smpte.ts';
import { headerLength } from './gsi.ts';

/** Bytes of a Text and Timing Information block, and of what stands in it before the text. */
export const blockLength = 128;
/** Where the text field begins in a block, in bytes (EBU Tech 3264). */
export const textOffset = 16;

/** One block, as it is written (EBU Tech 3264, TTI block). */
export interface Tti {
  /** Its first byte in the file. */
  readonly at: number;
  /** SN. */
  readonly number: number;
  /** EBN: 0x00 to 0xEF one of several blocks of a subtitle, 0xFF its last or only one, 0xFE data of the user. */
  readonly extension: number;
  /** CS: 0 none, 1 first, 2 between, 3 last of a cumulative set. */
  readonly cumulative: number;
  readonly in: LabelParts;
  readonly out: LabelParts;
  /** VP: the row, from the top of the screen. */
  readonly row: number;
  /** JC: 0 as it is, 1 left, 2 centred, 3 right. */
  readonly justification: number;
  /** CF: 0 subtitle, 1 a comment that is not to be shown. */
  readonly comment: number;
  /** TF: up to 112 bytes. */
  readonly text: Uint8Array;
}

/**
 * The blocks of a file, in order. Its length decides how many there are, not the header. A last block that is cut within its
 * text is read as far as it goes; one that is cut before it is lost; blocks of one byte repeated are padding, not subtitles.
 */
export function readBlocks(bytes: Uint8Array, problems: ProblemList): Tti[] {
  const blocks: Tti[] = [];
  for (let at = headerLength; at < bytes.length; at += blockLength) {
    const block = bytes.subarray(at, at + blockLength);
    if (block.every((byte) => byte === block[0])) {
      problems.add(timedTextMessages.padding(undefined, { byte: at }));
      continue;
    }
    if (block.length < blockLength)
      problems.add(timedTextMessages.blockCut({ bytes: block.length }, { byte: at }));
    if (block.length > textOffset) blocks.push(readBlock(block, at));
  }
  return blocks;
}

function readBlock(block: Uint8Array, at: number): Tti {
  const byte = (place: number): number => block[place] ?? 0;
  const label = (place: number): LabelParts => ({
    hours: byte(place),
    minutes: byte(place + 1),
    seconds: byte(place + 2),
    frames: byte(place + 3),
  });
  return {
    at,
    number: byte(1) + 256 * byte(2),
    extension: byte(3),
    cumulative: byte(4),
    in: label(5),
    out: label(9),
    row: byte(13),
    justification: byte(14),
    comment: byte(15),
    text: block.subarray(textOffset),
  };
}
