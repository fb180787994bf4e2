import path from 'node:path';

/** What a start of the app was asked to do. Paths are absolute; nothing is checked on the disk. */
export interface Launch {
  readonly packageFolder: string | null;
  readonly workspaceFile: string | null;
  readonly selfTest: boolean;
}

/**
 * Reads the arguments of a start, of a second start, or of files that the system asks to open.
 *
 * Switches of Electron and Chromium are passed over. A folder, or its `datapackage.json`, is a package; `*.subtext` is a
 * workspace; `--package DIR` and `--package=DIR` name a package whatever it is called. The last one of each counts.
 * @param args what follows the executable, in any order
 * @param cwd absolute folder that relative paths start from
 * @param appPath the app's own folder, which an unpackaged start names among its arguments; null when packaged
 */
export function parseLaunch(args: readonly string[], cwd: string, appPath: string | null): Launch {
  let packageFolder: string | null = null;
  let workspaceFile: string | null = null;
  for (const [index, arg] of args.entries()) {
    const named = /^--package=(.+)$/.exec(arg)?.[1];
    const follows = args[index - 1] === '--package' && !arg.startsWith('-');
    if (named !== undefined || follows) packageFolder = path.resolve(cwd, named ?? arg);
    if (arg.startsWith('-') || follows || arg === '') continue;
    const file = path.resolve(cwd, arg);
    if (file === appPath) continue;
    if (file.toLowerCase().endsWith('.subtext')) workspaceFile = file;
    else packageFolder = path.basename(file) === 'datapackage.json' ? path.dirname(file) : file;
  }
  return { packageFolder, workspaceFile, selfTest: args.includes('--self-test') };
}
