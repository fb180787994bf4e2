import { describe, expect, test } from 'vitest';
import { TallScroll, tallest } from './tall-scroll.ts';

/** A list in a frame of 500 px that also holds a head of 30 px above it. */
function framed(list: number) {
  const scroll = new TallScroll();
  scroll.resize(list);
  const frame = (scrollTop: number) => ({ scrollTop, scrollHeight: scroll.height + 30, clientHeight: 500 });
  scroll.scrolled(frame(0));
  scroll.stopped(frame(0));
  return {
    scroll,
    to: (top: number) => scroll.scrolled(frame(top)),
    stop: (top: number) => scroll.stopped(frame(top)),
    end: scroll.height + 30 - 500,
  };
}

describe('a list that fits', () => {
  test('is drawn as it is, wherever the frame stands', () => {
    const { scroll, to, stop } = framed(3_000_000);
    expect(scroll.height).toBe(3_000_000);
    for (const top of [0, 120, 2_999_530, 1_500_000, 0]) {
      expect(to(top)).toBe(top);
      expect(scroll.shift).toBe(0);
      expect(stop(top)).toBeNull();
    }
  });
});

describe('a list of 92 million px', () => {
  const list = 92_000_000;
  const listEnd = list + 30 - 500;

  test('is drawn as the tallest that goes', () => {
    expect(framed(list).scroll.height).toBe(tallest);
  });

  test('moves as far as the frame in small moves', () => {
    const { scroll, to } = framed(list);
    expect([100, 200, 150].map(to)).toEqual([100, 200, 150]);
    expect(scroll.shift).toBe(0);
  });

  test('goes to the same share in a jump, and to its very end', () => {
    const { to, end } = framed(list);
    expect(to(end / 2)).toBe(listEnd / 2);
    expect(to(end)).toBe(listEnd);
    expect(to(0)).toBe(0);
  });

  test('comes to its end in a smooth scroll that ends with small moves', () => {
    const { to, stop, end } = framed(list);
    for (const top of [50, 400_000, 3_900_000, end - 300, end - 10]) to(top);
    expect(to(end)).toBe(listEnd);
    expect(stop(end)).toBeNull();
  });

  test('comes to its end when the frame stands still there before it told of the last move', () => {
    const { scroll, to, stop, end } = framed(list);
    for (const top of [400_000, 3_900_000, end - 6000]) to(top);
    expect(stop(end)).toBeNull();
    expect(end + scroll.shift).toBe(listEnd);
    expect(to(end)).toBe(listEnd);
  });

  test('moves by small moves again after it stood still', () => {
    const { to, stop } = framed(list);
    const at = to(2_000_000);
    expect(stop(2_000_000)).toBeNull();
    expect(to(2_000_100)).toBe(at + 100);
  });

  test('puts the frame elsewhere where small moves have led it to an end that is not the list’s, and stays where it is', () => {
    const { to, stop, end } = framed(list);
    to(2000);
    stop(2000);
    for (const top of [1200, 400]) to(top);
    const at = to(0);
    // 23 px for each one of the stand-in, at 2000 px, less the 2000 px of the small moves.
    expect(at).toBeCloseTo((2000 * listEnd) / end - 2000, 0);
    const put = stop(0) ?? 0;
    expect(put / end).toBeCloseTo(at / listEnd, 6);
    // The browser tells that it was put there; that is no move.
    expect(to(put)).toBe(at);
    expect(stop(put)).toBeNull();
  });

  test('is at the same share when it becomes another list', () => {
    const { scroll, to, end } = framed(list);
    to(end);
    scroll.resize(46_000_000);
    expect(to(end)).toBe(46_000_000 + 30 - 500);
  });
});
