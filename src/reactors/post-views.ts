import { PostViewDayModel } from '../models/social/index.js';
import type { Reactor } from '../events/lane.js';

/** Notes views by post and window, where they outlast the rows that made each count once. */
export const postViews: Reactor = {
  name: 'post-views',
  on: {
    async 'post.viewed'(events, { session }) {
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
      if (updates.length > 0)
        await PostViewDayModel.collection.bulkWrite(updates, { session, ordered: false });
    },
  },
};
