import { preparePackage } from './prepare-package.ts';

/*
 * Keeps a package as it stands when it is open, so that it opens at once: node main.mjs FOLDER OUT NAME. Part of the build.
 */
const [folder = '', outFolder = '', name = ''] = process.argv.slice(2);
await preparePackage(folder, outFolder, name).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
