import { outcomeNouns, type Outcome } from '../../../shared/stats/words.ts';
import { whatIfWords } from '../../i18n/what-if.ts';
import { mainForecast, rangeWords, shareOver, signed, speed } from './figures.ts';
import type { ToldLanguage } from './shown.ts';

const t = whatIfWords.headline;

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
  const changes = moved.flatMap(({ answer }) => {
    const forecast = mainForecast(answer.whatIf, compliance);
    return forecast === null ? [] : [100 * forecast.change.estimate];
  });
  if (changes.length === 0) return t.severalUnread(moved.length);
  const [least, most] = [Math.min(...changes), Math.max(...changes)].map(
    (value) => `${signed(value, 2)}\u202f%`,
  );
  return t.several(moved.length, outcomeNouns[outcome], least ?? '', most ?? '');
}
