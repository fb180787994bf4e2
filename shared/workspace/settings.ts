import { z } from 'zod';

const scalar = z.union([z.string().max(2000), z.number(), z.boolean(), z.null()]);

/** What a view setting may hold: a scalar, a list of scalars, or a flat record of them. Bounded, since it comes back from addresses and files. */
export const settingSchema = z.union([
  scalar,
  z.array(scalar).max(500),
  z.record(z.string().max(64), z.union([scalar, z.array(scalar).max(500)])),
]);
/** The value of a setting of a view. */
export type Setting = z.infer<typeof settingSchema>;

/** All settings of all screens, by their full key (`reading-speed.outcome`). */
export const settingsSchema = z.record(
  z.string().regex(/^[a-z0-9-]{1,40}\.[a-zA-Z0-9-]{1,40}$/),
  settingSchema,
);
/** Settings of a view, by their ids. */
export type Settings = Readonly<Record<string, Setting>>;
