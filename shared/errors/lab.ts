import { cut, message } from './define.ts';

/** Messages of the rule lab: edits of definitions, their patches, and what they change. */
export const labMessages = {
  noSuchFile: message<{ file: string }>('lab.no_such_file', {
    severity: 'error',
    message: (p) => `${p.file} is not the place of a definition.`,
    fix: () =>
      'Name it models/NAME.yaml, metrics/DOMAIN.yaml or metrics/dimensions/SUBJECT.yaml, as in the repository.',
  }),
  samePlace: message<{ place: string; times: number; names: readonly string[] }>('lab.same_place', {
    severity: 'error',
    message: (p) => {
      const by = p.names.length === 0 ? '' : `, by ${p.names.map(cut).join(' and by ')}`;
      return `${cut(p.place)} is edited ${p.times} times${by}; only one edit could count.`;
    },
    fix: () =>
      'Leave one of them. Lay what is to be a file of its own in a folder models, metrics or metrics/dimensions, under a new name.',
  }),
  tooLarge: message<{ most: string }>('lab.too_large', {
    severity: 'error',
    message: (p) => `An edited definition has more than ${p.most} characters.`,
    fix: () => 'Split it into several files.',
  }),
  tooDeep: message('lab.too_deep', {
    severity: 'error',
    message: () => 'An edited definition nests parts inside parts deeper than Subtext follows.',
    fix: () => 'Take out parentheses and brackets.',
  }),
  notPatch: message<{ name: string }>('lab.not_patch', {
    severity: 'error',
    message: (p) => `${p.name} is no unified diff of definition files.`,
    fix: () => 'Give a diff as "git diff" writes it, an edited YAML file, or a folder of them.',
  }),
  patchDoesNotFit: message<{ file: string; line: number }>('lab.patch_does_not_fit', {
    severity: 'error',
    message: (p) =>
      `The patch does not fit ${p.file}: what it changes from line ${p.line} on reads otherwise.`,
    fix: () => 'Make the patch anew from the definitions that this Subtext has.',
  }),
  noDefinitions: message<{ path: string }>('lab.no_definitions', {
    severity: 'error',
    message: (p) => `There are no edited definitions at ${p.path}.`,
    fix: () => 'Name an edited YAML file, a folder of them, or a unified diff.',
  }),
  tooManyFiles: message<{ path: string; files: number; most: number }>('lab.too_many_files', {
    severity: 'error',
    message: (p) =>
      `${p.path} holds ${p.files.toLocaleString('en')} YAML files, more than the ${p.most.toLocaleString('en')} that are read.`,
    fix: () => 'Name the folder of the edited definitions alone.',
  }),
  cannotBuild: message<{ model: string; reason: string }>('lab.cannot_build', {
    severity: 'error',
    message: (p) => `The edited model ${p.model} could not be built: ${p.reason}`,
    fix: () => 'Correct its SQL or its columns; nothing that is loaded has changed.',
  }),
  keyRepeated: message<{ model: string; key: string; keys: number }>('lab.key_repeated', {
    severity: 'error',
    message: (p) =>
      `The edited model ${p.model} has ${p.keys === 1 ? '1 key' : `${p.keys} keys`} more than once: its rows are not told apart by ${p.key}.`,
    fix: () =>
      'Correct its SQL, so that every row has a key of its own: everything that joins it would count twice.',
  }),
  populationAlone: message<{
    metric: string;
    groups: number;
    group: string;
    before: string;
    after: string;
  }>('lab.population_alone', {
    severity: 'warning',
    message: (p) =>
      `${p.metric} moved without its events in ${p.groups === 1 ? '1 group' : `${p.groups} groups`}, most of all ${p.group}: what it is counted among went from ${p.before} to ${p.after}.`,
    fix: () => 'Read it as a change of what is counted, not of what happened.',
  }),
  populationMoved: message<{ metric: string; groups: number }>('lab.population_moved', {
    severity: 'warning',
    message: (p) =>
      `${p.metric} is counted among other rows than before in ${p.groups === 1 ? '1 group' : `${p.groups} groups`}, beside a change of its events.`,
    fix: () => 'Look at its n before and after, too.',
  }),
} as const;
