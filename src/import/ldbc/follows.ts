import type { Types } from 'mongoose';
import { FollowModel } from '../../models/social/index.js';
import { followIn } from '../../services/social/index.js';
import { presentByPair } from '../present.js';
import { runStep, type Bulk } from '../step.js';
import type { Graph } from './graph.js';
import type { LdbcIds } from './ids.js';

interface Follow {
  follower: Types.ObjectId;
  following: Types.ObjectId;
  at: Date;
  name: string;
}

/** Friendships become follows both ways. */
export async function importFollows(bulk: Bulk, { knows }: Graph, ids: LdbcIds): Promise<void> {
  const items: Follow[] = [];
  const both = knows.flatMap(({ a, b, at }) => [
    { from: a, to: b, at },
    { from: b, to: a, at },
  ]);
  for (const { from, to, at } of both) {
    const [follower, following] = [ids.find('person', from), ids.find('person', to)];
    const name = `${from} → ${to}`;
    if (follower && following) items.push({ follower, following, at, name });
    else bulk.tally.skipped('follows', 'one of the two persons is not here', name);
  }
  await runStep(bulk, {
    kind: 'follows',
    items,
    nameOf: (follow) => follow.name,
    present: (batch, tx) =>
      presentByPair(
        FollowModel,
        batch,
        ['follower', 'following'],
        (row) => [row.follower, row.following],
        tx,
      ),
    prepare: (batch, actors) =>
      actors.look(batch.map(({ follower, following }) => ({ actor: follower, at: following }))),
    write: ({ follower, following, at }, tx, actors) =>
      followIn(tx, actors.of(follower), { userId: following }, { at }),
  });
}
