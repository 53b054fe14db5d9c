import { PostViewDayModel } from '../models/social/index.js';
import type { LaneTx, Reactor } from '../events/lane.js';
import type { DomainEvent } from '../events/types.js';

/** Stores the views per post and window, which are kept longer than the rows of single views. */
export const postViews: Reactor = {
  name: 'post-views',
  on: {
    'post.viewed': (events, { session }) => note(events, session),
    'topic.viewed': (events, { session }) => note(events, session),
  },
};

async function note(
  events: readonly DomainEvent<'post.viewed' | 'topic.viewed'>[],
  session: LaneTx['session'],
): Promise<void> {
  const days = new Map<string, { filter: object; views: number }>();
  for (const { window, views } of events.map(({ data }) => data))
    for (const { post } of views) {
      const key = `${post.toHexString()}${window.getTime()}`;
      const day = days.get(key) ?? { filter: { post, window }, views: 0 };
      days.set(key, { ...day, views: day.views + 1 });
    }
  const updates = [...days.values()].map(({ filter, views }) => ({
    updateOne: { filter, update: { $inc: { views } }, upsert: true },
  }));
  if (updates.length > 0) await PostViewDayModel.collection.bulkWrite(updates, { session, ordered: false });
}
