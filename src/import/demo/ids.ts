import type { Types } from 'mongoose';
import { stableId } from '../stable-id.js';
import type { DemoPlan } from './plan.js';

/** Ids and dates of what was planned: the same at every run that counts back from the same moment. */
export class DemoIds {
  readonly people: readonly Types.ObjectId[];
  readonly posts: readonly Types.ObjectId[];
  readonly comments: readonly Types.ObjectId[];

  constructor(
    plan: DemoPlan,
    private readonly anchor: Date,
  ) {
    const derived = (kind: string, planned: readonly { ago: number }[]) =>
      planned.map(({ ago }, index) => stableId(`demo:${kind}:${index}`, this.at(ago)));
    this.people = derived('person', plan.people);
    this.posts = derived('post', plan.posts);
    this.comments = derived('comment', plan.comments);
  }

  /** The date of something that was so many milliseconds before the anchor. */
  at(ago: number): Date {
    return new Date(this.anchor.getTime() - ago);
  }
}
