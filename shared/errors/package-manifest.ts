import { message } from './define.ts';
import { size } from './size.ts';

/** Folders by name, those beyond three by their number. */
function foldersIn(folders: readonly string[]): string {
  const named = folders.slice(0, 3).join(', ');
  return folders.length <= 3 ? named : `${named} and ${folders.length - 3} more`;
}

/** Messages of datapackage.json itself. */
export const manifestMessages = {
  noManifest: message<{ folders: readonly string[] }>('package.no_manifest', {
    severity: 'error',
    message: (p) =>
      `There is no datapackage.json in the folder${p.folders.length === 0 ? '' : ` itself, but there is in ${foldersIn(p.folders)}`}.`,
    fix: (p) =>
      p.folders.length === 0
        ? 'Choose the folder that holds datapackage.json itself, not one above or below it.'
        : `Choose ${p.folders.length === 1 ? 'that folder' : 'one of those folders'}, and it alone.`,
  }),
  manifestTooLarge: message<{ bytes: number; limit: number }>('package.manifest_too_large', {
    severity: 'error',
    message: (p) => `datapackage.json has ${size(p.bytes)}; at most ${size(p.limit)} are read.`,
    fix: () => 'Keep only the description of the tables in it, and the data in files of their own.',
  }),
  manifestTooDeep: message<{ limit: number }>('package.manifest_too_deep', {
    severity: 'error',
    message: (p) => `datapackage.json nests objects and lists more than ${p.limit} deep.`,
    fix: () => 'Write it as the Data Package standard has it, which needs no such nesting.',
  }),
  manifestNotText: message('package.manifest_not_text', {
    severity: 'error',
    message: () => 'datapackage.json is not UTF-8 text.',
    fix: () => 'Save it as UTF-8.',
  }),
  manifestNotJson: message<{ reason: string }>('package.manifest_not_json', {
    severity: 'error',
    message: (p) => `datapackage.json is not valid JSON: ${p.reason}.`,
    fix: () => 'Correct it at that place, or export the package again.',
  }),
  manifestField: message<{ property: string; expected: string }>('package.manifest_field', {
    severity: 'error',
    message: (p) => `The property ${p.property} of datapackage.json is missing or wrong: ${p.expected}.`,
    fix: (p) => `Write ${p.property} in datapackage.json as described in datasets/schema.`,
  }),
  definitionMissing: message<{ property: string; table: string }>('package.definition_missing', {
    severity: 'warning',
    message: (p) => `datapackage.json does not say in ${p.property} how the numbers of ${p.table} were made.`,
    fix: (p) => `Add ${p.property}, so that readers know what was counted.`,
  }),
  unknownGuide: message<{ guide: string; known: readonly string[] }>('package.unknown_guide', {
    severity: 'warning',
    message: (p) =>
      `datapackage.json names ${p.guide} as its guide, of which style_limits has no row: no limit is in force.`,
    fix: (p) => `Name one that it has in subtext.default_guide: ${p.known.join(', ')}.`,
  }),
  dateAssumed: message<{ property: string; used: string; from: string }>('package.date_assumed', {
    severity: 'warning',
    message: (p) => `datapackage.json has no ${p.property}; ${p.used}, its ${p.from}, is used instead.`,
    fix: (p) => `Add ${p.property} as a date, such as 2026-10-05.`,
  }),
  unknownProperty: message<{ property: string }>('package.unknown_property', {
    severity: 'warning',
    message: (p) => `The property ${p.property} of datapackage.json is not known and was not read.`,
    fix: () => 'Check its spelling, or take it out.',
  }),
  futureVersion: message<{ found: number; known: number }>('package.future_version', {
    severity: 'error',
    message: (p) => `The package has schema version ${p.found}; this build reads versions up to ${p.known}.`,
    fix: () => 'Open it with a newer Subtext, or export it in an older version.',
  }),
} as const;
