import mongoose from 'mongoose';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Viewer } from '../../src/auth/viewer.js';
import { ruleContext } from '../../src/loaders/rule-context.js';
import { newRequestCost, runWithCost } from '../../src/lib/request-cost.js';
import {
  ConversationEventModel,
  InboxEntryModel,
  MessageModel,
  Shelf,
} from '../../src/models/messaging/index.js';
import { people, type Person } from '../factories/person.js';
import { allFolded } from '../setup/lanes.js';
import { objectId } from '../social/notifications.js';
import { conversationAudiences } from '../../src/subscriptions/messaging/conversation-audience.js';
import { entryOf } from '../../src/subscriptions/messaging/conversation-entry.js';
import { shipped } from './operations.js';
import { befriend, group, say } from './talk.js';

const SMALL = 5;
const LARGE = 50;
const ENOUGH = 53;

let mira: Person;
let jonas: Person;
let ada: Person;
let id: string;
beforeAll(async () => {
  [mira, jonas, ada] = (await people(3)) as [Person, Person, Person];
  await befriend(mira, jonas, ada);
  const groups: string[] = [];
  for (let n = 0; n < ENOUGH; n++) groups.push(await group(mira, [jonas, ada], `Group ${n}`));
  id = groups[0]!;
  await Promise.all(groups.map((one, n) => say(n % 2 ? jonas : ada, one, `to group ${n}`)));
  let last = await say(jonas, id, 'first');
  for (let n = 0; n < ENOUGH; n++)
    last = await say([mira, jonas, ada][n % 3]!, id, `m${n}`, n % 2 ? { replyToId: last } : {});
  await allFolded();
}, 120_000);

describe('the number of commands', () => {
  const counted = async (name: string, variables: object, most: number) => {
    const [small, large] = await Promise.all(
      [SMALL, LARGE].map((first) => mira.client.commands(shipped(name), { ...variables, first })),
    );
    expect(large).toBe(small);
    expect(large).toBeLessThanOrEqual(most);
  };

  it('of the inbox is the same for 5 and for 50', () => counted('Inbox', {}, 7));
  it('of messages is the same for 5 and for 50', () => counted('Messages', { id }, 7));

  it('is the same for a message in a group of 3, whoever is in it', async () => {
    const send = (n: number) =>
      mira.client.commands(shipped('SendMessage'), { input: { conversationId: id, body: `c${n}` } });
    expect(await send(1)).toBeLessThanOrEqual(12);
  });
});

describe('telling', () => {
  it('costs the same for one who listens and for fifty', async () => {
    const conversation = objectId(id);
    const { _id: message } = (await MessageModel.findOne({ conversation }).lean())!;
    const event = await ConversationEventModel.findOne({ conversation, message }).lean();
    const viewer = (who: Person) => ({ id: objectId(who.id) }) as Viewer;
    const counted = async (viewers: Viewer[]) => {
      const cost = newRequestCost('test');
      await runWithCost(cost, () =>
        conversationAudiences(conversation.toHexString(), entryOf(event!), viewers, ruleContext(viewers[0]!)),
      );
      return cost.commands!;
    };
    // The first one looks up who the two of a direct conversation are, once and for all.
    await counted([viewer(mira)]);
    const [one, many] = [await counted([viewer(jonas)]), await counted(Array(50).fill(viewer(ada)))];
    expect(many).toBe(one);
    expect(many).toBe(1);
  });
});

describe('the plans', () => {
  const stages = (plan: object): string[] =>
    Object.values(plan).flatMap((part) =>
      typeof part === 'object' && part !== null ? stages(part) : typeof part === 'string' ? [part] : [],
    );
  const explained = async (collection: string, find: object) =>
    stages(
      (
        await mongoose.connection.db!.command({
          explain: { find: collection, ...find },
          verbosity: 'queryPlanner',
        })
      ).queryPlanner.winningPlan,
    );

  it('of inbox, unread and messages read along an index, in its order', async () => {
    const user = objectId(mira.id);
    const plans = [
      await explained(InboxEntryModel.collection.name, {
        filter: { user, shelf: Shelf.INBOX },
        sort: { lastActivity: -1, _id: -1 },
        limit: 21,
      }),
      await explained(InboxEntryModel.collection.name, {
        filter: { user, shelf: Shelf.INBOX, unread: { $gt: 0 } },
      }),
      await explained(InboxEntryModel.collection.name, {
        filter: { user, inboxSeq: { $gt: 1 } },
        sort: { inboxSeq: 1 },
        limit: 100,
      }),
      await explained(MessageModel.collection.name, {
        filter: { conversation: objectId(id), deletedAt: null, seq: { $gt: 0 } },
        sort: { seq: -1, _id: -1 },
        limit: 21,
      }),
    ];
    for (const plan of plans) {
      expect(plan).toContain('IXSCAN');
      expect(plan).not.toContain('SORT');
      expect(plan).not.toContain('COLLSCAN');
    }
  });
});
