import { print } from 'graphql';
import { Types } from 'mongoose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { transact } from '../../src/events/transact.js';
import { AchievementModel, PointTransactionType } from '../../src/models/rewards/index.js';
import { readGlobalId } from '../../src/schema/ids.js';
import { installRewards, makeLeaderboards, postPoints } from '../../src/services/rewards/index.js';
import { person, type Person } from '../factories/person.js';
import { publish } from '../factories/post.js';
import { CLAIMABLE, SHOP } from '../rewards/operations.js';
import { allFolded } from '../setup/lanes.js';
import { contractIsThere, operationsOf } from './operations.js';

describe.skipIf(!contractIsThere)('the rewards operations of shipped clients, as they are', () => {
  let mira: Person;
  let post: string;
  let item: string;
  beforeAll(async () => {
    mira = await person();
    await installRewards();
    post = await publish(mira);
    await allFolded();
    await transact(null, (tx) =>
      postPoints(tx, {
        ...{
          user: readGlobalId(mira.id)!.id,
          amount: 500,
          type: PointTransactionType.EARN,
          description: 'Gift',
        },
        fact: `gift:${new Types.ObjectId().toHexString()}`,
      }),
    );
    await makeLeaderboards();
    item = (await mira.client.data(SHOP)).shopItems.nodes[0].id;
  });

  afterAll(() => AchievementModel.deleteMany({}));

  const given: Record<string, () => Record<string, unknown> | Promise<Record<string, unknown>>> = {
    Achievements: () => ({ unlocked: null }),
    UserBadges: () => ({ username: mira.username }),
    Claim: async () => {
      const { claimableRewards } = (await mira.client.data(CLAIMABLE)).viewer;
      return { id: claimableRewards[0].id, clientId: 'c1' };
    },
    Shop: () => ({ first: 20, type: null }),
    BuyItem: () => ({ id: item, clientId: 'b1' }),
    RefundItem: () => ({ id: item }),
    Equip: async () => {
      const BUY = 'mutation ($id: ID!) { buyItem(input: { itemId: $id }) { item { id } } }';
      await mira.client.data(BUY, { id: item });
      return { input: { itemId: item, equipped: true } };
    },
    Leaderboard: () => ({ category: 'POINTS', period: 'DAILY', first: 10, after: null }),
    Favorite: () => ({ input: { itemId: post, category: 'ai-assistants', notes: 'Good', tags: ['coding'] } }),
    Unfavorite: () => ({ itemId: post }),
    Favorites: () => ({ first: 20, after: null, type: null, category: null, tag: null }),
  };

  it.each(operationsOf('rewards'))('$kind $name', async ({ name, document }) => {
    const answer = await mira.client.send(print(document), (await given[name]?.()) ?? {});
    expect(answer.errors).toEqual([]);
    for (const [field, value] of Object.entries(answer.data!))
      expect(value, `${name} answers ${field}`).not.toBeNull();
  });
});
