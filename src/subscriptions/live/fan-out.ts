import type { Viewer } from '../../auth/viewer.js';
import type { TopicKind } from '../../events/topics.js';
import { refuse } from '../../schema/errors.js';
import type { Audience, Entry, LiveStream } from './stream.js';
import type { Delivery, Subscriber } from './subscriber.js';

/**
 * Tells one entry to those who are live. Audiences are asked for all viewers at once. Subscribers of one share key and
 * one audience are a group: what they get is made once; all others make their own, each in its own order.
 */
export async function fanOut<E extends Entry>(
  stream: LiveStream<TopicKind, E>,
  channel: string,
  delivery: Delivery<E>,
  listeners: readonly Subscriber<E>[],
): Promise<void> {
  const audiences = await audiencesOf(stream, channel, delivery.entry, listeners);
  const groups = new Map<string, Subscriber<E>[]>();
  for (const subscriber of listeners) {
    const audience = audiences.get(subscriber.viewerKey)!;
    const shareKey = subscriber.sink?.shareKey;
    if (typeof audience !== 'string' || shareKey == null) tell(subscriber, delivery, audience);
    else join(groups, `${audience}\n${shareKey}`, subscriber);
  }
  await Promise.all(
    [...groups.values()].map(async (group) => {
      const made = await group[0]!.sink!.make(delivery.entry);
      for (const subscriber of group) tell(subscriber, { ...delivery, made }, '');
    }),
  );
}

/** Hands an entry to a subscriber who is live, as far as its audience allows. Who fell behind meanwhile reads it for itself. */
function tell<E extends Entry>(subscriber: Subscriber<E>, delivery: Delivery<E>, audience: Audience): void {
  if (subscriber.behind) return;
  if (typeof audience === 'symbol') subscriber.end(notFound());
  else if (audience !== null) subscriber.offer(delivery);
}

/** Tells a subscriber to fetch anew, and to go on from the last number. */
export function resync<E extends Entry>(
  stream: LiveStream<TopicKind, E>,
  subscriber: Subscriber<E>,
  head: number,
): void {
  subscriber.offer({ entry: stream.resync(head) });
  subscriber.position = Math.max(subscriber.position, head);
}

/** What ends a subscription whose viewer may listen no more. */
export function notFound(): Error {
  return refuse.notFound('What you listened to');
}

async function audiencesOf<E extends Entry>(
  stream: LiveStream<TopicKind, E>,
  channel: string,
  entry: E,
  listeners: readonly Subscriber<E>[],
): Promise<Map<string, Audience>> {
  const viewers = new Map<string, Viewer | null>();
  for (const { viewerKey, viewer } of listeners) viewers.set(viewerKey, viewer);
  const answers = await stream.audiences(channel, entry, [...viewers.values()]);
  return new Map([...viewers.keys()].map((key, index) => [key, answers[index] ?? null]));
}

function join<T>(groups: Map<string, T[]>, key: string, member: T): void {
  const group = groups.get(key);
  if (group) group.push(member);
  else groups.set(key, [member]);
}
