import { timedTextMessages } from '../../errors/timed-text.ts';
import type { FrameRate } from '../event.ts';
import type { ProblemList } from '../problems.ts';
import type { DropMode, TimeParameters } from './time.ts';
import type { XmlElement } from './xml.ts';

/** What TTML assumes where a file says nothing: the media's clock, 30 frames and one tick a second. */
export const defaultParameters: TimeParameters = {
  timeBase: 'media',
  dropMode: 'none',
  labelRate: 30,
  frameRate: { num: 30, den: 1 },
  hasFrameRate: false,
  subFrameRate: 1,
  tickRate: 1,
};

/** Rates are small; what is beyond is a mistake, and would make ratios that flicks can't carry. */
const highestRate = 1_000_000_000;
const dropModes: Readonly<Record<string, DropMode>> = { nonDrop: 'none', dropNTSC: 'ntsc', dropPAL: 'pal' };

/**
 * Reads the time parameters of a `tt` element (TTML 2, "ttp:frameRate" and its neighbours). What can't be read is reported, and
 * its default holds. A file that drops labels as NTSC does, and gives no multiplier, is read at 1000/1001 of its frame rate,
 * since labels are dropped for no other reason.
 */
export function readParameters(tt: XmlElement, problems: ProblemList): TimeParameters {
  const reader = new ParameterReader(tt, problems);
  const timeBase = reader.timeBase();
  const dropMode = timeBase === 'smpte' ? reader.dropMode() : 'none';
  const declared = reader.rate('frameRate');
  const labelRate = declared ?? defaultParameters.labelRate;
  const multiplier = reader.multiplier() ?? {
    num: dropMode === 'ntsc' ? 1000 : 1,
    den: dropMode === 'ntsc' ? 1001 : 1,
  };
  const subFrameRate = reader.rate('subFrameRate') ?? 1;
  const frameRate = reduced({ num: labelRate * multiplier.num, den: multiplier.den });
  return {
    timeBase,
    dropMode,
    labelRate,
    frameRate,
    hasFrameRate: declared !== null || dropMode === 'ntsc',
    subFrameRate,
    tickRate: reader.rate('tickRate') ?? (declared === null ? 1 : labelRate * subFrameRate),
  };
}

class ParameterReader {
  readonly #tt: XmlElement;
  readonly #problems: ProblemList;

  constructor(tt: XmlElement, problems: ProblemList) {
    this.#tt = tt;
    this.#problems = problems;
  }

  timeBase(): 'media' | 'smpte' {
    const value = this.#value('timeBase');
    if (value === 'smpte') return 'smpte';
    if (value === 'clock') this.#problems.add(timedTextMessages.clockTimes(undefined, this.#at));
    else if (value !== null && value !== 'media') this.#refuse('timeBase', value);
    return 'media';
  }

  dropMode(): DropMode {
    // The drafts of 2006 call it the SMPTE mode.
    const value = this.#value('dropMode') ?? this.#value('smpteMode');
    if (value === null) return 'none';
    const known = new Map(Object.entries(dropModes)).get(value);
    if (known === undefined) this.#refuse('dropMode', value);
    return known ?? 'none';
  }

  rate(name: string): number | null {
    const value = this.#value(name);
    if (value === null) return null;
    const rate = /^\d{1,10}$/.test(value) ? Number(value) : 0;
    if (rate >= 1 && rate <= highestRate) return rate;
    this.#refuse(name, value);
    return null;
  }

  multiplier(): FrameRate | null {
    const value = this.#value('frameRateMultiplier');
    if (value === null) return null;
    const [, num = '0', den = num] = /^(\d{1,6})(?:[\s:]\s*(\d{1,6}))?$/.exec(value) ?? [];
    if (Number(num) > 0 && Number(den) > 0) return { num: Number(num), den: value === num ? 1 : Number(den) };
    this.#refuse('frameRateMultiplier', value);
    return null;
  }

  get #at(): { line: number } {
    return { line: this.#tt.line };
  }

  #value(name: string): string | null {
    return this.#tt.attributes.get(`ttp:${name}`)?.trim() ?? null;
  }

  #refuse(name: string, value: string): void {
    this.#problems.add(timedTextMessages.badParameter({ name, value }, this.#at));
  }
}

function reduced({ num, den }: FrameRate): FrameRate {
  let [divisor, rest] = [num, den];
  while (rest > 0) [divisor, rest] = [rest, divisor % rest];
  return { num: num / divisor, den: den / divisor };
}
