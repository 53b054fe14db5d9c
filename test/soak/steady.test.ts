import { readFileSync } from 'node:fs';
import { buildSchema, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { Chance } from './random.js';
import { operations } from './steady/load.js';
import { judge, type Moment } from './steady/steady.js';
import { grows, secondHalf, trendOf } from './steady/trend.js';

const MEGABYTE = 2 ** 20;
const chance = new Chance(7);
const noise = (most: number): number => chance.between(-most, most);

/** A run of 30 minutes with a sample each five seconds. */
const run = (of: (minute: number) => Partial<Moment>): Moment[] =>
  Array.from({ length: 360 }, (_, n) => {
    const minute = (n + 1) / 12;
    const still = {
      rss: 0,
      heap: 0,
      buffers: 0,
      handles: 60,
      contexts: 0,
      lagP99: 0,
      lagMax: 0,
      answered: 0,
    };
    return { ...still, minute, ...of(minute) };
  });

const growing = (moments: Moment[]): string[] =>
  judge(moments)
    .filter((one) => one.grows)
    .map(({ name }) => name);

describe('the trend of a steady run', () => {
  it('is the least-squares line, with its error', () => {
    const exact = trendOf([0, 1, 2, 3].map((minute) => ({ minute, value: 5 + 2 * minute })));
    expect(exact.slope).toBeCloseTo(2);
    expect(exact.error).toBeCloseTo(0);
    // By hand: slope 0.9, squared rests 0.7, spread 5.
    const noisy = trendOf([1, 2, 2, 4].map((value, minute) => ({ minute, value })));
    expect(noisy.slope).toBeCloseTo(0.9);
    expect(noisy.error).toBeCloseTo(Math.sqrt(0.7 / 2 / 5));
  });

  it('says nothing of too few points', () => {
    expect(
      grows(
        trendOf([
          { minute: 0, value: 1 },
          { minute: 1, value: 99 },
        ]),
        0,
      ),
    ).toBe(false);
  });

  it('is that of the second half', () => {
    expect(secondHalf(run(() => ({}))).at(0)!.minute).toBeCloseTo(15);
  });
});

describe('what a steady run finds', () => {
  it('is nothing where noise goes up and down, and where a cache fills in the first half', () => {
    const heap = (minute: number) => (200 + Math.min(minute, 15) * 5 + noise(20)) * MEGABYTE;
    expect(growing(run((minute) => ({ heap: heap(minute), handles: 60 + Math.round(noise(4)) })))).toEqual(
      [],
    );
  });

  it('is a leak of a megabyte a minute in the same noise', () => {
    const heap = (minute: number) => (200 + 1.5 * minute + noise(5)) * MEGABYTE;
    expect(growing(run((minute) => ({ heap: heap(minute) })))).toEqual(['heap after GC']);
  });

  it('is a socket that stays open now and then', () => {
    expect(growing(run((minute) => ({ handles: 60 + Math.floor(minute) + Math.round(noise(3)) })))).toEqual([
      'handles',
    ]);
  });
});

it('a steady run sends operations that the schema accepts', () => {
  const schema = buildSchema(readFileSync('src/schema/schema.graphql', 'utf8'));
  expect(operations.flatMap((operation) => validate(schema, parse(operation)))).toEqual([]);
});
