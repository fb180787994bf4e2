import { list } from '../../i18n/format.ts';
import { percent, plural, roundCount } from '../figures.ts';
import type { SpeedAxis } from './axes.ts';
import { findingOf, type Finding } from './finding.ts';
import { exposuresOf, linesOf, minimum, type SpeedPanel } from './panel.ts';
import type { SpeedChoice } from './query.ts';
import type { Slopes } from './slopes.ts';

/** The finding in one or two sentences, written from the figures. It claims no threshold and no cause. */
export function headline(panels: readonly SpeedPanel[], choice: SpeedChoice): string {
  const [only] = panels;
  if (only === undefined) return 'No lines with a reading speed under these filters.';
  return panels.length === 1 ? sentenceOf(only, findingOf(only), choice) : comparison(panels, choice);
}

function sentenceOf(panel: SpeedPanel, finding: Finding, { axis, outcome }: SpeedChoice): string {
  if (finding.kind === 'too_few') {
    return `Too few ${panel.name} lines to compare speeds: fewer than three bins hold ${minimum.titles} titles and ${minimum.lines} lines.`;
  }
  if (finding.kind === 'unclear') {
    return `In ${panel.name}, ${outcome.events} do not clearly rise or fall with ${axis.label}: ${unclearWords(finding)}.`;
  }
  const direction = finding.kind === 'rises' ? 'more' : 'less';
  const start = `From ${axis.show(finding.from)} ${axis.unit} up, ${panel.name} lines ${outcome.happens} ${direction} often (${span(finding)}) than a typical line of the same title`;
  return `${start}; ${belowWords(finding, outcome.happens)}.`;
}

function unclearWords({ bins, sides }: Finding & { readonly kind: 'unclear' }): string {
  const { neither, rises, falls } = sides;
  const lie = (bins: number, where: string): string =>
    bins === 0 ? '' : `${bins} ${bins === 1 ? 'is' : 'are'} ${where} it`;
  const clear = [lie(rises, 'above'), lie(falls, 'below')];
  const words = [`${neither} of ${bins} bins include the typical line`, ...clear];
  return list(words.filter((part) => part !== ''));
}

function belowWords(
  { below, sides: { rises, falls } }: Finding & { readonly kind: 'rises' | 'falls' },
  happens: string,
): string {
  if (below === 0) return 'there are no slower bins to compare with';
  if (rises + falls === 0) return 'below it, speed makes no visible difference';
  const clear = [rises === 0 ? '' : `more often in ${rises}`, falls === 0 ? '' : `less often in ${falls}`];
  return `below it, they ${happens} ${list(clear.filter((part) => part !== ''))} of ${plural(below, 'bin')}`;
}

/** `4 to 31 %`: how far from a typical line, as sizes. */
function span({ least, most }: { readonly least: number; readonly most: number }): string {
  const sizes = [Math.abs(least - 1), Math.abs(most - 1)].sort((a, b) => a - b);
  const [small, large] = sizes.map((size) => percent(size, 0));
  if (small === large) return large ?? '';
  return `${(small ?? '').replace(/\s?%$/, '')} to ${large ?? ''}`;
}

function comparison(panels: readonly SpeedPanel[], { axis, outcome }: SpeedChoice): string {
  const named = (kind: Finding['kind']) =>
    panels.filter((panel) => findingOf(panel).kind === kind).map((panel) => panel.name);
  const [rises, falls, unclear, few] = [named('rises'), named('falls'), named('unclear'), named('too_few')];
  const often = (names: readonly string[], how: string): string =>
    names.length === 0
      ? ''
      : `in ${list(names)} the fastest lines ${outcome.happens} ${how} often than a typical line of the same title`;
  const sentences = [
    often(rises, 'more'),
    rises.length > 0 && falls.length > 0 ? `in ${list(falls)} less often` : often(falls, 'less'),
    unclear.length === 0
      ? ''
      : `in ${list(unclear)} no clear rise or fall ${rises.length + falls.length > 0 ? '' : `of ${outcome.events} with ${axis.label} `}is seen`,
    few.length === 0 ? '' : `${list(few)} ${few.length === 1 ? 'has' : 'have'} too few lines to say`,
  ].filter((part) => part !== '');
  const text = sentences.join('; ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

/** The line under the headline: what it rests on, and what it is not. @param titles distinct titles of the lines in the panels; null while they are counted */
export function caveat(panels: readonly SpeedPanel[], titles: number | null): string {
  const bins = panels.flatMap((panel) => panel.bins);
  const ofTitles = titles === null ? '' : ` of ${plural(titles, 'title')}`;
  const of = `${plural(linesOf(bins), 'line')}${ofTitles} and ${plural(exposuresOf(bins), 'exposure')}`;
  return `Associated within the same title, from ${of}. Observational: faster lines differ in other ways too.`;
}

/** What is left out for being too small, or '' when nothing is. */
export function leftOut(panel: SpeedPanel, axis: SpeedAxis): string {
  const small = panel.bins.filter((bin) => bin.small && bin.lines > 0);
  if (small.length === 0) return '';
  const first = panel.bins.find((bin) => !bin.small);
  const last = panel.bins.findLast((bin) => !bin.small);
  const where =
    first === undefined || last === undefined
      ? ''
      : ` Shown: ${axis.show(first.from)} to ${axis.show(last.to)} ${axis.unit}.`;
  return `${plural(small.length, 'bin')} with ${roundCount(linesOf(small))} lines hold fewer than ${minimum.titles} titles or ${minimum.lines} lines and show no rate.${where}`;
}

/** The banner under the chart where pooling turns the sign round, or '' when it does not. */
export function reversal(slopes: Slopes | null, panel: SpeedPanel, { axis, outcome }: SpeedChoice): string {
  if (slopes === null || !slopes.opposed) return '';
  const step = axis.step < 1 ? axis.step : 1;
  const shown = (slope: number): string => percent(Math.abs(slope * step), 1);
  const none = percent(0, 1);
  if (shown(slopes.pooled) === none) return '';
  const unit =
    axis.id === 'speed_ratio' ? `${step} of the limit` : axis.unit.replace(/^characters$/, 'character');
  const way = (slope: number): string => `${slope > 0 ? 'rises' : 'falls'} by ${shown(slope)}`;
  const within =
    shown(slopes.within) === none ? `does not ${slopes.pooled > 0 ? 'rise' : 'fall'}` : way(slopes.within);
  return `Pooled over titles, the ${panel.name} rate of ${outcome.events} ${way(slopes.pooled)} per ${unit}; within the same title it ${within}. Titles with fast lines differ from the others: read the within-title figure.`;
}
