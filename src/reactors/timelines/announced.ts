import { LRUCache } from 'lru-cache';
import type { Types } from 'mongoose';
import type { Presence } from '../../events/presence.js';
import type { TopicBus } from '../../events/topics.js';
import type { DomainEvent } from '../../events/types.js';

type ObjectId = Types.ObjectId;

/**
 * The owners of the timelines that got a post, until its batch is committed. Only a hint: the sweep finds what is
 * lost here.
 */
const delivered = new LRUCache<string, readonly ObjectId[]>({ max: 500 });

/** The most concurrent signals. */
const CHUNK = 500;

/** Notes the timelines that get a post; `announceTimelines` signals to their owners after the commit. */
export function noteDelivered(post: ObjectId, owners: readonly ObjectId[]): void {
  delivered.set(post.toHexString(), owners);
}

/** Signals to connected users that their feed has new posts. */
export async function announceTimelines(
  events: readonly DomainEvent[],
  topics: Pick<TopicBus, 'publish'>,
  presence: Presence,
): Promise<void> {
  const newest = new Map<string, number>();
  for (const event of events) {
    if (event.type !== 'post.created' && event.type !== 'post.reposted') continue;
    const key = event.data.post.toHexString();
    const at = event.data.at.getTime();
    for (const owner of delivered.get(key) ?? []) {
      const id = owner.toHexString();
      newest.set(id, Math.max(newest.get(id) ?? 0, at));
    }
    delivered.delete(key);
  }
  if (newest.size === 0) return;
  const online = [...(await presence.online([...newest.keys()]))];
  for (let start = 0; start < online.length; start += CHUNK)
    await Promise.all(
      online
        .slice(start, start + CHUNK)
        .map((owner) => topics.publish('timeline', owner, { at: newest.get(owner)! })),
    );
}
