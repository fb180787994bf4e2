import type { z } from 'zod';
import { guidelineMessages } from '../errors/guideline.ts';
import { listedPlaces, type Problem, type Result } from '../errors/problem.ts';
import { nestsDeeper } from '../package/json-guard.ts';
import type { Figure } from './figure.ts';
import { type Guide, guideSchema } from './guide.ts';
import { presets } from './presets/presets.ts';

/** The most characters of a guide's file; Netflix's has a twentieth of it. */
const longestGuide = 1_000_000;

/** The text of a guide's file: the same for the same guide. */
export function guideText(guide: Guide): string {
  return `${JSON.stringify(guide, null, 2)}\n`;
}

/**
 * Reads a guide that a user wrote or changed. It is input from outside: every fault is told with the property where it is.
 * A figure that was changed, and still cites the page that says otherwise, is a warning.
 * @param name the file's name, for messages.
 */
export function readGuide(name: string, text: string): Result<Guide> {
  const at = { file: name };
  if (text.length > longestGuide)
    return refused([guidelineMessages.guideTooLarge({ name, most: '1,000,000' }, at)]);
  const json = nestsDeeper(text, 20) ? undefined : parsedJson(text);
  if (json === undefined) return refused([guidelineMessages.guideNotJson({ name }, at)]);
  const parsed = guideSchema.safeParse(json);
  if (!parsed.success) return refused(fieldProblems(parsed.error, name));
  const clashes = clashProblems(parsed.data, name);
  if (clashes.length > 0) return refused(clashes);
  return { ok: true, value: parsed.data, problems: staleCitations(parsed.data, name) };
}

function refused(problems: readonly Problem[]): Result<Guide> {
  return { ok: false, problems };
}

/** Undefined where it is no JSON, which JSON itself can't hold. */
function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function fieldProblems(error: z.ZodError, file: string): Problem[] {
  return error.issues.slice(0, listedPlaces).map((issue, index) => {
    const property = propertyPath(issue.path);
    const count = index === 0 && error.issues.length > listedPlaces ? error.issues.length : undefined;
    return guidelineMessages.guideField({ property, rule: issue.message }, { file, column: property }, count);
  });
}

function propertyPath(path: readonly PropertyKey[]): string {
  const steps = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`));
  return steps.join('').replace(/^\./, '') || 'root';
}

/** Whether no two figures of a guide answer the same question alike. */
export function isClear(guide: Guide): boolean {
  return clashProblems(guide, '').length === 0;
}

/** Figures that would answer the same question alike, so that nobody could say which one holds. */
function clashProblems({ figures }: Guide, file: string): Problem[] {
  const problems: Problem[] = [];
  const first = new Map<string, number>();
  figures.forEach((figure, index) => {
    const clash = [...questionsOf(figure)].find(({ key }) => first.has(key));
    if (clash === undefined) for (const { key } of questionsOf(figure)) first.set(key, index);
    else if (problems.length < listedPlaces) {
      const second = `figures[${index}]`;
      const names = { first: `figures[${first.get(clash.key) ?? 0}]`, second, tag: clash.tag };
      problems.push(guidelineMessages.guideFiguresClash(names, { file, column: second }));
    }
  });
  return problems;
}

/** The languages and kinds that a figure speaks of, each with the rest of its scope. */
function* questionsOf({ rule, scope }: Figure): Generator<{ key: string; tag: string }> {
  const { audience = '', medium = '', script = '' } = scope;
  const tags = new Set((scope.languages ?? ['']).map((tag) => tag.toLowerCase()));
  for (const tag of tags)
    for (const kind of scope.kinds ?? [''])
      yield {
        key: [rule, audience, medium, script, kind, tag].join(' '),
        tag: tag === '' ? 'every language' : tag,
      };
}

/** Figures of a copy that cite a page of the guide it was copied from for what that page doesn't say. */
function staleCitations({ figures, copied_from: from }: Guide, file: string): Problem[] {
  const shipped = presets.find(({ id }) => id === from)?.figures ?? [];
  const pages = new Set(shipped.map(({ citation }) => JSON.stringify(citation)));
  const said = new Set(shipped.map(saying));
  const stale = figures.flatMap((figure, index) =>
    figure.confidence !== 'assumed' && pages.has(JSON.stringify(figure.citation)) && !said.has(saying(figure))
      ? [{ property: `figures[${index}]`, title: figure.citation.title }]
      : [],
  );
  return stale.slice(0, listedPlaces).map((each, index) => {
    const count = index === 0 && stale.length > listedPlaces ? stale.length : undefined;
    return guidelineMessages.guideCitesUnchanged(each, { file, column: each.property }, count);
  });
}

function saying({ rule, value, unit, citation }: Figure): string {
  return JSON.stringify([rule, value, unit, citation]);
}
