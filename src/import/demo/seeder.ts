import type { Types } from 'mongoose';
import { stableId } from '../stable-id.js';
import type { Context } from '../../loaders/context.js';
import { ruleContext } from '../../loaders/rule-context.js';
import type { DemoIds } from './ids.js';
import type { DemoPlan } from './plan.js';

/** What a domain's `seed` gets: people and posts of the demo, stable ids and dates, and contexts to call services with. */
export interface DemoSeeder {
  /** Ids of all demo people; the first ones are mira, jonas and ada. */
  people: readonly Types.ObjectId[];
  /** Ids of all demo posts. */
  posts: readonly Types.ObjectId[];
  /** The id of a person by username. */
  user(username: string): Types.ObjectId;
  /** The moment so many milliseconds before the seed. */
  ago(milliseconds: number): Date;
  /** An id that is the same at every run: a seed that was cut off goes on where it was. */
  id(kind: string, index: number, at: Date): Types.ObjectId;
  /** A context in which services act as a person. Pass it to `transact` through the services as a request's. */
  as(user: Types.ObjectId): Context;
}

/** Makes the seeder of one run. */
export function demoSeeder(plan: DemoPlan, ids: DemoIds): DemoSeeder {
  const names = new Map(plan.people.map(({ username }, index) => [username, ids.people[index]!]));
  return {
    people: ids.people,
    posts: ids.posts,
    user(username) {
      const id = names.get(username);
      if (!id) throw new Error(`The demo has no ${username}.`);
      return id;
    },
    ago: (milliseconds) => ids.at(milliseconds),
    id: (kind, index, at) => stableId(`demo:${kind}:${index}`, at),
    as: (user) => Object.assign(ruleContext({ id: user }), { commits: [] }),
  };
}
