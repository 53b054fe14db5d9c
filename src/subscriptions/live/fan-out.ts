import type { TopicKind } from '../../events/topics.js';
import { refuse } from '../../schema/errors.js';
import { askWhoIsTold, type Told } from './who-is-told.js';
import type { Audience, Entry, LiveStream } from './stream.js';
import type { Delivery, Subscriber } from './subscriber.js';

/** Those who get the same bytes, or who listen no more. */
interface Group<E extends Entry> {
  audience: Exclude<Audience, null>;
  members: Subscriber<E>[];
}

/**
 * Tells entries, in their order, to those who are live. Who is told them is asked at once. Subscribers of one share key and
 * one audience are a group: what they get is made once; all others make their own, each in its own order.
 */
export async function fanOut<E extends Entry>(
  stream: LiveStream<TopicKind, E>,
  channel: string,
  deliveries: readonly Delivery<E>[],
  listeners: readonly Subscriber<E>[],
): Promise<void> {
  const told = await askWhoIsTold(
    stream,
    channel,
    deliveries.map(({ entry }) => entry),
    listeners,
  );
  const alone = listeners.filter(({ sink }) => sink?.shareKey == null);
  const sharing = listeners.filter(({ sink }) => sink?.shareKey != null);
  for (const [index, delivery] of deliveries.entries())
    for (const subscriber of alone) {
      const ctx = told.contexts.get(subscriber);
      tell(subscriber, ctx ? { ...delivery, ctx } : delivery, told.audience(subscriber, index));
    }
  const all = await Promise.all(
    deliveries.map(async (delivery, index) => {
      const groups = groupsOf(sharing, (subscriber) => told.audience(subscriber, index));
      return Promise.all(groups.map((group) => makeFor(group, delivery, told)));
    }),
  );
  for (const { audience, members, delivery } of all.flat())
    for (const subscriber of members) tell(subscriber, delivery, audience);
}

function groupsOf<E extends Entry>(
  subscribers: readonly Subscriber<E>[],
  audienceOf: (subscriber: Subscriber<E>) => Audience,
): Group<E>[] {
  const groups = new Map<string | symbol, Group<E>>();
  for (const subscriber of subscribers) {
    const audience = audienceOf(subscriber);
    if (audience === null) continue;
    const key = typeof audience === 'symbol' ? audience : `${audience}\n${subscriber.sink!.shareKey!}`;
    const group = groups.get(key);
    if (group) group.members.push(subscriber);
    else groups.set(key, { audience, members: [subscriber] });
  }
  return [...groups.values()];
}

async function makeFor<E extends Entry>(
  group: Group<E>,
  delivery: Delivery<E>,
  { contexts }: Told<E>,
): Promise<Group<E> & { delivery: Delivery<E> }> {
  const [first] = group.members as [Subscriber<E>];
  if (typeof group.audience === 'symbol') return { ...group, delivery };
  const made = await first.sink!.make(delivery.entry, contexts.get(first));
  return { ...group, delivery: { ...delivery, made } };
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
