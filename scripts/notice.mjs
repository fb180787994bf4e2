/**
 * Writes NOTICE: the packages that are in the built app, with their licences, from what the bundler put there.
 * `node scripts/notice.mjs` writes it; with `--check` it only says whether it is up to date (exit 1 when it is not).
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from './build.mjs';
import { readStamp } from './build/stamp.ts';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const shipped = ['main', 'preload', 'renderer'];
const line = '-'.repeat(100);

await build(shipped);
const notice = noticeText([...new Set(shipped.flatMap((target) => readStamp(root, target).bundled))].sort());
const file = path.join(root, 'NOTICE');
if (!process.argv.includes('--check')) {
  writeFileSync(file, notice);
} else if (!existsSync(file) || readFileSync(file, 'utf8') !== notice) {
  process.stderr.write(
    'NOTICE does not say what the built app holds. Run "node scripts/notice.mjs" and commit it.\n',
  );
  process.exit(1);
}

/** The whole file: the packages, then each licence text once with the packages under it. */
function noticeText(names) {
  const packages = names.map(describe);
  const texts = new Map();
  for (const { name, text } of packages) texts.set(text, [...(texts.get(text) ?? []), name]);
  return [
    'Subtext',
    'Licensed under the Apache License, Version 2.0 (see LICENSE).',
    '',
    'The built app holds these packages:',
    '',
    ...packages.map(({ name, version, licence }) => `${name} ${version} (${licence})`),
    ...[...texts].flatMap(([text, under]) => ['', line, under.join(', '), line, '', text]),
    '',
  ].join('\n');
}

function describe(name) {
  const folder = path.join(root, 'node_modules', name);
  const { version, license } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const own = readdirSync(folder)
    .filter((file) => /^(licen[cs]e|notice|copying)/i.test(file))
    .sort()
    .map((file) => readFileSync(path.join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim());
  const licence = typeof license === 'string' ? license : 'see below';
  return {
    name,
    version,
    licence,
    text: own.length > 0 ? own.join('\n\n') : `Licence: ${licence}. The package holds no text of it.`,
  };
}
