import { Types } from 'mongoose';
import { describe, expect, it } from 'vitest';
import { COUNTERS_LANE } from '../../src/events/settled.js';
import type { TopicBus } from '../../src/events/topics.js';
import type { DomainEvent, EventType } from '../../src/events/types.js';
import { lanes } from '../../src/reactors/lanes.js';
import { liveLane } from '../../src/reactors/live.js';
import { announced } from '../../src/reactors/announced.js';
import { CHANGED_AT_ONCE, COUNTED } from '../../src/reactors/post-activity.js';
import { whileItHears } from '../../src/reactors/while-it-hears.js';

type Publish = TopicBus['publish'];

/** An event about a post, which says everything that any of them says. */
function about(post: Types.ObjectId, type: EventType): DomainEvent {
  const data = { post, target: post, targetType: 'Post', comment: new Types.ObjectId(), views: [{ post }] };
  return { _id: new Types.ObjectId(), type, at: new Date(), actor: null, data } as unknown as DomainEvent;
}

/** What each lane tells of some events, on topics that a test makes. */
async function toldBy(lane: string, events: DomainEvent[], publish: Publish): Promise<void> {
  const topics = { publish } as TopicBus;
  const all = [...announced(lanes(), topics), liveLane(topics)];
  await all.find(({ name }) => name === lane)!.afterCommit!(events);
}

describe('what changes about a post', () => {
  it.each([...Object.keys(COUNTED), ...Object.keys(CHANGED_AT_ONCE)] as EventType[])(
    'is told by one lane alone: %s, where it counts, by the one that has folded it',
    async (type) => {
      const post = new Types.ObjectId();
      const teller: string[] = [];
      for (const lane of [COUNTERS_LANE, 'live'])
        await toldBy(
          lane,
          [about(post, type)],
          async (kind, id) => void teller.push(`${lane} ${kind} ${id}`),
        );
      const lane = type in COUNTED ? COUNTERS_LANE : 'live';
      expect(teller).toEqual([`${lane} postActivity ${post.toHexString()}`]);
    },
  );
});

describe('topics that are away', () => {
  const gone = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });

  it('do not hold up a lane that has effects: what can’t be told is left out', async () => {
    const away: Publish = () => Promise.reject(gone);
    const posts = [new Types.ObjectId(), new Types.ObjectId()];
    await toldBy(
      COUNTERS_LANE,
      posts.map((post) => about(post, 'post.shared')),
      away,
    );
    // The one that has none waits for them.
    await expect(toldBy('live', [about(posts[0]!, 'post.updated')], away)).rejects.toBe(gone);
  });

  it('are tried once a batch, and other faults are not passed over', async () => {
    const heard: string[] = [];
    let tries = 0;
    let failure: Error | null = gone;
    const topics = {
      publish: async (_kind: string, id: string) => {
        tries += 1;
        if (failure) throw failure;
        heard.push(id);
      },
    } as unknown as TopicBus;
    const first = whileItHears(topics);
    for (const id of ['a', 'as well']) await first.publish('inbox', id, { seq: 1 });
    expect(tries).toBe(1);
    failure = null;
    await whileItHears(topics).publish('inbox', 'b', { seq: 1 });
    expect(heard).toEqual(['b']);
    failure = new Error('a fault of ours');
    await expect(whileItHears(topics).publish('inbox', 'c', { seq: 1 })).rejects.toThrow('a fault of ours');
  });
});
