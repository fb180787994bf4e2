import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { Sha256 } from './sha256.ts';

test('agrees with the platform at every length around a block, in one piece or two', () => {
  for (let length = 0; length <= 200; length += 1) {
    const bytes = Uint8Array.from({ length }, (_, i) => (i * 7 + length) % 256);
    const expected = createHash('sha256').update(bytes).digest('hex');
    expect(new Sha256().update(bytes).hex()).toBe(expected);
    const cut = (length * 5) % (length + 1);
    expect(new Sha256().update(bytes.subarray(0, cut)).update(bytes.subarray(cut)).hex()).toBe(expected);
  }
});

test('agrees with the platform on megabytes in uneven pieces', () => {
  const bytes = Uint8Array.from({ length: 3_000_017 }, (_, i) => (i * 31 + (i >> 8)) % 256);
  const hash = new Sha256();
  for (let at = 0; at < bytes.length; at += 65_537) hash.update(bytes.subarray(at, at + 65_537));
  expect(hash.hex()).toBe(createHash('sha256').update(bytes).digest('hex'));
});
