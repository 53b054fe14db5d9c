import { faker } from '@faker-js/faker/locale/en';
import { WORDS } from './topics.js';

/** Any number will do; this one makes the demo data that everybody knows. */
const SEED = 6_021_023;

/** Chance that comes out the same on every machine: the same demo everywhere. */
export class Random {
  readonly fake = faker;

  constructor() {
    faker.seed(SEED);
  }

  /** A whole number from 0 to below `limit`. */
  below(limit: number): number {
    return faker.number.int({ min: 0, max: limit - 1 });
  }

  chance(probability: number): boolean {
    return faker.number.float() < probability;
  }

  one<T>(list: readonly T[]): T {
    return list[this.below(list.length)]!;
  }

  /** Some of a list, each once, in any order. */
  some<T>(list: readonly T[], count: number): T[] {
    return faker.helpers.arrayElements(list, Math.min(count, list.length));
  }

  weighted<T>(list: readonly { value: T; weight: number }[]): T {
    return faker.helpers.weightedArrayElement([...list]);
  }

  /** A text whose gaps are filled. */
  filled(text: string): string {
    const words = text.replace(/\{(\w+)\}/g, (_, list: string) => this.one(WORDS[list]!));
    return words.charAt(0).toUpperCase() + words.slice(1);
  }
}
