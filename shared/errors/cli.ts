import { message } from './define.ts';

/** Messages of the command line about the call itself. */
export const cliMessages = {
  unknownCommand: message<{ command: string; known: readonly string[] }>('cli.unknown_command', {
    severity: 'error',
    message: (p) => (p.command === '' ? 'No command was given.' : `There is no command ${p.command}.`),
    fix: (p) => `Use one of: ${p.known.join(', ')}.`,
  }),
  badOption: message<{ detail: string; command: string }>('cli.bad_option', {
    severity: 'error',
    message: (p) => p.detail,
    fix: (p) => `Run "subtext help ${p.command}" to see what it takes.`,
  }),
  wrongArguments: message<{ command: string; usage: string }>('cli.wrong_arguments', {
    severity: 'error',
    message: (p) => `The command ${p.command} was not given what it needs.`,
    fix: (p) => `Call it as: subtext ${p.usage}.`,
  }),
  extraWord: message<{ word: string; usage: string }>('cli.extra_word', {
    severity: 'error',
    message: (p) => `The word ${p.word} is one too many.`,
    fix: (p) => `Call it as: subtext ${p.usage}. Lists have no spaces, and an EXPR stands in double quotes.`,
  }),
  noFolder: message<{ folder: string }>('cli.no_folder', {
    severity: 'error',
    message: (p) => `There is no folder ${p.folder}.`,
    fix: () => 'Name the folder that holds datapackage.json; paths are relative to where you stand.',
  }),
  noTable: message<{ table: string; known: readonly string[] }>('cli.no_table', {
    severity: 'error',
    message: (p) => `There is no table or model named ${p.table}.`,
    fix: (p) => `Use one of: ${p.known.join(', ')}.`,
  }),
  notApplied: message<{ filter: string; reason: string }>('cli.filter_not_applied', {
    severity: 'error',
    message: (p) => `The filter on ${p.filter} was not applied: ${p.reason}`,
    fix: () => 'Leave the filter out, or ask for metrics that it reaches.',
  }),
  tablesAbsent: message<{ metric: string; tables: readonly string[] }>('cli.tables_absent', {
    severity: 'warning',
    message: (p) => `The package leaves out ${p.tables.join(', ')}, so that ${p.metric} counts nothing.`,
    fix: () => 'Take the figure for unknown, or export these tables too.',
  }),
  unexpected: message<{ detail: string }>('cli.unexpected', {
    severity: 'error',
    message: (p) => `Something went wrong that Subtext did not expect: ${p.detail}.`,
    fix: () => 'This is a fault of Subtext. Please report it with the call and, if you may, the package.',
  }),
} as const;
