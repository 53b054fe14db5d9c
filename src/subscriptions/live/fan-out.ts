import type { TopicKind } from '../../events/topics.js';
import { refuse } from '../../schema/errors.js';
import { askWhoIsTold, type Told } from './who-is-told.js';
import { ENDED, UNSEEN, type Audience, type Entry, type LiveStream } from './stream.js';
import { HINDERED, type Delivery, type Subscriber } from './subscriber.js';

/** Subscribers that get the same bytes, or whose subscription ends. */
interface Group<E extends Entry> {
  audience: string | typeof ENDED;
  members: Subscriber<E>[];
}

/**
 * Sends entries in order to the live subscribers, after one check of their audiences. Subscribers with one share key
 * and one audience are a group, whose result is made once; each other subscriber makes its own in order. False, with
 * nothing sent, if an entry from a signal is not visible in the database yet.
 */
export async function fanOut<E extends Entry>(
  stream: LiveStream<TopicKind, E>,
  channel: string,
  deliveries: readonly Delivery<E>[],
  listeners: readonly Subscriber<E>[],
): Promise<boolean> {
  const told = await askWhoIsTold(
    stream,
    channel,
    deliveries.map(({ entry }) => entry),
    listeners,
  );
  const isUnseen = ({ brought }: Delivery<E>, index: number): boolean =>
    brought === true && listeners.some((subscriber) => told.audience(subscriber, index) === UNSEEN);
  if (deliveries.some(isUnseen)) return false;
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
  return true;
}

function groupsOf<E extends Entry>(
  subscribers: readonly Subscriber<E>[],
  audienceOf: (subscriber: Subscriber<E>) => Audience,
): Group<E>[] {
  const groups = new Map<string | symbol, Group<E>>();
  for (const subscriber of subscribers) {
    const audience = audienceOf(subscriber);
    if (audience === null || audience === UNSEEN) continue;
    const key = audience === ENDED ? audience : `${audience}\n${subscriber.sink!.shareKey!}`;
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
  if (group.audience === ENDED) return { ...group, delivery };
  const made = await first.sink!.make(delivery.entry, contexts.get(first));
  // During an outage each subscriber tries again for itself.
  return { ...group, delivery: made === HINDERED ? delivery : { ...delivery, made } };
}

/**
 * Sends an entry to a live subscriber if its audience allows it. A subscriber that fell behind in the meantime reads
 * it for itself.
 */
function tell<E extends Entry>(subscriber: Subscriber<E>, delivery: Delivery<E>, audience: Audience): void {
  if (!subscriber.behind) tellOrEnd(subscriber, delivery, audience);
}

/** Sends an entry to a subscriber, or ends the subscription, depending on the audience. */
export function tellOrEnd<E extends Entry>(
  subscriber: Subscriber<E>,
  delivery: Delivery<E>,
  audience: Audience,
): void {
  if (audience === ENDED) subscriber.end(notFound());
  else if (typeof audience === 'string') subscriber.offer(delivery);
}

/** Tells a subscriber to refetch and to resume from the last number. */
export function resync<E extends Entry>(
  stream: LiveStream<TopicKind, E>,
  subscriber: Subscriber<E>,
  head: number,
): void {
  subscriber.offer({ entry: stream.resync(head) });
  subscriber.position = Math.max(subscriber.position, head);
}

/** The error that ends a subscription whose viewer no longer has access. */
export function notFound(): Error {
  return refuse.notFound('What you listened to');
}
