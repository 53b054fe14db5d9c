import type { Viewer } from '../../auth/viewer.js';
import type { TopicBus, TopicKind } from '../../events/topics.js';
import { parallel } from '../../lib/parallel.js';
import { Channel } from './channel.js';
import type { Entry, LiveStream, Opening } from './stream.js';
import { Subscriber } from './subscriber.js';

/** How long a lost signal may delay an entry: all channels look into the database this often. */
const SWEEP_EVERY_MS = 10_000;
/** Executions and reads of all subscriptions together that run at a time; the database has other work, too. */
const MOST_AT_ONCE = 32;
/** Channels asked for in one command. */
const CHANNELS_AT_ONCE = 1_000;

type AnyStream = LiveStream<TopicKind, Entry>;
type AnyChannel = Channel<Entry>;

/** All channels of this process. */
export class Hub {
  /** Where failures go that no subscriber is told of, for they cost delay only. */
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

  /** Lets a subscriber into a channel; resolves once nothing said from now on can be missed. */
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

  /** Looks into the database for what no signal told: after Redis was away, and every now and then. */
  async sweep(): Promise<void> {
    for (const [stream, channels] of [...this.channels]) {
      const ids = [...channels.keys()];
      for (let start = 0; start < ids.length; start += CHANNELS_AT_ONCE)
        await this.sweepSome(stream, ids.slice(start, start + CHANNELS_AT_ONCE)).catch(this.onError);
    }
  }

  /** How many listen, over all channels. */
  get listeners(): number {
    let count = 0;
    for (const channels of this.channels.values())
      for (const channel of channels.values()) count += channel.listeners;
    return count;
  }

  /** The channels that somebody listens to. */
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

/** The channels that hang on a bus of topics. */
export function hubOf(topics: TopicBus): Hub {
  let hub = hubs.get(topics);
  if (!hub) hubs.set(topics, (hub = new Hub(topics)));
  return hub;
}
