import { describe, expect, it } from 'vitest';
import { isOwn, mayHavePermission, mayOpenOutside, mayRequest } from './origin.ts';

const outside = [
  'https://example.org/',
  'http://bundle/',
  'app://other/',
  'app://bundle.example.org/',
  'app://user@bundle/',
  'app://bundle:80/',
  'file:///etc/passwd',
  'javascript:alert(1)',
  'ws://127.0.0.1/',
  'about:blank',
  '',
];

describe('the app’s origin', () => {
  it.each(['app://bundle/index.html', 'app://bundle', 'app://bundle/package/1/a?b#c'])(
    'holds %s',
    (address) => {
      expect([isOwn(address), mayRequest(address, true)]).toEqual([true, true]);
    },
  );

  it.each(outside)('does not hold %j', (address) => {
    expect([isOwn(address), mayRequest(address, true), mayRequest(address, false)]).toEqual([
      false,
      false,
      false,
    ]);
    expect(mayHavePermission('fullscreen', address)).toBe(false);
  });

  it('lets a page use what it has made itself, and DevTools its own pages where there are any', () => {
    expect(mayRequest('blob:app://bundle/0-1', true)).toBe(true);
    expect(mayRequest('blob:https://example.org/0-1', true)).toBe(false);
    expect(mayRequest('data:image/png;base64,AA==', true)).toBe(true);
    expect([
      mayRequest('devtools://devtools/x.js', false),
      mayRequest('devtools://devtools/x.js', true),
    ]).toEqual([true, false]);
  });

  it('grants three permissions and no other', () => {
    const asked = [
      'clipboard-sanitized-write',
      'fullscreen',
      'fileSystem',
      'clipboard-read',
      'media',
      'geolocation',
      'notifications',
      'openExternal',
      'usb',
      'hid',
      'serial',
      'unknown',
    ];
    expect(asked.filter((permission) => mayHavePermission(permission, 'app://bundle/'))).toEqual(
      asked.slice(0, 3),
    );
  });

  it('hands only plain https and mail addresses to the system', () => {
    expect(['https://example.org/a', 'mailto:a@example.org'].map(mayOpenOutside)).toEqual([true, true]);
    expect(
      [
        'http://example.org',
        'https://a:b@example.org',
        'file:///etc/passwd',
        'smb://x/y',
        'javascript:1',
        'x',
      ].map(mayOpenOutside),
    ).toEqual(Array(6).fill(false));
  });
});
