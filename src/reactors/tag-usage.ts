import type { LaneTx, Reactor } from '../events/lane.js';
import { TagModel } from '../models/social/index.js';

/** How many published posts carry each tag, and when one last began to. */
export const tagUsage: Reactor = {
  name: 'tag-usage',
  on: {
    'post.created': (events, tx) =>
      fold(
        tx,
        events.flatMap(({ data }) => data.tags.map((name) => ({ name, by: 1, at: data.at }))),
      ),
    'post.updated': (events, tx) =>
      fold(
        tx,
        events.flatMap(({ at, data }) => [
          ...data.tagsAdded.map((name) => ({ name, by: 1, at })),
          ...data.tagsRemoved.map((name) => ({ name, by: -1, at: null })),
        ]),
      ),
    'post.archived': (events, tx) =>
      fold(
        tx,
        events.flatMap(({ data }) => data.tags.map((name) => ({ name, by: -1, at: null }))),
      ),
    'post.deleted': (events, tx) =>
      fold(
        tx,
        events.flatMap(({ data }) => data.tags.map((name) => ({ name, by: -1, at: null }))),
      ),
  },
};

interface Use {
  name: string;
  by: number;
  /** When it came into use; null when it went out. */
  at: Date | null;
}

async function fold({ session }: LaneTx, uses: Use[]): Promise<void> {
  const sums = new Map<string, { by: number; at: Date | null }>();
  for (const { name, by, at } of uses) {
    const sum = sums.get(name) ?? { by: 0, at: null };
    sums.set(name, { by: sum.by + by, at: at && (!sum.at || at > sum.at) ? at : sum.at });
  }
  if (sums.size === 0) return;
  const updates = [...sums].map(([name, { by, at }]) => ({
    updateOne: {
      filter: { name },
      update: { $inc: { usageCount: by }, ...(at ? { $max: { lastUsed: at } } : {}) },
    },
  }));
  await TagModel.collection.bulkWrite(updates, { session, ordered: false });
}
