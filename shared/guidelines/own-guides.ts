import { z } from 'zod';
import { type Guide, guideSchema } from './guide.ts';
import { presets } from './presets/presets.ts';
import { isClear } from './read-guide.ts';

/** The most guides of a user's own; one is some 50 KB as text. */
const mostOwnGuides = 20;

/** Guides of a user's own, as they come back from storage or a workspace: each one clear, and under an id that no other has. */
export const ownGuidesSchema = z
  .array(guideSchema.refine(isClear, 'two figures of a guide set the same thing'))
  .max(mostOwnGuides)
  .refine(areApart, 'two guides have the same id');

function areApart(guides: readonly Guide[]): boolean {
  const ids = [...presets, ...guides].map(({ id }) => id);
  return new Set(ids).size === ids.length;
}

/** The guide of an id, shipped or a user's own; undefined where there is none. */
export function guideNamed(id: string, own: readonly Guide[]): Guide | undefined {
  return [...presets, ...own].find((guide) => guide.id === id);
}

/** A user's guides with one more, or with one in the place of that of its id; beyond the most, the oldest goes. */
export function withOwnGuide(own: readonly Guide[], guide: Guide): readonly Guide[] {
  const at = own.findIndex(({ id }) => id === guide.id);
  return at < 0 ? [...own, guide].slice(-mostOwnGuides) : own.with(at, guide);
}

/** An id that no guide at hand has, from a name: `House style` is `house-style`, then `house-style-2`. */
export function freshGuideId(name: string, own: readonly Guide[]): string {
  const base =
    name
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 80) || 'guide';
  let id = base;
  for (let next = 2; guideNamed(id, own) !== undefined; next += 1) id = `${base}-${next}`;
  return id;
}
