import { describe, expect, test } from 'vitest';
import { ProblemError } from '../../shared/errors/problem.ts';
import { commonFolder, localFiles } from './local-files.ts';

const given = (...paths: string[]) =>
  paths.map((path) => ({ path, open: () => Promise.resolve(new File([path], path)) }));

test.each([
  [['export/datapackage.json', 'export/tables/titles.csv'], 'export/'],
  [['datapackage.json', 'tables/titles.csv'], ''],
  [['tables/titles.csv', 'datapackage.json'], ''],
  [['a/x.csv', 'ab/y.csv'], ''],
  [['a/b/x.csv', 'a/b/y.csv'], 'a/'],
  [['x.csv'], ''],
  [['عنوان/datapackage.json', 'عنوان/it’s.csv'], 'عنوان/'],
  [[], ''],
])('the folder around %j is %j', (paths, folder) => {
  expect(commonFolder(paths)).toBe(folder);
});

describe('files that were given, as a package', () => {
  test('lie below the folder around them, which names the package', async () => {
    const files = await localFiles(given('export/datapackage.json', 'export/t/titles.csv'), 'else');
    expect(files.label).toBe('export');
    expect(await files.list()).toEqual([
      { path: 'datapackage.json', bytes: 23 },
      { path: 't/titles.csv', bytes: 19 },
    ]);
    expect(await (await files.open('t/titles.csv'))?.text()).toBe('export/t/titles.csv');
    for (const path of ['export/t/titles.csv', '../x', '__proto__', ''])
      expect(await files.open(path), path).toBeNull();
  });

  test('without a folder around them have the name that they were given by', async () => {
    expect((await localFiles(given('datapackage.json', 'titles.csv'), 'datapackage.json')).label).toBe(
      'datapackage.json',
    );
  });

  test('that are none, or can’t be read, are told of', async () => {
    const code = (work: Promise<unknown>): Promise<unknown> =>
      work.catch((error: unknown) => (error instanceof ProblemError ? error.problems : error));
    expect(await code(localFiles([], 'x'))).toMatchObject([{ code: 'workspace.nothing_dropped' }]);
    const gone = { path: 'a.csv', open: () => Promise.reject(new DOMException('gone', 'NotFoundError')) };
    expect(await code(localFiles([gone], 'x'))).toMatchObject([{ code: 'workspace.unreadable' }]);
  });
});
