import { message } from './define.ts';

/** Messages of the engine: loading, memory, cancelling, crashes. */
export const engineMessages = {
  cancelled: message('engine.cancelled', {
    severity: 'note',
    message: () => 'The work was cancelled.',
    fix: () => 'Start it again when you want it; what was open before is still open.',
  }),
  outOfMemory: message<{ usedBytes: number; limitBytes: number }>('engine.out_of_memory', {
    severity: 'error',
    message: (p) =>
      `The memory of the engine is full: ${bytes(p.usedBytes)} of ${bytes(p.limitBytes)} were in use, and the next step needed more.`,
    fix: () =>
      'Ask for less at a time, or open an export of fewer titles or languages; leaving the text of the lines out makes an export much smaller.',
  }),
  noRoomForBoth: message<{ label: string }>('engine.no_room_for_both', {
    severity: 'error',
    message: (p) => `There is not enough memory to keep the open package and load ${p.label} beside it.`,
    fix: () => 'Close the open package first and load this one alone; nothing was changed yet.',
  }),
  nothingOpen: message('engine.nothing_open', {
    severity: 'error',
    message: () => 'No package is open.',
    fix: () => 'Open a data package first.',
  }),
  crashed: message<{ reason: string }>('engine.crashed', {
    severity: 'error',
    message: (p) => `The engine stopped: ${p.reason}.`,
    fix: () =>
      'Subtext starts it again and loads the package anew; if it stops again, open a smaller export.',
  }),
  restarting: message('engine.restarting', {
    severity: 'warning',
    message: () => 'The engine stopped.',
    fix: () =>
      'It is starting again and loads the package anew; what you were looking at comes back by itself.',
  }),
  notRestarted: message<{ label: string }>('engine.not_restarted', {
    severity: 'error',
    message: (p) => `The engine stopped and could not load ${p.label} again.`,
    fix: () => 'Open the package again; the view is kept and will fill.',
  }),
  cannotStart: message<{ reason: string }>('engine.cannot_start', {
    severity: 'error',
    message: (p) => `The engine could not be started: ${p.reason}.`,
    fix: () =>
      'Start Subtext again; if that does not help, install it again, since a file of it may be missing.',
  }),
  queryFailed: message<{ reason: string }>('engine.query_failed', {
    severity: 'error',
    message: (p) => `The engine refused a query: ${p.reason}`,
    fix: () =>
      'This is a fault of Subtext or of a definition. Copy the query from "how is this computed" and report it.',
  }),
  sumTooLarge: message<{ sum: string }>('engine.sum_too_large', {
    severity: 'error',
    message: (p) =>
      `A sum comes to ${p.sum}, beyond the largest whole number that can be told, 9223372036854775807.`,
    fix: () =>
      'Look in the package for counts that can’t be, of fifteen digits and more, and export them again.',
  }),
  locked: message<{ reason: string }>('engine.locked', {
    severity: 'error',
    message: (p) => `The engine refused to reach outside the package: ${p.reason}`,
    fix: () => 'Nothing but the open package can be read. Put what is needed into the package.',
  }),
  unsupportedResult: message<{ type: string }>('engine.unsupported_result', {
    severity: 'error',
    message: (p) => `A result has a column of the type ${p.type}, which Subtext does not show.`,
    fix: () => 'Cast the column to text, a number, a boolean, a date or a timestamp without a time zone.',
  }),
  rowsLost: message<{ expected: number; found: number }>('engine.rows_lost', {
    severity: 'error',
    message: (p) => `Of ${p.expected} rows handed to the engine, ${p.found} arrived.`,
    fix: () => 'Export the file again: it does not hold the rows that it says it holds.',
  }),
  unreadableFile: message<{ kind: 'Parquet' | 'Arrow'; reason: string }>('engine.unreadable_file', {
    severity: 'error',
    message: (p) => `The file can't be read as ${p.kind}: ${p.reason}.`,
    fix: () =>
      'The file is cut short, damaged or of another format: export it again, or correct its format in datapackage.json.',
  }),
  wrongRowCount: message<{ declared: number; found: number }>('engine.wrong_row_count', {
    severity: 'error',
    message: (p) => `The file says that it holds ${p.declared} rows, but it holds ${p.found}.`,
    fix: () => 'The file is damaged or was written wrongly: export it again.',
  }),
} as const;

function bytes(count: number): string {
  return count >= 1e9 ? `${(count / 1e9).toFixed(1)} GB` : `${Math.ceil(count / 1e6)} MB`;
}
