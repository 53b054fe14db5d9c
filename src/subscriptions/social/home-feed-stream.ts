import { Types } from 'mongoose';
import { newestInFeeds } from '../../loaders/social/lists/newest-in-feed.js';
import { ENDED, headOf, type Entry, type LiveStream } from '../live/index.js';

/** There are newer posts in somebody's home feed; its number is when the newest was published. */
export interface HomeFeedEntry extends Entry {
  readonly seq: number;
}

const heads = async (channels: readonly string[]): Promise<Map<string, number>> => {
  const newest = await newestInFeeds(channels.map((id) => Types.ObjectId.createFromHexString(id)));
  return new Map([...newest].map(([id, at]) => [id, at.getTime()]));
};

/** When the newest post by others in somebody's home feed was published; 0 for none. */
export const newestInHomeFeed = (channel: string): Promise<number> => headOf(heads, channel);

/**
 * What is new in home feeds, a channel a person. Nothing is replayed, for nothing is told but that there is something:
 * how much, is counted for each client behind the newest post that it knows. Posts of people with large audiences are in
 * nobody's timeline and signal to nobody; the sweep of all channels, every ten seconds, finds them.
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
