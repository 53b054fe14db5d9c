import type { ClientSession } from 'mongoose';
import { NotificationTarget, NotificationType, PostModel, type Post } from '../../models/social/index.js';
import { distinct } from '../../lib/distinct.js';
import type { Candidate, Caused, Quote } from './intent.js';

type Told = Caused<{ kind: 'tell'; candidate: Candidate }>;

/** A candidate per quote: the author of the quoted post, about the quoting post. */
export async function toQuoted(
  quotes: readonly Caused<{ kind: 'quote'; quote: Quote }>[],
  session: ClientSession,
): Promise<Told[]> {
  if (quotes.length === 0) return [];
  const rows = await PostModel.collection
    .find<Pick<Post, '_id' | 'author'>>(
      { _id: { $in: distinct(quotes.map(({ quote }) => quote.quoted)) }, deletedAt: null },
      { session, projection: { author: 1 } },
    )
    .toArray();
  const authors = new Map(rows.map(({ _id, author }) => [_id.toHexString(), author]));
  return quotes.flatMap(({ quote: { post, author, quoted }, event, at }): Told[] => {
    const recipient = authors.get(quoted.toHexString());
    if (!recipient) return [];
    const about = { targetType: NotificationTarget.POST, target: post, root: post };
    const candidate = { recipient, actor: author, type: NotificationType.QUOTE, ...about };
    return [{ kind: 'tell', event, at, candidate }];
  });
}
