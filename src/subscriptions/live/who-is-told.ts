import type { TopicKind } from '../../events/topics.js';
import { runWithCost } from '../../lib/request-cost.js';
import type { Context } from '../../loaders/context.js';
import { ruleContext } from '../../loaders/rule-context.js';
import type { Audience, Entry, LiveStream } from './stream.js';
import type { Subscriber } from './subscriber.js';

/** Up to so many viewers are asked about one by one, by the rules themselves; more all at once. */
const FEW = 4;

/** Who is told some entries. */
export interface Told<E extends Entry> {
  /** Whether a subscriber is told the entry at a place. */
  audience(subscriber: Subscriber<E>, index: number): Audience;
  /**
   * The contexts in which this was decided, by the subscribers whose they are. What is executed for one of them in it finds
   * there what the decision has loaded.
   */
  contexts: ReadonlyMap<Subscriber<E>, Context>;
}

/** Asks a stream who among some subscribers is told some entries: each viewer once, all entries at a time. */
export async function askWhoIsTold<E extends Entry>(
  stream: LiveStream<TopicKind, E>,
  channel: string,
  entries: readonly E[],
  listeners: readonly Subscriber<E>[],
): Promise<Told<E>> {
  // One subscriber of each viewer is asked about.
  const asked = new Map<string, Subscriber<E>>();
  for (const subscriber of listeners)
    if (!asked.has(subscriber.viewerKey)) asked.set(subscriber.viewerKey, subscriber);
  const ask = stream.toldTo && asked.size <= FEW ? askEach : askAtOnce;
  const { answer, contexts } = await ask(stream, channel, entries, [...asked.values()]);
  const places = new Map([...asked.keys()].map((key, place) => [key, place]));
  const audience: Told<E>['audience'] = ({ viewerKey }, index) =>
    answer(places.get(viewerKey)!, index) ?? null;
  return { audience, contexts };
}

/** What the stream says of the subscriber and the entry at some places. */
interface Answered<E extends Entry> {
  answer(place: number, index: number): Audience | undefined;
  contexts: ReadonlyMap<Subscriber<E>, Context>;
}

/** Each viewer in a context of their own. */
async function askEach<E extends Entry>(
  stream: LiveStream<TopicKind, E>,
  channel: string,
  entries: readonly E[],
  asked: readonly Subscriber<E>[],
): Promise<Answered<E>> {
  const contexts = new Map(asked.map((subscriber) => [subscriber, contextOf(subscriber)]));
  const answers = await Promise.all(
    [...contexts.values()].map((ctx) => runWithCost(ctx.cost, () => stream.toldTo!(ctx, channel, entries))),
  );
  return { answer: (place, index) => answers[place]?.[index], contexts };
}

/** All viewers at once, in the context of the first. */
async function askAtOnce<E extends Entry>(
  stream: LiveStream<TopicKind, E>,
  channel: string,
  entries: readonly E[],
  asked: readonly Subscriber<E>[],
): Promise<Answered<E>> {
  const [first] = asked as [Subscriber<E>];
  const ctx = contextOf(first);
  const viewers = asked.map(({ viewer }) => viewer);
  const byEntry = await runWithCost(ctx.cost, () =>
    Promise.all(entries.map((entry) => stream.audiences(channel, entry, viewers, ctx))),
  );
  return { answer: (place, index) => byEntry[index]?.[place], contexts: new Map([[first, ctx]]) };
}

function contextOf<E extends Entry>({ sink, viewer }: Subscriber<E>): Context {
  return sink?.context() ?? ruleContext(viewer);
}
