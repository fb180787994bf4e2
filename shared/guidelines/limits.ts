import type { CountMode } from '../timed-text/count-modes.ts';
import type { Figure, FigureOf, FigureRule, GuideKind, GuideMedium, Scope } from './figure.ts';
import type { Guide } from './guide.ts';
import { scriptOf, tagsToTry } from './tags.ts';

/** What limits are asked for. */
export interface LimitsRequest {
  /** BCP-47. */
  readonly language: string;
  /** Null: not known, so that figures for one audience do not apply. */
  readonly audience: 'adult' | 'children' | null;
  readonly kind: GuideKind;
  /** `streaming` unless given. */
  readonly medium?: GuideMedium;
}

/** How the language was found: under its exact tag, a shorter one, its script, or a figure that holds for every language. */
export type LanguageMatch = 'exact_tag' | 'shorter_tag' | 'script' | 'any_language';

/** A figure that applies, and how it was found. */
export interface Found {
  readonly figure: Figure;
  /** The id and name of the guide that gave it. */
  readonly guide: { readonly id: string; readonly name: string };
  readonly match: LanguageMatch;
  /** The tag under which the guide lists it; null where it lists none. */
  readonly language: string | null;
  /** How the same guide counts characters in this language; null where it doesn't say. */
  readonly countMode: CountMode | null;
}

/** The figures that apply, by rule. A rule of which the guide says nothing, or that it sets nothing for, is absent. */
export type Limits = Readonly<Partial<Record<FigureRule, Found>>>;

/** The figure of a rule that sets something. */
export type SetFigure<R extends FigureRule> = FigureOf<R> & { value: NonNullable<FigureOf<R>['value']> };

/** A limit of one rule, with the type of its value. */
export interface Limit<R extends FigureRule> extends Found {
  readonly figure: SetFigure<R>;
}

/** The limit of a rule; null where there is none. */
export function limitOf<const R extends FigureRule>(limits: Limits, rule: R): Limit<R> | null {
  const found = limits[rule];
  return found !== undefined && sets(found.figure, rule) ? { ...found, figure: found.figure } : null;
}

function sets<R extends FigureRule>(figure: Figure, rule: R): figure is SetFigure<R> {
  return figure.rule === rule && figure.value !== null;
}

/**
 * The figures of a guide that apply to a language, an audience and a kind of asset. For each rule the figure of the exact tag
 * answers, else that of the nearest shorter one, else that of the script, else that of every language; among those, the one
 * that is made for the kind, the audience and the medium goes before one that holds for all.
 */
export function limitsFor(guide: Guide, request: LimitsRequest): Limits {
  return limitsFrom([guide], request);
}

/** The same from several guides: of each rule, the first guide that says something of it answers, such as the package's own. */
export function limitsFrom(guides: readonly Guide[], request: LimitsRequest): Limits {
  const limits: Partial<Record<FigureRule, Found>> = {};
  for (const guide of [...guides].reverse()) {
    const answers = answersOf(guide, request);
    const mode = answers.get('count_mode')?.figure;
    const countMode = mode?.rule === 'count_mode' ? mode.value : null;
    const { id, name } = guide;
    for (const [rule, { figure, match, language }] of answers)
      limits[rule] = { figure, guide: { id, name }, match, language, countMode };
  }
  return Object.fromEntries(Object.entries(limits).filter(([, { figure }]) => figure.value !== null));
}

interface Answer {
  readonly figure: Figure;
  readonly match: LanguageMatch;
  readonly language: string | null;
  readonly rank: number;
}

function answersOf(guide: Guide, request: LimitsRequest): Map<FigureRule, Answer> {
  const tags = tagsToTry(request.language);
  const script = scriptOf(request.language);
  const best = new Map<FigureRule, Answer>();
  for (const figure of guide.figures) {
    const answer = answerOf(figure, request, tags, script);
    // Of two that fit alike the first answers; a guide that is read back has no such two.
    if (answer !== null && answer.rank > (best.get(figure.rule)?.rank ?? -1)) best.set(figure.rule, answer);
  }
  return best;
}

function answerOf(
  figure: Figure,
  request: LimitsRequest,
  tags: readonly string[],
  script: string | null,
): Answer | null {
  const { scope } = figure;
  if (scope.audience !== undefined && scope.audience !== request.audience) return null;
  if (scope.kinds !== undefined && !scope.kinds.includes(request.kind)) return null;
  if (scope.medium !== undefined && scope.medium !== (request.medium ?? 'streaming')) return null;
  if (scope.script !== undefined && scope.script !== script) return null;
  const found = languageMatch(scope, tags);
  if (found === null) return null;
  // The language outweighs all else, as tags differ more than kinds do; a tag has at most 50 parts.
  const narrow =
    (scope.kinds === undefined ? 0 : 4) +
    (scope.audience === undefined ? 0 : 2) +
    (scope.medium === undefined ? 0 : 1);
  return { figure, match: found.match, language: found.language, rank: found.rank * 8 + narrow };
}

function languageMatch(
  { languages, script }: Scope,
  tags: readonly string[],
): { match: LanguageMatch; language: string | null; rank: number } | null {
  if (languages === undefined)
    return script === undefined
      ? { match: 'any_language', language: null, rank: 0 }
      : { match: 'script', language: null, rank: 1 };
  const listed = new Map(languages.map((tag) => [tag.toLowerCase(), tag]));
  const place = tags.findIndex((tag) => listed.has(tag));
  if (place < 0) return null;
  return {
    match: place === 0 ? 'exact_tag' : 'shorter_tag',
    language: listed.get(tags[place] ?? '') ?? null,
    rank: 2 + tags.length - place,
  };
}
