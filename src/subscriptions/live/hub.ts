import type { Viewer } from '../../auth/viewer.js';
import type { TopicBus, TopicKind } from '../../events/topics.js';
import { parallel } from '../../lib/parallel.js';
import { Channel } from './channel.js';
import type { Entry, LiveStream, Opening } from './stream.js';
import { Subscriber } from './subscriber.js';

/** How long a lost signal can delay an entry: all channels poll the database at this interval. */
const SWEEP_EVERY_MS = 10_000;
/** The most concurrent executions and reads of all subscriptions, so that the database can do other work. */
const MOST_AT_ONCE = 32;
/** Channels per command. */
const CHANNELS_AT_ONCE = 1_000;

type AnyStream = LiveStream<TopicKind, Entry>;
type AnyChannel = Channel<Entry>;

/** All channels of this process. */
export class Hub {
  /** Receives failures that only cause a delay and are not sent to subscribers. */
  onError: (error: unknown) => void = () => undefined;
  private readonly limit = parallel(MOST_AT_ONCE);
  private readonly channels = new Map<AnyStream, Map<string, AnyChannel>>();
  private timer: NodeJS.Timeout | null = null;

  constructor(private readonly topics: TopicBus) {
    topics.onResume(() => {
      for (const channels of this.channels.values())
        for (const channel of channels.values()) channel.lookAgain();
      void this.sweep();
    });
  }

  /** Adds a subscriber to a channel. Resolves when no later entry can be missed. */
  async join<K extends TopicKind, E extends Entry>(
    stream: LiveStream<K, E>,
    opening: Opening,
    viewer: Viewer | null,
  ): Promise<Subscriber<E>> {
    const channel = this.channel(stream as unknown as AnyStream, opening.channel) as unknown as Channel<E>;
    const subscriber = new Subscriber<E>(channel, viewer);
    await channel.join(subscriber, opening);
    this.timer ??= this.sweepLater();
    return subscriber;
  }

  /** Polls the database for entries whose signals were lost: after a Redis outage, and at intervals. */
  async sweep(): Promise<void> {
    for (const [stream, channels] of [...this.channels]) {
      const ids = [...channels.keys()];
      for (let start = 0; start < ids.length; start += CHANNELS_AT_ONCE)
        await this.sweepSome(stream, ids.slice(start, start + CHANNELS_AT_ONCE)).catch(this.onError);
    }
  }

  /** Number of subscribers in all channels. */
  get listeners(): number {
    let count = 0;
    for (const channels of this.channels.values())
      for (const channel of channels.values()) count += channel.listeners;
    return count;
  }

  /** Number of channels with subscribers. */
  get size(): number {
    let size = 0;
    for (const channels of this.channels.values()) size += channels.size;
    return size;
  }

  private async sweepSome(stream: AnyStream, ids: readonly string[]): Promise<void> {
    const channels = this.channels.get(stream);
    for (const id of ids) void channels?.get(id)?.hear();
    for (const [id, head] of await stream.heads(ids)) channels?.get(id)?.catchUp(head);
  }

  private channel(stream: AnyStream, id: string): AnyChannel {
    let channels = this.channels.get(stream);
    if (!channels) this.channels.set(stream, (channels = new Map()));
    const known = channels.get(id);
    if (known) return known;
    const channel = new Channel(stream, id, {
      topics: this.topics,
      limit: this.limit,
      onError: (error) => this.onError(error),
      onEmpty: () => void (channels.get(id) === channel && channels.delete(id)),
    });
    channels.set(id, channel);
    return channel;
  }

  private sweepLater(): NodeJS.Timeout {
    const timer = setTimeout(
      () => {
        void this.sweep().finally(() => (this.timer = this.size > 0 ? this.sweepLater() : null));
      },
      SWEEP_EVERY_MS * (0.8 + Math.random() * 0.4),
    );
    return timer.unref();
  }
}

const hubs = new WeakMap<TopicBus, Hub>();

/** The channels of a topic bus. */
export function hubOf(topics: TopicBus): Hub {
  let hub = hubs.get(topics);
  if (!hub) hubs.set(topics, (hub = new Hub(topics)));
  return hub;
}
