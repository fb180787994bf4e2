import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shippedTexts as texts } from '../definitions/shipped-texts.ts';
import type { EditedFile } from '../definitions/edited.ts';
import { patchOf, readPatch } from './patch.ts';

const consumption = 'models/consumption.yaml';
const shipped = texts.get(consumption) ?? '';
const edits: readonly EditedFile[] = [
  {
    path: consumption,
    text: shipped.replace('when: text_in_original', 'when: false').replace('cluster: title_key\n', ''),
  },
  { path: 'metrics/launches.yaml', text: 'domain: launches\nmetrics: []\n' },
  { path: 'metrics/reading.yaml', text: null },
];

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'subtext-patch-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('what is written is what was edited, read back and as Git applies it', () => {
  const patch = patchOf(texts, edits);
  const read = readPatch('x.patch', patch, texts);
  expect(read.ok && new Map(read.value.map(({ path: file, text }) => [file, text]))).toEqual(
    new Map(edits.map(({ path: file, text }) => [file, text])),
  );
  for (const file of [consumption, 'metrics/reading.yaml']) {
    mkdirSync(path.join(folder, 'shared', path.dirname(file)), { recursive: true });
    writeFileSync(path.join(folder, 'shared', file), texts.get(file) ?? '');
  }
  writeFileSync(path.join(folder, 'edit.patch'), patch);
  execFileSync('git', ['apply', 'edit.patch'], { cwd: folder });
  const applied = (file: string): string => readFileSync(path.join(folder, 'shared', file), 'utf8');
  expect(applied(consumption)).toBe(edits[0]?.text);
  expect(applied('metrics/launches.yaml')).toBe(edits[1]?.text);
  expect(() => applied('metrics/reading.yaml')).toThrow();
  // And undone.
  execFileSync('git', ['apply', '--reverse', 'edit.patch'], { cwd: folder });
  expect(applied(consumption)).toBe(shipped);
  expect(applied('metrics/reading.yaml')).toBe(texts.get('metrics/reading.yaml'));
});

test('an edit that changes nothing is no patch', () => {
  expect(patchOf(texts, [{ path: consumption, text: shipped }])).toBe('');
});

test('a diff of Git is read, with its headers and its numbers out of place', () => {
  const patch = `diff --git a/shared/metrics/reading.yaml b/shared/metrics/reading.yaml
index 1111111..2222222 100644
--- a/shared/metrics/reading.yaml
+++ b/shared/metrics/reading.yaml
@@ -3,4 +3,4 @@ metrics:
     date: null
     type: simple
-    agg: median
+    agg: avg
     expr: cps
`;
  const read = readPatch('x.patch', patch, texts);
  expect(read).toMatchObject({
    ok: true,
    value: [
      {
        path: 'metrics/reading.yaml',
        text: texts.get('metrics/reading.yaml')?.replace('agg: median', 'agg: avg'),
      },
    ],
  });
});

describe('refused is', () => {
  test.each([
    ['what is no diff', 'name: consumption\n', 'lab.not_patch'],
    ['nothing', '', 'lab.not_patch'],
    ['a diff that breaks off', '--- a/x\n+++ b/x\n@@ -1,5 +1 @@\n-a\n', 'lab.not_patch'],
    [
      'a diff of another text',
      '--- a/shared/metrics/reading.yaml\n+++ b/shared/metrics/reading.yaml\n@@ -1,1 +1,1 @@\n-domain: writing\n+domain: reading\n',
      'lab.patch_does_not_fit',
    ],
  ])('%s', (_, patch, code) => {
    expect(readPatch('x.patch', patch, texts).problems).toMatchObject([{ code }]);
  });
});
