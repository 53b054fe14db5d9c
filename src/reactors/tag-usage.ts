import type { LaneTx, Reactor } from '../events/lane.js';
import { Audience, TagModel } from '../models/social/index.js';

/**
 * Counts the published posts with each tag, and when one last began to use it. Public posts only, so that a tag's
 * numbers reveal nothing about others.
 */
export const tagUsage: Reactor = {
  name: 'tag-usage',
  on: {
    'post.created': (events, tx) =>
      fold(
        tx,
        events.flatMap(({ data }) => uses(data.tags, data.audience, 1, data.at)),
      ),
    'post.restored': (events, tx) =>
      fold(
        tx,
        events.flatMap(({ data }) => data.tags.map((name) => ({ name, by: 1, at: data.at }))),
      ),
    'post.updated': (events, tx) =>
      fold(
        tx,
        events.flatMap(({ at, data }) => {
          const { tagsAdded, tagsRemoved, audience, audienceBefore } = data;
          const after = data.tags ?? tagsAdded;
          const before = [...after.filter((tag) => !tagsAdded.includes(tag)), ...tagsRemoved];
          // A post that stays public or becomes public again keeps its date; a new public use begins now.
          const isNew = audienceBefore === Audience.PUBLIC ? tagsAdded : after;
          return [
            ...uses(before, audienceBefore, -1),
            ...uses(after, audience, 1).map((use) => ({ ...use, at: isNew.includes(use.name) ? at : null })),
          ];
        }),
      ),
    'post.archived': (events, tx) => fold(tx, events.flatMap(goneFrom)),
    'post.deleted': (events, tx) => fold(tx, events.flatMap(goneFrom)),
  },
};

/** A change of a tag's numbers. */
export interface Use {
  name: string;
  by: number;
  /** When the use began. Null when it ended. */
  at: Date | null;
}

const uses = (tags: readonly string[], audience: Audience, by: number, at: Date | null = null): Use[] =>
  audience === Audience.PUBLIC ? tags.map((name) => ({ name, by, at })) : [];

const goneFrom = ({ data }: { data: { tags: string[]; audience?: Audience } }): Use[] =>
  uses(data.tags, data.audience ?? Audience.PUBLIC, -1);

/** Sums the changes by tag and writes each tag once. */
export async function fold({ session }: Pick<LaneTx, 'session'>, changes: readonly Use[]): Promise<void> {
  const sums = new Map<string, { by: number; at: Date | null }>();
  for (const { name, by, at } of changes) {
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
