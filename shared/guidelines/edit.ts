import type { Figure } from './figure.ts';
import { figureSchema, type FigureRule, type Scope } from './figure.ts';
import type { Guide } from './guide.ts';

/** A copy of a guide under a name of its own, to be changed; it remembers what it was copied from. Names are checked when it is read back. */
export function copyOf(guide: Guide, { id, name }: { id: string; name: string }): Guide {
  return { ...structuredClone(guide), id, name, copied_from: guide.id };
}

/**
 * A guide with a figure that takes the place of those that say something of the same thing: they keep what the new one doesn't
 * speak of, so that a new figure for French leaves the other languages of its row alone.
 */
export function withFigure(guide: Guide, figure: Figure): Guide {
  return { ...guide, figures: [...guide.figures.flatMap((each) => withoutPart(each, figure)), figure] };
}

/** A guide in which a figure, whose scope is to be empty, takes the place of all that it said of the same thing. */
export function withFigureForAll(guide: Guide, figure: Figure): Guide {
  return { ...guide, figures: [...guide.figures.filter(({ rule }) => rule !== figure.rule), figure] };
}

/** What a user sets: of a rule a value in one of its units; null sets nothing where a wider figure would. */
export interface OwnValue {
  readonly rule: FigureRule;
  readonly value: number | string | null;
  readonly unit: string;
}

/**
 * The figure that a user sets, which says that it is the user's own.
 * @param source what it cites. @param day ISO date on which it was set.
 * @returns null for a value or a unit that the rule does not take.
 */
export function ownFigure(set: OwnValue, scope: Scope, source: string, day: string): Figure | null {
  const figure = { ...set, scope, citation: { title: source }, retrieved: day, confidence: 'own' };
  const parsed = figureSchema.safeParse(figure);
  return parsed.success ? parsed.data : null;
}

/** What is left of a figure beside a new one: nothing, itself, its other languages, its other kinds. */
function withoutPart(former: Figure, added: Figure): Figure[] {
  if (!speaksAlike(former, added)) return [former];
  const languages = parted(former.scope.languages, added.scope.languages);
  const kinds = parted(former.scope.kinds, added.scope.kinds);
  if (languages === null || kinds === null) return [former];
  const left: Figure[] = [];
  if (languages.left.length > 0) left.push(narrowed(former, { languages: languages.left }));
  if (kinds.left.length > 0)
    left.push(
      narrowed(former, {
        ...(languages.shared.length > 0 ? { languages: languages.shared } : {}),
        kinds: kinds.left,
      }),
    );
  return left;
}

function speaksAlike({ rule, scope: a }: Figure, { rule: other, scope: b }: Figure): boolean {
  return rule === other && a.audience === b.audience && a.medium === b.medium && a.script === b.script;
}

/**
 * What a list has beside another, and what both have. Null where they have nothing in common: a list that is absent holds for
 * all, which is another figure than one that names some.
 */
function parted<T extends string>(
  former: readonly T[] | undefined,
  added: readonly T[] | undefined,
): { left: T[]; shared: T[] } | null {
  if (former === undefined || added === undefined) return former === added ? { left: [], shared: [] } : null;
  const taken = new Set(added.map((each) => each.toLowerCase()));
  const left = former.filter((each) => !taken.has(each.toLowerCase()));
  const shared = former.filter((each) => taken.has(each.toLowerCase()));
  return shared.length === 0 ? null : { left, shared };
}

function narrowed(figure: Figure, to: Pick<Figure['scope'], 'languages' | 'kinds'>): Figure {
  return { ...figure, scope: { ...figure.scope, ...to } };
}
