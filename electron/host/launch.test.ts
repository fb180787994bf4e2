import { describe, expect, it } from 'vitest';
import { parseLaunch } from './launch.ts';

const nothing = { packageFolder: null, workspaceFile: null, selfTest: false };

describe('parseLaunch', () => {
  it.each([
    ['nothing', [], nothing],
    ['the app itself, wherever it stands', ['--inspect=0', '--no-sandbox', '.'], nothing],
    [
      'a package by name',
      ['.', '--package', 'exports/a'],
      { ...nothing, packageFolder: '/home/u/app/exports/a' },
    ],
    ['a package by name and =', ['.', '--package=/data/a b'], { ...nothing, packageFolder: '/data/a b' }],
    ['a folder', ['.', '../data'], { ...nothing, packageFolder: '/home/u/data' }],
    ['a manifest', ['.', '/data/datapackage.json'], { ...nothing, packageFolder: '/data' }],
    ['a workspace', ['.', 'My view.SUBTEXT'], { ...nothing, workspaceFile: '/home/u/app/My view.SUBTEXT' }],
    [
      'a package called like a workspace',
      ['.', '--package', 'x.subtext'],
      { ...nothing, packageFolder: '/home/u/app/x.subtext' },
    ],
    [
      'both',
      ['v.subtext', '/data'],
      { ...nothing, workspaceFile: '/home/u/app/v.subtext', packageFolder: '/data' },
    ],
    ['the last of two', ['/data/1', '/data/2'], { ...nothing, packageFolder: '/data/2' }],
    ['a self-test', ['.', '--self-test'], { ...nothing, selfTest: true }],
    ['--package with no folder', ['.', '--package', '--self-test'], { ...nothing, selfTest: true }],
    ['switches of Chromium', ['.', '--remote-debugging-port=0', '-psn_0_1', ''], nothing],
  ])('reads %s', (_name, args, expected) => {
    expect(parseLaunch(args, '/home/u/app', '/home/u/app')).toEqual(expected);
  });

  it('takes any folder in a packaged app, its own included', () => {
    expect(parseLaunch(['.'], '/opt/subtext', null).packageFolder).toBe('/opt/subtext');
  });
});
