import { mkdtemp, readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'vitest';
import { openNodeEngine } from '../../electron/cli/engine/open.ts';
import { folderFiles } from '../../electron/cli/folder-files.ts';
import { loadPackage } from '../../shared/engine/load.ts';
import { recipes } from './recipes.ts';
test('fill', async () => {
  const made = await mkdtemp('/tmp/brk-');
  const out: string[] = [];
  for (const e of await readdir(import.meta.dirname, { withFileTypes: true })) {
    if (!e.isDirectory()) continue;
    const name = e.name; const file = path.join(import.meta.dirname, name, 'expected.json');
    const exp = JSON.parse(await readFile(file, 'utf8'));
    let folder = path.join(import.meta.dirname, name);
    const s = performance.now();
    const engine = await openNodeEngine();
    let problems: any[] = []; let refused = false;
    try { if (recipes[name]) { folder = path.join(made, name); await recipes[name](folder); }
      problems = [...(await loadPackage(engine, await folderFiles(folder), {})).problems]; } catch (x: any) { refused = true; problems = x.problems ?? [{ code: 'THROWN ' + String(x) }]; }
    await engine.close();
    problems = problems.filter((p) => !['package.missing_table', 'package.absent_columns'].includes(p.code) || exp.problems.some((q: any) => q.code === p.code && q.at.table === p.at.table));
    const same = problems.length === exp.problems.length && refused === exp.refused && problems.every((p, i) => { const q = exp.problems[i]; return p.code === q.code && p.severity === q.severity && p.count === q.count && JSON.stringify(Object.entries(p.at).sort()) === JSON.stringify(Object.entries(q.at).sort()); });
    const ms = Math.round(performance.now() - s);
    if (same) { exp.problems = exp.problems.map((q: any, i: number) => ({ code: q.code, severity: q.severity, message: problems[i].message, fix: problems[i].fix, at: q.at, ...(q.count ? { count: q.count } : {}) })); await writeFile(file, JSON.stringify(exp, null, 2) + '\n'); out.push(`ok ${ms} ${name}`); for (const p of exp.problems.slice(0,3)) out.push('     ' + p.message + ' | ' + p.fix); }
    else out.push(`DIFF ${ms} ${name} refused ${refused}\n   want ${JSON.stringify(exp.problems.slice(0,3))}\n   got  ${JSON.stringify(problems.slice(0, 5))} (${problems.length})`);
  }
  await writeFile('/tmp/fill.txt', out.join('\n'));
}, 400_000);
