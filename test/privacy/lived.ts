import { domains } from '../../src/domain.js';

/** Domains that the life of these tests goes through whole; the collections of the others are filled by `planted.test.ts`. */
const LIVED = ['identity', 'social', 'messaging', 'privacy', 'system'];

const others = () => domains().filter(({ name }) => !LIVED.includes(name));

/** Collections that the life need not fill. */
export const unlivedCollections = (): string[] =>
  others().flatMap(({ personalData = [] }) => personalData.map(({ model }) => model.collection.name));

/** Lists of an export that the life need not fill. */
export const unlivedLists = (): string[] =>
  others().flatMap(({ personalData = [] }) => personalData.flatMap(({ told }) => (told ? [told.as] : [])));
