import { person, type Person } from './person.js';

const shared: Promise<Person>[] = [];

/**
 * So many people, the same ones each time: for tests that need many and don't mind what they have done before. Signing
 * up is made expensive on purpose.
 */
export function crowd(count: number): Promise<Person[]> {
  while (shared.length < count) shared.push(person());
  return Promise.all(shared.slice(0, count));
}
