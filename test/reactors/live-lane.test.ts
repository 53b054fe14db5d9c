import { readdirSync, readFileSync } from 'node:fs';
import { Types } from 'mongoose';
import { describe, expect, it } from 'vitest';
import type { TopicBus } from '../../src/events/topics.js';
import type { DomainEvent, EventType } from '../../src/events/types.js';
import { liveLane } from '../../src/reactors/live.js';

const folder = new URL('../../src/events/', import.meta.url);

/** All types that the domains' files declare. */
const types = readdirSync(folder).flatMap((file) =>
  [...readFileSync(new URL(file, folder), 'utf8').matchAll(/^ {2}'([a-z]+\.[a-z-]+)':/gm)].map(
    ([, type]) => type as EventType,
  ),
);

/** An event that says everything that any of them says, so that only its type decides. */
function eventOf(type: EventType): DomainEvent {
  const id = new Types.ObjectId();
  const data = {
    ...{ post: id, target: id, targetType: 'Post', comment: id, views: [{ post: id, author: id }] },
    ...{ conversation: id, seq: 1, sessions: [id], user: id, ticket: id, publicSeq: 1, session: id },
  };
  return { _id: id, type, at: new Date(), actor: null, data } as unknown as DomainEvent;
}

/** The kinds of topics on which something is published. */
async function publishedFrom(event: DomainEvent): Promise<string[]> {
  const published: string[] = [];
  const topics = { publish: async (kind: string) => void published.push(kind) };
  await liveLane(topics as unknown as TopicBus).afterCommit!([event]);
  return published;
}

describe('the lane live', () => {
  it('knows the types that there are', () => {
    expect(types.length).toBeGreaterThan(40);
    expect(types).toEqual(expect.arrayContaining(['message.sent', 'post.viewed', 'mail.queued']));
  });

  it.each(types)('does not let %s wait exactly if it alone tells of it', async (type) => {
    const { concerns } = liveLane({} as TopicBus);
    // Conversations are told by whoever writes there; here they are told for the case that this was lost.
    const onlyHere = (await publishedFrom(eventOf(type))).filter((kind) => kind !== 'conversation');
    expect(concerns!(type)).toBe(onlyHere.length > 0);
  });

  it('tells of what happened under a number of a conversation, whoever told it before', async () => {
    expect(await publishedFrom(eventOf('message.sent'))).toContain('conversation');
  });
});
