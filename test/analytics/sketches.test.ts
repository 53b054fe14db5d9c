import { describe, expect, test } from 'vitest';
import { Histogram, stepOf, valueOf } from '../../src/lib/sketches/histogram.js';
import { MOST_EXACT, Uniques } from '../../src/lib/sketches/uniques.js';

const filled = (from: number, to: number): Uniques => {
  const set = new Uniques();
  for (let at = from; at < to; at += 1) set.add(`visitor ${at}`);
  return set;
};

describe('sets of which only the number is known', () => {
  test('count small sets exactly, and a value that comes again once', () => {
    const set = filled(0, 1_000);
    set.add('visitor 7');
    expect(set.count).toBe(1_000);
  });

  test.each([MOST_EXACT + 1, 20_000, 50_000, 200_000])('count %i values within 2.5 percent', (size) => {
    expect(Math.abs(filled(0, size).count / size - 1)).toBeLessThan(0.025);
  });

  test('T7.3: merge into the number of both together, through the stored form, sparse and dense', () => {
    const both = new Uniques();
    both.mergeBuffer(filled(0, 600).toBuffer());
    both.mergeBuffer(filled(400, 1_000).toBuffer());
    expect(both.count).toBe(1_000);
    both.mergeBuffer(filled(500, 30_000).toBuffer());
    expect(Math.abs(both.count / 30_000 - 1)).toBeLessThan(0.025);
    const whole = filled(0, 30_000);
    expect(both.count).toBe(whole.count);
  });
});

describe('values by size', () => {
  const of = (...values: number[]): Histogram => {
    const histogram = new Histogram();
    for (const value of values) histogram.add(value);
    return histogram;
  };

  test('T7.13: answer percentiles by nearest rank', () => {
    const four = of(4, 2, 1, 3);
    expect([four.percentile(50), four.percentile(95), four.percentile(0)]).toEqual([2, 4, 1]);
    expect([50, 95, 99].map((percent) => of(17).percentile(percent))).toEqual([17, 17, 17]);
    expect(of().percentile(50)).toBeNull();
  });

  test('T7.13: percentiles of two periods come from the values of both, not from the mean', () => {
    const week = of(...Array.from({ length: 99 }, () => 10));
    week.merge(of(1_000).toObject());
    expect(week.percentile(95)).toBe(10);
  });

  test('keep every value within 1 percent', () => {
    for (let value = 0; value < 10_000_000; value = Math.ceil(value * 1.013) + 1) {
      const kept = valueOf(stepOf(value));
      expect(Math.abs(kept - value)).toBeLessThanOrEqual(value / 100);
    }
  });
});
