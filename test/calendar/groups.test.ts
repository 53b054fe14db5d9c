import { beforeAll, describe, expect, it } from 'vitest';
import { Role } from '../../src/models/identity/index.js';
import { ModerationCaseModel } from '../../src/models/moderation/index.js';
import { readGlobalId, toGlobalId } from '../../src/schema/ids.js';
import { people, type Person } from '../factories/person.js';
import { staff } from '../factories/staff.js';
import { REPORT } from '../moderation/operations.js';
import { testApp } from '../setup/app.js';
import { allFolded } from '../setup/lanes.js';
import { refused } from '../social/refused.js';
import * as op from './operations.js';

const GROUP = `mutation ($input: CreateGroupInput!) { createGroup(input: $input) { group { id slug } } }`;
const JOIN = `mutation ($id: ID!) { joinGroup(input: { groupId: $id }) { membership { id } } }`;
const LEAVE = `mutation ($id: ID!) { leaveGroup(input: { groupId: $id }) { group { id } } }`;
const BAN = `mutation ($id: ID!) { banMember(input: { membershipId: $id, reason: "Spam" }) { membership { id } } }`;
const GROUP_EVENTS = `query ($slug: String!) { group(slug: $slug) { events(first: 5, upcoming: true) { nodes { id group { id } } } } }`;
const TOPIC = `mutation ($input: CreateCommunityPostInput!) { createCommunityPost(input: $input) { communityPost { id } } }`;
const QUEUE = `query ($id: ID) { moderationCases(groupId: $id) { nodes { id group { id } } } }`;
const MODERATE = `mutation ($input: ModerateInput!) { moderate(input: $input) { case { id status } } }`;
const NODE = 'query ($id: ID!) { node(id: $id) { id } }';
const objectId = (id: string) => readGlobalId(id)!.id;

let owner: Person;
let ada: Person;
let eve: Person;

beforeAll(async () => {
  await testApp();
  [owner, ada, eve] = (await people(3)) as [Person, Person, Person];
});

async function group(visibility: string): Promise<{ id: string; slug: string }> {
  const input = { name: `Walkers ${Math.random()}`, description: 'We walk', category: 'AI_ART', visibility };
  return (await owner.client.data(GROUP, { input })).createGroup.group;
}
const join = async (who: Person, id: string) =>
  (await who.client.data(JOIN, { id })).joinGroup.membership.id as string;

describe('events of groups', () => {
  it('T4.8 are hidden from those to whom the group is closed, on every way', async () => {
    const secret = await group('SECRET');
    const walk = await op.event(owner, { title: 'A secret walk', groupId: secret.id, tags: ['secretwalk'] });
    expect((await owner.client.data(GROUP_EVENTS, { slug: secret.slug })).group.events.nodes).toMatchObject([
      { id: walk.id, group: { id: secret.id } },
    ]);
    expect((await ada.client.data(NODE, { id: walk.id })).node).toBeNull();
    expect((await ada.client.data(op.EVENT, { slug: walk.slug })).event).toBeNull();
    expect((await ada.client.data(op.EVENTS, { tag: 'secretwalk' })).events.nodes).toEqual([]);
    expect(await refused(ada.client, op.REGISTER, { input: { eventId: walk.id } })).toMatchObject({
      code: 'NOT_FOUND',
    });
    const input = { title: 'x', startsAt: op.inHours(5), endsAt: op.inHours(6), groupId: secret.id };
    expect(await refused(ada.client, op.CREATE_EVENT, { input })).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('T4.7 lose the registrations of who leaves, whose places go to the waitlist', async () => {
    const open = await group('PUBLIC');
    await join(ada, open.id);
    await join(eve, open.id);
    const walk = await op.event(owner, { groupId: open.id, capacity: 1, waitlistEnabled: true });
    await op.register(ada, walk.id);
    await op.register(eve, walk.id);
    await ada.client.data(LEAVE, { id: open.id });
    const mine = async (who: Person) =>
      (await who.client.data(op.EVENT, { slug: walk.slug })).event.viewerRegistration.status;
    expect([await mine(ada), await mine(eve)]).toEqual(['CANCELLED', 'CONFIRMED']);
    const input = { title: 'x', startsAt: op.inHours(5), endsAt: op.inHours(6), groupId: open.id };
    expect(await refused(ada.client, op.CREATE_EVENT, { input })).toMatchObject({ code: 'FORBIDDEN' });
  });

  it('T4.9 refuse the banned, with the reason', async () => {
    const open = await group('PUBLIC');
    const walk = await op.event(owner, { groupId: open.id });
    const membership = await join(ada, open.id);
    await op.register(ada, walk.id);
    await owner.client.data(BAN, { id: membership });
    const answer = await ada.client.send(op.REGISTER, { input: { eventId: walk.id } });
    expect(answer.errors[0]!.extensions).toMatchObject({ code: 'FORBIDDEN', reason: 'BANNED' });
    // Reading what is public stays.
    expect((await ada.client.data(op.EVENT, { slug: walk.slug })).event.viewerRegistration.status).toBe(
      'CANCELLED',
    );
  });
});

describe('moderators of groups', () => {
  it('attack 46: see and decide the cases of their group, and no others', async () => {
    const open = await group('PUBLIC');
    await join(ada, open.id);
    await join(eve, open.id);
    const post = {
      groupId: open.id,
      type: 'DISCUSSION',
      title: 'Buy this',
      body: 'Now',
      category: 'GENERAL',
    };
    const topic = (await ada.client.data(TOPIC, { input: post })).createCommunityPost.communityPost.id;
    await eve.client.data(REPORT, { input: { targetId: topic, reason: 'SPAM' } });
    await eve.client.data(REPORT, { input: { targetId: ada.id, reason: 'SPAM' } });
    await allFolded();
    const caseOf = async (target: string) =>
      toGlobalId(
        'ModerationCase',
        (await ModerationCaseModel.findOne({ target: objectId(target) }).lean())!._id,
      );
    const [inside, outside] = [await caseOf(topic), await caseOf(ada.id)];
    expect((await owner.client.data(QUEUE, { id: open.id })).moderationCases.nodes).toEqual([
      { id: inside, group: { id: open.id } },
    ]);
    expect((await owner.client.refusal(QUEUE)).code).toBe('FORBIDDEN');
    expect((await eve.client.refusal(QUEUE, { id: open.id })).code).toBe('FORBIDDEN');
    expect((await owner.client.data(NODE, { id: outside })).node).toBeNull();
    const decide = (caseId: string, action: string) => ({ input: { caseId, action, reason: 'Advertising' } });
    expect(await refused(owner.client, MODERATE, decide(outside, 'WARN'))).toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await refused(owner.client, MODERATE, decide(inside, 'BAN'))).toMatchObject({
      ...{ code: 'FORBIDDEN', field: 'action' },
    });
    const { moderate } = await owner.client.data(MODERATE, decide(inside, 'REMOVE'));
    expect(moderate.case.status).toBe('RESOLVED');
    expect((await eve.client.data(NODE, { id: topic })).node).toBeNull();
    const SANCTION = '{ viewer { sanctions(first: 1) { nodes { id action } } } }';
    const [{ id }] = (await ada.client.data(SANCTION)).viewer.sanctions.nodes;
    const APPEAL =
      'mutation ($id: ID!) { appealModeration(input: { actionId: $id, text: "No" }) { appeal { status } } }';
    await ada.client.data(APPEAL, { id });
    const judge = await staff(Role.MODERATOR);
    const DECIDE =
      'mutation ($id: ID!) { decideAppeal(input: { actionId: $id, overturn: true }) { action { isActive } } }';
    await judge.client.data(DECIDE, { id });
    expect((await eve.client.data(NODE, { id: topic })).node).toEqual({ id: topic });
  });
});
