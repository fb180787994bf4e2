import { z } from 'zod';

/** Other limits for lines of one kind and audience, under a name: what is compared, kept in a workspace and put into a brief. */
export interface Scenario {
  readonly name: string;
  readonly assetType: string;
  readonly audience: string;
  /** The share of lines over a limit that are condensed to it, from 0 to 1; null to read it from the lines. */
  readonly compliance: number | null;
  /** Limits by language, in characters per second, at least one. */
  readonly limits: ReadonlyMap<string, number>;
}

/**
 * The least and the most of each figure, in the unit of {@link Scenario}. A limit has one decimal at most, since lines are counted by
 * tenths: between them, one that a line keeps and one that it breaks would count alike.
 */
export const scenarioBounds = {
  limit: { least: 1, most: 60, decimals: 1 },
  compliance: { least: 0, most: 1 },
} as const;

const word = z.string().regex(/^[a-z_]{1,40}$/);
const languageSchema = z.string().regex(/^[A-Za-z0-9-]{1,35}$/);
const limitSchema = z
  .number()
  .min(scenarioBounds.limit.least)
  .max(scenarioBounds.limit.most)
  .refine((limit) => Number(limit.toFixed(scenarioBounds.limit.decimals)) === limit);
const complianceSchema = z
  .number()
  .min(scenarioBounds.compliance.least)
  .max(scenarioBounds.compliance.most)
  .nullable();

/** A language, its limit, a language, its limit, ... */
function arePairs(values: readonly (string | number)[]): boolean {
  const isPaired = values.length > 0 && values.length % 2 === 0;
  return (
    isPaired &&
    values.every((value, i) => (i % 2 === 0 ? languageSchema : limitSchema).safeParse(value).success)
  );
}

/** What a scenario holds beside its name. */
export type NewLimits = Omit<Scenario, 'name'>;

/** New limits as a view setting holds them, which is flat: the kind of lines, the audience, the compliance, and then a language and its limit, again and again. */
export const keptLimitsSchema = z
  .tuple([word, word, complianceSchema], z.union([z.string(), z.number()]))
  .refine(([, , , ...pairs]) => arePairs(pairs));
/** See {@link keptLimitsSchema}. */
export type KeptLimits = z.infer<typeof keptLimitsSchema>;

/** Scenarios as a view setting holds them: by name, their limits as in {@link keptLimitsSchema}. */
export type KeptScenarios = Readonly<Record<string, KeptLimits>>;

const nameSchema = z.string().min(1).max(60);

/** Reads {@link KeptScenarios}, which come from outside. Of what is not as it should be, the other scenarios are kept. */
export const keptScenariosSchema = z.record(z.string(), z.unknown()).transform((all): KeptScenarios =>
  Object.fromEntries(
    Object.entries(all).flatMap(([name, limits]) => {
      const read = keptLimitsSchema.safeParse(limits);
      return read.success && nameSchema.safeParse(name).success ? [[name, read.data]] : [];
    }),
  ),
);

/** The limits that a setting holds. A language that is named twice has its last limit. */
export function limitsFrom([assetType, audience, compliance, ...pairs]: KeptLimits): NewLimits {
  return {
    assetType,
    audience,
    compliance,
    limits: new Map(
      pairs.flatMap((language, i): [string, number][] => {
        const limit = pairs[i + 1];
        return typeof language === 'string' && typeof limit === 'number' ? [[language, limit]] : [];
      }),
    ),
  };
}

/** Limits as a setting holds them. */
export function keptLimits({ assetType, audience, compliance, limits }: NewLimits): KeptLimits {
  return [assetType, audience, compliance, ...[...limits].flat()];
}

/** The scenarios that a setting holds, in its order. */
export function scenariosFrom(kept: KeptScenarios): Scenario[] {
  return Object.entries(kept).map(([name, limits]) => ({ name, ...limitsFrom(limits) }));
}

/** Scenarios as a setting holds them; of two with one name, the last. */
export function keptScenarios(scenarios: readonly Scenario[]): KeptScenarios {
  return Object.fromEntries(scenarios.map((scenario) => [scenario.name, keptLimits(scenario)]));
}
