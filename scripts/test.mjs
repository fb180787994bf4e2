/**
 * `npm test`: types, lint, unit tests, build, end-to-end tests; every step runs even when an earlier one
 * failed, except that end-to-end tests need the build. The last line counts: `N passed, N failed, N skipped`, where each type
 * check and lint run counts as one test.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { findChromium } from './chromium.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const bin = (...parts) => path.join(root, 'node_modules', ...parts);
const reports = mkdtempSync(path.join(tmpdir(), 'subtext-test-'));
const counts = { passed: 0, failed: 0, skipped: 0 };
/** What failed and what it said, told again before the last line: of a long log, often only the end is kept. */
const failures = [];

/** In a log, colours are noise. */
const plain = process.stdout.isTTY ? {} : { NO_COLOR: '1' };

const say = (text) => console.log(text);

/** Runs a Node program under this Node; resolves to its exit code, what it printed, and the seconds it took. */
function run(program, args, { env = {}, live = false } = {}) {
  const started = Date.now();
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [program, ...args], {
      cwd: root,
      env: { ...process.env, ...plain, ...env },
      stdio: ['ignore', live ? 'inherit' : 'pipe', live ? 'inherit' : 'pipe'],
    });
    let output = '';
    child.stdout?.on('data', (chunk) => (output += chunk));
    child.stderr?.on('data', (chunk) => (output += chunk));
    child.on('close', (code) => resolve({ code: code ?? 1, output, took: seconds(started) }));
  });
}

/** A step that passes or fails as a whole. @param running what {@link run} gave; output is shown here alone, so that parallel steps don't mix */
async function check(name, running) {
  const { code, output, took } = await running;
  counts[code === 0 ? 'passed' : 'failed'] += 1;
  say(`${code === 0 ? 'ok  ' : 'FAIL'} ${name} (${took} s)`);
  if (code !== 0) {
    say(output.trimEnd());
    failures.push({ name, said: output });
  }
  return code === 0;
}

async function unitTests() {
  const started = Date.now();
  const file = path.join(reports, 'unit.json');
  const { code } = await run(
    bin('vitest', 'vitest.mjs'),
    ['run', '--reporter=dot', '--reporter=json', `--outputFile.json=${file}`],
    { live: true },
  );
  const report = readReport(file);
  if (!report) {
    counts.failed += 1;
    return say(`FAIL unit tests did not report (${seconds(started)} s)`);
  }
  const before = counts.failed;
  for (const suite of report.testResults) {
    const failed = suite.assertionResults.filter(({ status }) => status === 'failed');
    const file = path.relative(root, suite.name);
    // A file that can't be read, or a hook that fails, leaves no failed test behind: its tests are missing, or skipped.
    if (suite.status === 'failed' && failed.length === 0) {
      counts.failed += 1;
      failures.push({ name: file, said: suite.message || 'A hook failed: see above.' });
    }
    for (const { fullName, failureMessages } of failed)
      failures.push({ name: `${file}: ${fullName}`, said: failureMessages.join('\n') });
  }
  counts.passed += report.numPassedTests;
  counts.failed += report.numFailedTests;
  countEnd('unit tests', code, before);
  counts.skipped += report.numPendingTests + report.numTodoTests;
  say(`${counts.failed === before ? 'ok  ' : 'FAIL'} unit tests (${seconds(started)} s)`);
}

async function endToEndTests() {
  const started = Date.now();
  const chromium = findChromium(say);
  if (!chromium) {
    counts.failed += 1;
    return say('FAIL end-to-end tests need a Chromium: set CHROMIUM_PATH, or install one, and try again.');
  }
  const file = path.join(reports, 'e2e.json');
  const before = counts.failed;
  const { code } = await run(bin('@playwright', 'test', 'cli.js'), ['test'], {
    live: true,
    env: { CHROMIUM_PATH: chromium, PLAYWRIGHT_JSON_OUTPUT_FILE: file },
  });
  const report = readReport(file);
  if (!report) {
    counts.failed += 1;
    return say(`FAIL end-to-end tests did not report (${seconds(started)} s)`);
  }
  for (const { project, spec, results } of report.suites.flatMap(testsOf)) {
    const errors = results.flatMap((result) => result.errors);
    if (errors.length > 0)
      failures.push({
        name: `[${project}] ${spec.file}: ${spec.title}`,
        said: errors.map(({ message }) => message).join('\n'),
      });
  }
  const { expected, unexpected, flaky, skipped } = report.stats;
  counts.passed += expected;
  counts.failed += unexpected + flaky + (expected + unexpected + flaky === 0 ? 1 : 0);
  counts.skipped += skipped;
  countEnd('end-to-end tests', code, before);
  say(`${counts.failed === before ? 'ok  ' : 'FAIL'} end-to-end tests (${seconds(started)} s)`);
}

/** A runner may fail where each test passed: by an error that no test caught, or one while it ended. @param before failures counted before it ran */
function countEnd(name, code, before) {
  if (code === 0 || counts.failed > before) return;
  counts.failed += 1;
  failures.push({ name, said: `No test failed, and the runner ended with ${code}: see above.` });
}

/** All tests below a suite of Playwright's report. */
function testsOf(suite) {
  return [
    ...suite.specs.flatMap((spec) =>
      spec.tests.map(({ projectName, results }) => ({ project: projectName, spec, results })),
    ),
    ...(suite.suites ?? []).flatMap(testsOf),
  ];
}

/** The first lines of what a failure said, without colours. */
function briefly(text) {
  const lines = stripVTControlCharacters(text).trim().split('\n');
  return lines.slice(0, 12).map((line) => `  ${line.slice(0, 300)}`);
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

function seconds(since) {
  return ((Date.now() - since) / 1000).toFixed(0);
}

// Linting takes one core for as long as all the others take the second one, and then some: the unit tests don't wait for it.
const linting = run(bin('eslint', 'bin', 'eslint.js'), ['.', '--max-warnings=0']);
// TypeScript 7 checks in half of the time; 6 is there beside it for the linter, which can't read types through 7 yet.
for (const zone of ['shared', 'renderer', 'electron', '.'])
  await check(`types ${zone}`, run(bin('@typescript', 'native', 'bin', 'tsc'), ['-p', zone]));
await check('unused code', run(bin('knip', 'bin', 'knip.js'), []));
await check('formatting', run(bin('prettier', 'bin', 'prettier.cjs'), ['--check', '--log-level=warn', '.']));
await unitTests();
await check('lint', linting);
if (await check('build', run(path.join(root, 'scripts', 'build.mjs'), []))) await endToEndTests();
rmSync(reports, { recursive: true, force: true });
for (const { name, said } of failures) say([`FAILED ${name}`, ...briefly(said)].join('\n'));
say(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exit(counts.failed === 0 ? 0 : 1);
