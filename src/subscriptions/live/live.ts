import type { TopicKind } from '../../events/topics.js';
import type { Context } from '../../loaders/context.js';
import { hubOf } from './hub.js';
import type { Entry, LiveStream, Opening } from './stream.js';
import type { Subscriber } from './subscriber.js';

/**
 * For `@Subscription({ subscribe: live(stream, open) })`. `open` authorises (it throws refusals) and returns the
 * channel and the cursor. The root value of the resolvers is the entry; each entry gets a new context.
 */
export function live<K extends TopicKind, E extends Entry, A>(
  stream: LiveStream<K, E>,
  open: (ctx: Context, args: A) => Promise<Opening>,
): (data: { args: unknown; context: unknown }) => Promise<Subscriber<E>> {
  return async ({ args, context }) => {
    const ctx = context as Context;
    const opening = await open(ctx, args as A);
    return hubOf(ctx.topics).join(stream, opening, ctx.viewer);
  };
}
