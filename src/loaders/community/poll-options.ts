import { PollOptionModel, type PollOption } from '../../models/community/index.js';
import { batched } from '../factories.js';

/** The options of polls, in their order, by the post. */
export const pollOptions = batched<PollOption[]>('PollOption.post', async (posts, { roundTrip }) => {
  const rows = await roundTrip.ask<PollOption>(PollOptionModel, [
    { $match: { post: { $in: posts } } },
    { $sort: { post: 1, place: 1, _id: 1 } },
  ]);
  const found = new Map<string, PollOption[]>();
  for (const row of rows) {
    const key = row.post.toHexString();
    found.set(key, [...(found.get(key) ?? []), row]);
  }
  return posts.map((post) => found.get(post.toHexString()) ?? []);
});
