import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Role } from '../../src/models/identity/index.js';
import { join, newGroup, newTopic, TRANSFER } from '../community/operations.js';
import { people, type Person } from '../factories/person.js';
import { staff } from '../factories/staff.js';
import { deliver, Receiver } from './receiver.js';

const SAVE = `mutation ($input: SaveWebhookEndpointInput!) { saveWebhookEndpoint(input: $input) { endpoint { id group { id } } } }`;
const READ = `query ($id: ID!) { webhookEndpoint(id: $id) { id deliveries(first: 5) { nodes { event status } } } }`;
const MINE = `{ viewer { webhookEndpoints(first: 20) { nodes { id } } } }`;
const TYPES = `{ webhookEventTypes { name isForGroups } }`;
const DELETE = `mutation ($id: ID!) { deleteWebhookEndpoint(input: { endpointId: $id }) { deletedId } }`;

const receiver = new Receiver();
let admin: Person;
let owner: Person;
let member: Person;
let other: Person;

beforeAll(async () => {
  admin = await staff(Role.ADMIN);
  [owner, member, other] = (await people(3)) as [Person, Person, Person];
  await receiver.start();
});
beforeEach(() => receiver.reset());
afterAll(() => receiver.stop());

const EVENTS = ['group.member_changed', 'community_post.published'];
const inputFor = (groupId: string | null, events = EVENTS) => ({
  input: { url: `${receiver.origin}/hook`, groupId, events },
});
async function endpointOf(one: Person, groupId: string | null, events = EVENTS): Promise<string> {
  const { saveWebhookEndpoint } = await one.client.data(SAVE, inputFor(groupId, events));
  expect(saveWebhookEndpoint.endpoint.group).toEqual(groupId && { id: groupId });
  return saveWebhookEndpoint.endpoint.id;
}

describe('webhooks of a group', () => {
  it('get what happens in the group, and nothing of others; the platform gets what is outside of groups', async () => {
    const [mine, theirs] = [await newGroup(owner, { visibility: 'PRIVATE' }), await newGroup(other)];
    await endpointOf(owner, mine.id);
    await join(other, theirs.id).catch(() => undefined);
    await newTopic(other, { groupId: theirs.id });
    const post = await newTopic(owner, { groupId: mine.id });
    await newTopic(other);
    await deliver();
    await expect
      .poll(() => receiver.bodies())
      .toMatchObject([
        {
          type: 'community_post.published',
          data: { post: { id: post, author: { id: owner.id }, group: { id: mine.id } } },
        },
      ]);
    await receiver.reset();
    await endpointOf(admin, null);
    await newTopic(owner, { groupId: mine.id });
    await join(member, theirs.id);
    const open = await newTopic(other);
    await deliver();
    await expect.poll(() => receiver.bodies().map(({ data }) => data.post?.id)).toEqual([open]);
  });

  it('tell of members by the names of the API', async () => {
    const group = await newGroup(owner);
    await endpointOf(owner, group.id);
    await join(member, group.id);
    await deliver();
    await expect
      .poll(() => receiver.bodies()[0])
      .toMatchObject({
        type: 'group.member_changed',
        data: { group: { id: group.id }, user: { id: member.id }, from: null, to: 'ACTIVE' },
      });
  });

  it('end with the ownership: nothing more is sent, and the former owner manages it no more', async () => {
    const group = await newGroup(owner);
    const id = await endpointOf(owner, group.id);
    await join(member, group.id);
    await deliver();
    await expect.poll(() => receiver.bodies().length).toBe(1);
    await owner.client.data(TRANSFER, { groupId: group.id, userId: member.id });
    await newTopic(member, { groupId: group.id });
    await deliver();
    await expect.poll(() => receiver.bodies().map(({ type }) => type)).toEqual(['group.member_changed']);
    for (const one of [owner, member])
      expect((await one.client.data(READ, { id })).webhookEndpoint).toBeNull();
    expect(await owner.client.refusal(DELETE, { id })).toMatchObject({ code: 'NOT_FOUND' });
    const { nodes } = (await owner.client.data(MINE)).viewer.webhookEndpoints;
    expect(nodes.map((one: { id: string }) => one.id)).not.toContain(id);
  });

  it('are for owners, with events of groups; secret groups are not there for strangers', async () => {
    const [group, secret] = [await newGroup(owner), await newGroup(owner, { visibility: 'SECRET' })];
    await join(member, group.id);
    for (const one of [member, admin])
      expect(await one.client.refusal(SAVE, inputFor(group.id))).toMatchObject({ code: 'FORBIDDEN' });
    expect(await other.client.refusal(SAVE, inputFor(secret.id))).toMatchObject({
      code: 'NOT_FOUND',
      field: 'groupId',
    });
    expect(await owner.client.refusal(SAVE, inputFor(null))).toMatchObject({ code: 'FORBIDDEN' });
    expect(await owner.client.refusal(SAVE, inputFor(group.id, ['user.registered']))).toMatchObject({
      code: 'BAD_USER_INPUT',
      field: 'events.0',
    });
    const types = (await owner.client.data(TYPES)).webhookEventTypes;
    expect(types).toContainEqual({ name: 'community_post.published', isForGroups: true });
    expect(types).toContainEqual({ name: 'user.registered', isForGroups: false });
  });
});
