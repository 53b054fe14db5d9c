import type { TopicKind } from '../../events/topics.js';
import { refuse } from '../../schema/errors.js';
import { askWhoIsTold, type Told } from './who-is-told.js';
import { ENDED, UNSEEN, type Audience, type Entry, type LiveStream } from './stream.js';
import { HINDERED, type Delivery, type Subscriber } from './subscriber.js';

/** Those who get the same bytes, or who listen no more. */
interface Group<E extends Entry> {
  audience: string | typeof ENDED;
  members: Subscriber<E>[];
}

/**
 * Tells entries, in their order, to those who are live. Who is told them is asked at once. Subscribers of one share key and
 * one audience are a group: what they get is made once; all others make their own, each in its own order. False, and nobody
 * is told, when something that came with its signal is not to be seen in the database.
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
  // Each tries again for itself, when the outage may be over.
  return { ...group, delivery: made === HINDERED ? delivery : { ...delivery, made } };
}

/** Hands an entry to a subscriber who is live, as far as its audience allows. Who fell behind meanwhile reads it for itself. */
function tell<E extends Entry>(subscriber: Subscriber<E>, delivery: Delivery<E>, audience: Audience): void {
  if (!subscriber.behind) tellOrEnd(subscriber, delivery, audience);
}

/** Hands an entry to a subscriber, or ends it, as its audience says. */
export function tellOrEnd<E extends Entry>(
  subscriber: Subscriber<E>,
  delivery: Delivery<E>,
  audience: Audience,
): void {
  if (audience === ENDED) subscriber.end(notFound());
  else if (typeof audience === 'string') subscriber.offer(delivery);
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
