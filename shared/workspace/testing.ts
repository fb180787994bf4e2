import fc from 'fast-check';
import { filterDimensions } from './reach.ts';
import type { Filter } from './filter.ts';
import type { Settings } from './settings.ts';
import type { View } from './workspace.ts';

/** Any text that a filter or a setting may hold: every script, control characters, halves of characters. */
const text = (maxLength: number): fc.Arbitrary<string> =>
  fc.oneof(
    fc.string({ unit: 'binary', maxLength }),
    fc.string({
      unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
      maxLength,
    }),
  );

const scalar = fc.oneof(
  text(40),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (value === 0 ? 0 : value)),
  fc.boolean(),
);

const operators = fc.constantFrom<[Filter['op'], min: number, max: number]>(
  ['eq', 1, 1],
  ['ne', 1, 1],
  ['lt', 1, 1],
  ['ge', 1, 1],
  ['in', 1, 8],
  ['between', 2, 2],
  ['is_null', 0, 0],
  ['is_not_null', 0, 0],
);

/** Any filters that a view may have: each dimension at most once. */
const filters: fc.Arbitrary<Filter[]> = fc
  .shuffledSubarray(
    filterDimensions.map(({ name }) => name),
    { maxLength: 6 },
  )
  .chain((names) =>
    fc.tuple(
      ...names.map((dimension) =>
        operators.chain(([op, minLength, maxLength]) =>
          fc.array(scalar, { minLength, maxLength }).map((values): Filter => ({ dimension, op, values })),
        ),
      ),
    ),
  );

const nullable = fc.oneof(scalar, fc.constant(null));
const setting = fc.oneof(
  nullable,
  fc.array(nullable, { maxLength: 5 }),
  fc
    .dictionary(
      text(10).filter((key) => key !== '__proto__'),
      fc.oneof(nullable, fc.array(nullable, { maxLength: 3 })),
      { maxKeys: 4 },
    )
    .map((record) => ({ ...record })),
);

/** Any settings of screens. */
const settings: fc.Arbitrary<Settings> = fc
  .dictionary(fc.stringMatching(/^[a-z0-9-]{1,12}\.[a-zA-Z0-9-]{1,12}$/), setting, { maxKeys: 5 })
  .map((record) => ({ ...record }));

/** Any view, for tests. */
export function viewArbitrary(
  screens: fc.Arbitrary<string> = fc.stringMatching(/^[a-z0-9-]{1,40}$/),
): fc.Arbitrary<View> {
  return fc.record({ screen: screens, filters, settings }, { noNullPrototype: true });
}
