import type { Forecast } from '../../../shared/stats/forecast.ts';
import { outcomeNouns, type Outcome } from '../../../shared/stats/words.ts';
import { plural } from '../../charts/figures.ts';
import { list } from '../../i18n/format.ts';
import { whatIfWords } from '../../i18n/what-if.ts';
import { figureWords, mainForecast, rangeWords, shareOver, speed } from './figures.ts';
import type { ToldLanguage } from './shown.ts';

const t = whatIfWords.headline;
const fewEnoughToName = 3;

/** What the limits in view would change, in a sentence; the name of the screen where nothing is known. */
export function headlineOf(
  told: readonly ToldLanguage[],
  moved: readonly ToldLanguage[],
  outcome: Outcome,
  compliance: number | null,
): string {
  const [first] = told;
  const [only] = moved;
  if (first === undefined) return whatIfWords.title;
  if (only === undefined) {
    const { overNow, from } = first.answer.whatIf;
    return t.move(first.name, shareOver(overNow), speed(from));
  }
  return moved.length === 1 ? one(only, outcome, compliance) : several(moved, outcome, compliance);
}

function one(
  { name, answer: { whatIf } }: ToldLanguage,
  outcome: Outcome,
  compliance: number | null,
): string {
  const { from, to, overNow, overNew } = whatIf;
  const forecast = mainForecast(whatIf, compliance);
  if (forecast === null)
    return t.one(name, speed(from), speed(to), t.shares(shareOver(overNow), shareOver(overNew), speed(to)));
  const { estimate, interval } = rangeWords(forecast, 'change');
  return t.one(name, speed(from), speed(to), t.change(estimate, outcomeNouns[outcome], interval));
}

function several(moved: readonly ToldLanguage[], outcome: Outcome, compliance: number | null): string {
  const told = moved.map(({ name, answer }) => ({
    name,
    forecast: mainForecast(answer.whatIf, compliance),
  }));
  const changes = told.flatMap(({ name, forecast }) => (forecast === null ? [] : [{ name, forecast }]));
  if (changes.length === 0) return t.severalUnread(moved.length);
  const without = told.flatMap(({ name, forecast }) => (forecast === null ? [name] : []));
  return t.several(
    moved.length,
    outcomeNouns[outcome],
    changesWords(changes),
    without.length === 0 ? '' : t.without(namesOf(without)),
  );
}

/** Few changes by name, of many the least and the most, each with its interval. */
function changesWords(changes: readonly { readonly name: string; readonly forecast: Forecast }[]): string {
  const words = ({ name, forecast }: (typeof changes)[number]): string =>
    t.ofLanguage(figureWords(forecast, 'change'), name);
  if (changes.length <= fewEnoughToName) return list(changes.map(words));
  const sorted = changes.toSorted((a, b) => a.forecast.change.estimate - b.forecast.change.estimate);
  const [least, most] = [sorted.slice(0, 1), sorted.slice(-1)].map((one) => list(one.map(words)));
  return t.range(least ?? '', most ?? '');
}

function namesOf(names: readonly string[]): string {
  return names.length <= fewEnoughToName ? list(names) : plural(names.length, 'language');
}
