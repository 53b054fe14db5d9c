import { Types } from 'mongoose';
import { newestInFeeds } from '../../loaders/social/lists/newest-in-feed.js';
import { ENDED, headOf, type Entry, type LiveStream } from '../live/index.js';

/** A home feed has newer posts. The number is the newest post's publication time. */
export interface HomeFeedEntry extends Entry {
  readonly seq: number;
}

const heads = async (channels: readonly string[]): Promise<Map<string, number>> => {
  const newest = await newestInFeeds(channels.map((id) => Types.ObjectId.createFromHexString(id)));
  return new Map([...newest].map(([id, at]) => [id, at.getTime()]));
};

/** Publication time of the newest post by others in a user's home feed. 0 for none. */
export const newestInHomeFeed = (channel: string): Promise<number> => headOf(heads, channel);

/**
 * New posts in home feeds, one channel per user. Nothing is replayed: an entry only says that there are new posts,
 * and each client's count starts after the newest post that it knows. Posts of users with large audiences are in no
 * timeline and send no signal; the sweep of all channels, every ten seconds, finds them.
 */
export const homeFeedStream: LiveStream<'timeline', HomeFeedEntry> = {
  topic: 'timeline',
  heads,
  async read(channel, after) {
    const seq = await newestInHomeFeed(channel);
    return seq > after ? [{ seq }] : [];
  },
  signal: ({ at }) => ({ upTo: at }),
  audiences: async (channel, _entry, viewers) =>
    viewers.map((viewer) => (viewer?.id.toHexString() === channel ? channel : ENDED)),
  resync: (seq) => ({ seq }),
};
