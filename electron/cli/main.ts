import { problemLine, writerTo, type Output } from './output.ts';
import { problemsOf, run } from './run.ts';

const output: Output = {
  write: writerTo(process.stdout),
  complain: (line) => void process.stderr.write(`${line}\n`),
};

// A reader that closes the pipe early (`| head`) is not a fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
process.stderr.on('error', () => undefined);

// What nobody caught still ends in one line. A trap of the Parquet decoder is caught by whoever reads with it.
process.on('uncaughtException', (error) => {
  if (error.name === 'RuntimeError' && process.listenerCount('uncaughtException') > 1) return;
  for (const problem of problemsOf(error)) output.complain(problemLine(problem));
  process.exit(1);
});

process.exitCode = await run(process.argv.slice(2), output);
