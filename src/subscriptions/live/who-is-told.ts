import type { TopicKind } from '../../events/topics.js';
import { runWithCost } from '../../lib/request-cost.js';
import type { Context } from '../../loaders/context.js';
import { ruleContext } from '../../loaders/rule-context.js';
import type { Audience, Entry, LiveStream } from './stream.js';
import type { Subscriber } from './subscriber.js';

/** Up to this number, viewers are checked one by one with the rules themselves; more are checked in bulk. */
const FEW = 4;

/** The audiences of some entries. */
export interface Told<E extends Entry> {
  /** The audience of a subscriber for the entry at this index. */
  audience(subscriber: Subscriber<E>, index: number): Audience;
  /** The contexts of this decision, by subscriber. An execution in the same context reuses the loaded data. */
  contexts: ReadonlyMap<Subscriber<E>, Context>;
}

/** Checks the audiences of some entries for some subscribers: each viewer once, all entries together. */
export async function askWhoIsTold<E extends Entry>(
  stream: LiveStream<TopicKind, E>,
  channel: string,
  entries: readonly E[],
  listeners: readonly Subscriber<E>[],
): Promise<Told<E>> {
  // One subscriber per viewer is checked.
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

/** The stream's answers by viewer and entry. */
interface Answered<E extends Entry> {
  answer(place: number, index: number): Audience | undefined;
  contexts: ReadonlyMap<Subscriber<E>, Context>;
}

/** Checks each viewer in their own context. */
async function askEach<E extends Entry>(
  stream: LiveStream<TopicKind, E>,
  channel: string,
  entries: readonly E[],
  asked: readonly Subscriber<E>[],
): Promise<Answered<E>> {
  const contexts = new Map(asked.map((subscriber) => [subscriber, contextOf(subscriber)]));
  const usable = new Map([...contexts].filter(([{ sink }]) => sink !== null));
  const answers = await Promise.all(
    [...contexts.values()].map((ctx) => runWithCost(ctx.cost, () => stream.toldTo!(ctx, channel, entries))),
  );
  return { answer: (place, index) => answers[place]?.[index], contexts: usable };
}

/** Checks all viewers together, in the context of the first. */
async function askAtOnce<E extends Entry>(
  stream: LiveStream<TopicKind, E>,
  channel: string,
  entries: readonly E[],
  asked: readonly Subscriber<E>[],
): Promise<Answered<E>> {
  const [first] = asked as [Subscriber<E>];
  const ctx = contextOf(first);
  // Without a sink, the context is for rules only and cannot execute anything.
  const usable: [Subscriber<E>, Context][] = first.sink ? [[first, ctx]] : [];
  const viewers = asked.map(({ viewer }) => viewer);
  const byEntry = await runWithCost(ctx.cost, () =>
    Promise.all(entries.map((entry) => stream.audiences(channel, entry, viewers, ctx))),
  );
  return { answer: (place, index) => byEntry[index]?.[place], contexts: new Map(usable) };
}

function contextOf<E extends Entry>({ sink, viewer }: Subscriber<E>): Context {
  return sink?.context() ?? ruleContext(viewer);
}
