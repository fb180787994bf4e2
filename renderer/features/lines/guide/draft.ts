import { ownFigure, withFigure, withFigureForAll } from '../../../../shared/guidelines/edit.ts';
import { copyOf } from '../../../../shared/guidelines/edit.ts';
import type { Figure, Scope } from '../../../../shared/guidelines/figure.ts';
import type { Guide } from '../../../../shared/guidelines/guide.ts';
import { limitsFor, type LimitsRequest } from '../../../../shared/guidelines/limits.ts';
import { freshGuideId } from '../../../../shared/guidelines/own-guides.ts';
import { presets } from '../../../../shared/guidelines/presets/presets.ts';
import { figureTakes, guideWords } from '../../../i18n/guide.ts';
import { fieldGroups, type EditableRule, type Field } from './fields.ts';

/** A value as it stands in a form; an empty one sets nothing. */
export interface Entry {
  readonly text: string;
  readonly unit: Figure['unit'];
}

/** A guide while it is edited: nothing holds before it is used. */
export interface Draft {
  /** What it began as: a preset, of which a copy is made, or a guide of the user's own. */
  readonly base: Guide;
  readonly name: string;
  /** What figures that are changed cite. */
  readonly source: string;
  /** What they hold for: the language, audience and kind of the lines in view, or everything. */
  readonly holds: 'these' | 'all';
  /** What the user changed, by rule. */
  readonly entries: ReadonlyMap<EditableRule, Entry>;
}

/** What is wrong with a draft: of its name, of its source, and of figures by rule. */
export type Faults = ReadonlyMap<EditableRule | 'name' | 'source', string>;

/** The draft of a guide, with nothing changed. */
export function draftOf(base: Guide): Draft {
  return {
    base,
    name: isPreset(base) ? guideWords.copyName(base.name) : base.name,
    source: guideWords.sourceInitial,
    holds: 'these',
    entries: new Map(),
  };
}

/** Whether a guide was shipped, and is copied rather than changed. */
export function isPreset({ id }: Guide): boolean {
  return presets.some((preset) => preset.id === id);
}

/** What a guide has for the lines in view, as a form shows it, and the figure that says so; null where there is none. */
export interface Shown {
  readonly entry: Entry;
  readonly figure: Figure | null;
}

/** What a guide says of each rule for the lines in view. */
export function shownIn(guide: Guide, request: LimitsRequest): (field: Field) => Shown {
  const limits = limitsFor(guide, request);
  return ({ rule, units: [unit = 'style'] }) => {
    const figure = limits[rule]?.figure ?? null;
    if (figure === null) return { entry: { text: '', unit }, figure };
    // Of 5/6 s four digits are shown; the figure stays what it is until somebody changes it.
    const { value } = figure;
    const text = typeof value === 'number' ? String(Number(value.toFixed(4))) : (value ?? '');
    return { entry: { text, unit: figure.unit }, figure };
  };
}

/** A draft with a value changed, or back as it was. */
export function withEntry(draft: Draft, field: Field, entry: Entry, shown: Entry): Draft {
  const entries = new Map(draft.entries);
  if (entry.text.trim() === shown.text && entry.unit === shown.unit) entries.delete(field.rule);
  else entries.set(field.rule, entry);
  return { ...draft, entries };
}

/** What keeps a draft from being a guide; nothing where it is one. */
export function faultsOf(draft: Draft): Faults {
  const faults = new Map<EditableRule | 'name' | 'source', string>();
  if (!isShort(draft.name)) faults.set('name', guideWords.nameNeeded);
  if (!isShort(draft.source)) faults.set('source', guideWords.sourceNeeded);
  for (const { fields } of fieldGroups)
    for (const { rule, takes } of fields) {
      const entry = draft.entries.get(rule);
      if (entry === undefined || takes === null) continue;
      if (figureOf(rule, entry, {}, guideWords.sourceInitial, aDay) === null)
        faults.set(rule, figureTakes[takes]);
    }
  return faults;
}

const aDay = '2026-01-01';

function isShort(text: string): boolean {
  const { length } = text.trim();
  return length > 0 && length <= 200;
}

/**
 * The guide that a draft without faults is: a copy of a preset under an id of its own, or the user's guide as changed. Figures that
 * were changed are the user's own, and the others keep their sources.
 * @param request the lines in view. @param own the user's guides. @param day ISO date.
 */
export function guideOf(draft: Draft, request: LimitsRequest, own: readonly Guide[], day: string): Guide {
  const name = draft.name.trim();
  const start = isPreset(draft.base)
    ? copyOf(draft.base, { id: freshGuideId(name, own), name })
    : { ...draft.base, name };
  const limits = limitsFor(draft.base, request);
  let guide = start;
  for (const [rule, entry] of draft.entries) {
    const scope = draft.holds === 'all' ? {} : scopeOf(request, limits[rule]?.figure.scope.medium);
    const figure = figureOf(rule, entry, scope, draft.source.trim(), day);
    if (figure === null) continue;
    guide = draft.holds === 'all' ? withFigureForAll(guide, figure) : withFigure(guide, figure);
  }
  return guide;
}

function figureOf(rule: EditableRule, { text, unit }: Entry, scope: Scope, source: string, day: string) {
  const typed = text.trim();
  const value = typed === '' ? null : unit === 'style' ? typed : numberIn(typed);
  return ownFigure({ rule, value, unit }, scope, source, day);
}

/** A comma is taken for a point; NaN of what is no number. */
function numberIn(text: string): number {
  return /^\d*[.,]?\d+$/.test(text) ? Number(text.replace(',', '.')) : NaN;
}

function scopeOf({ language, audience, kind }: LimitsRequest, medium: Scope['medium']): Scope {
  return {
    languages: [language],
    ...(audience === null ? {} : { audience }),
    kinds: [kind],
    ...(medium === undefined ? {} : { medium }),
  };
}
