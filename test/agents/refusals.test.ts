import { beforeAll, describe, expect, it } from 'vitest';
import { FavoriteModel, FavoriteType } from '../../src/models/rewards/index.js';
import { readGlobalId, toGlobalId } from '../../src/schema/ids.js';
import { sharedNow } from '../../src/lib/clock.js';
import { people, person, type Person } from '../factories/person.js';
import { FAVORITE, FAVORITES } from '../rewards/operations.js';
import { send, startChat } from './chats.js';
import { admin, makeAgent, quickActionsThere } from './world.js';

/** What the refused inputs name: things of Mira, and things that nobody can use so. */
interface World {
  agent: string;
  disabled: string;
  maintained: string;
  subscription: string;
  chat: string;
  empty: string;
  question: string;
  /** It is still being written: no worker runs here. */
  answer: string;
  action: string;
  platform: string;
}

let mira: Person;
let jonas: Person;
let world: World;

/** Sends a mutation and answers its refusals. */
async function refusals(who: Person, field: string, input: object): Promise<unknown[]> {
  const type = `${field[0]!.toUpperCase()}${field.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { ${field}(input: $input) { userErrors { code field } } }`;
  return (await who.client.data(query, { input }))[field].userErrors;
}

/** Sends a mutation that must succeed. */
async function made(who: Person, field: string, input: object, selection: string): Promise<any> {
  const type = `${field[0]!.toUpperCase()}${field.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { ${field}(input: $input) { ${selection} } }`;
  return (await who.client.data(query, { input }))[field];
}

const action = { label: 'Mine', prompt: 'Say it again', category: 'Writing' };

beforeAll(async () => {
  [mira, jonas] = (await people(2)) as [Person, Person];
  const boss = await admin();
  await quickActionsThere();
  const [agent, disabled, maintained] = await Promise.all([makeAgent(), makeAgent(), makeAgent()]);
  await made(boss, 'updateAgent', { agentId: disabled.id, isActive: false }, 'agent { id }');
  await made(boss, 'updateAgent', { agentId: maintained.id, status: 'MAINTENANCE' }, 'agent { id }');
  const subscribing = { agentId: agent.id, period: 'DAILY', payWith: 'COINS' };
  const { subscription } = await made(mira, 'subscribeToAgent', subscribing, 'subscription { id }');
  const [chat, empty] = [await startChat(mira, agent.id), await startChat(mira, agent.id)];
  const sent = await send(mira, chat, 'Hi');
  const saved = await made(mira, 'saveQuickAction', action, 'quickAction { id }');
  const { quickActions } = await mira.client.data(`{ quickActions { id isDefault } }`);
  world = {
    ...{ agent: agent.id, disabled: disabled.id, maintained: maintained.id, chat, empty },
    ...{ subscription: subscription.id, question: sent.userMessage.id, answer: sent.answer.id },
    action: saved.quickAction.id,
    platform: quickActions.find(({ isDefault }: { isDefault: boolean }) => isDefault).id,
  };
});

type Refused = [
  mutation: string,
  input: (world: World) => object,
  code: string,
  /** The field that is named. */
  field: string | null,
];

/** Another user’s things are as if they did not exist. */
const FOREIGN: Refused[] = [
  ['sendToAgent', ({ chat }) => ({ sessionId: chat, content: 'Hi' }), 'NOT_FOUND', 'sessionId'],
  ['regenerateAnswer', ({ answer }) => ({ messageId: answer }), 'NOT_FOUND', 'messageId'],
  ['editChatMessage', ({ question }) => ({ messageId: question, content: 'x' }), 'NOT_FOUND', 'messageId'],
  ['stopAnswer', ({ answer }) => ({ messageId: answer }), 'NOT_FOUND', 'messageId'],
  ['chooseBranch', ({ answer }) => ({ messageId: answer }), 'NOT_FOUND', 'messageId'],
  ['updateChat', ({ chat }) => ({ sessionId: chat, title: 'x' }), 'NOT_FOUND', 'sessionId'],
  ['deleteChat', ({ chat }) => ({ sessionId: chat }), 'NOT_FOUND', 'sessionId'],
  ['shareChat', ({ chat }) => ({ sessionId: chat, share: true }), 'NOT_FOUND', 'sessionId'],
  ['rateAnswer', ({ answer }) => ({ messageId: answer, rating: 5 }), 'NOT_FOUND', 'messageId'],
  ['rateChat', ({ chat }) => ({ sessionId: chat, rating: 5 }), 'NOT_FOUND', 'sessionId'],
  [
    'cancelAgentSubscription',
    ({ subscription }) => ({ subscriptionId: subscription }),
    ...(['NOT_FOUND', 'subscriptionId'] as const),
  ],
  [
    'resumeAgentSubscription',
    ({ subscription }) => ({ subscriptionId: subscription }),
    ...(['NOT_FOUND', 'subscriptionId'] as const),
  ],
  ['saveQuickAction', ({ action: id }) => ({ id, label: 'x' }), 'NOT_FOUND', 'id'],
  ['deleteQuickAction', ({ action: id }) => ({ quickActionId: id }), 'NOT_FOUND', 'id'],
  [
    'updateChatSettings',
    ({ action: id }) => ({ quickActions: { favoriteIds: [id] } }),
    ...(['NOT_FOUND', 'quickActions.favoriteIds'] as const),
  ],
  [
    'personaliseAgent',
    ({ agent, action: id }) => ({ agentId: agent, quickActionIds: [id] }),
    ...(['NOT_FOUND', 'quickActionIds'] as const),
  ],
  ['updateAgent', ({ agent }) => ({ agentId: agent, tagline: 'x' }), 'FORBIDDEN', null],
  ['syncAgents', () => ({ agents: [] }), 'FORBIDDEN', null],
];

/** What even the owner cannot do. */
const WRONG: Refused[] = [
  ['startChat', ({ disabled }) => ({ agentId: disabled }), 'NOT_FOUND', 'agentId'],
  ['startChat', ({ maintained }) => ({ agentId: maintained }), 'CONFLICT', 'agentId'],
  [
    'subscribeToAgent',
    ({ disabled }) => ({ agentId: disabled, period: 'DAILY', payWith: 'COINS' }),
    ...(['NOT_FOUND', 'agentId'] as const),
  ],
  [
    'subscribeToAgent',
    ({ agent }) => ({ agentId: agent, period: 'DAILY', payWith: 'COINS' }),
    ...(['CONFLICT', 'agentId'] as const),
  ],
  ['sendToAgent', ({ chat }) => ({ sessionId: chat, content: 'More' }), 'CONFLICT', 'sessionId'],
  ['regenerateAnswer', ({ question }) => ({ messageId: question }), 'BAD_USER_INPUT', 'messageId'],
  ['regenerateAnswer', ({ answer }) => ({ messageId: answer }), 'CONFLICT', 'messageId'],
  ['editChatMessage', ({ answer }) => ({ messageId: answer, content: 'x' }), 'CONFLICT', 'messageId'],
  ['stopAnswer', ({ question }) => ({ messageId: question }), 'BAD_USER_INPUT', 'messageId'],
  ['chooseBranch', ({ question }) => ({ messageId: question }), 'CONFLICT', 'messageId'],
  [
    'updateChat',
    ({ chat }) => ({ sessionId: chat, settings: { model: 'main' } }),
    ...(['BAD_USER_INPUT', 'settings.provider'] as const),
  ],
  ['shareChat', ({ empty }) => ({ sessionId: empty, share: true }), 'CONFLICT', 'sessionId'],
  ['rateAnswer', ({ answer }) => ({ messageId: answer, rating: 5 }), 'BAD_USER_INPUT', 'messageId'],
  ['rateChat', ({ chat }) => ({ sessionId: chat }), 'BAD_USER_INPUT', 'rating'],
  [
    'decideToolCall',
    () => ({ approvalId: 'capv_000000000000000000000000', approve: true }),
    ...(['NOT_FOUND', 'approvalId'] as const),
  ],
  ['saveQuickAction', () => ({ label: 'x', category: 'x' }), 'BAD_USER_INPUT', 'prompt'],
  ['saveQuickAction', ({ platform }) => ({ id: platform, label: 'Mine' }), 'FORBIDDEN', 'id'],
  ['deleteQuickAction', ({ platform }) => ({ quickActionId: platform }), 'FORBIDDEN', 'id'],
  [
    'updateChatSettings',
    () => ({
      quickActions: { favoriteIds: Array.from({ length: 11 }, (_, n) => `qact_${n + 10}${'0'.repeat(22)}`) },
    }),
    ...(['BAD_USER_INPUT', 'quickActions.favoriteIds'] as const),
  ],
  ['personaliseAgent', ({ disabled }) => ({ agentId: disabled }), 'NOT_FOUND', 'agentId'],
  ['resetAgentPersonalization', ({ disabled }) => ({ agentId: disabled }), 'NOT_FOUND', 'agentId'],
];

describe('a refusal', () => {
  it.each(FOREIGN)('of %s with what is another user’s', async (mutation, input, code, field) => {
    expect(await refusals(jonas, mutation, input(world))).toEqual([{ code, field }]);
  });

  it.each(WRONG)('of %s even to the owner', async (mutation, input, code, field) => {
    expect(await refusals(mira, mutation, input(world))).toEqual([{ code, field }]);
  });

  it('of editing an answer, and of rating a question', async () => {
    await made(mira, 'stopAnswer', { messageId: world.answer }, 'message { id }');
    const bad = [{ code: 'BAD_USER_INPUT', field: 'messageId' }];
    const edited = { messageId: world.answer, content: 'x' };
    expect(await refusals(mira, 'editChatMessage', edited)).toEqual(bad);
    expect(await refusals(mira, 'rateAnswer', { messageId: world.question, rating: 5 })).toEqual(bad);
  });

  it('of an eleventh favourite, and of a hundred and first action', async () => {
    const who = await person();
    const saving = (n: number, more: object = {}) => ({ ...action, label: `Action ${n}`, ...more });
    for (let n = 0; n < 10; n++)
      await made(who, 'saveQuickAction', saving(n, { favorite: true }), 'quickAction { id }');
    expect(await refusals(who, 'saveQuickAction', saving(10, { favorite: true }))).toEqual([
      { code: 'CONFLICT', field: 'favorite' },
    ]);
    for (let n = 10; n < 100; n++) await made(who, 'saveQuickAction', saving(n), 'quickAction { id }');
    expect(await refusals(who, 'saveQuickAction', saving(100))).toEqual([{ code: 'CONFLICT', field: 'id' }]);
  });
});

describe('a chat as a favourite', () => {
  it('is its owner’s alone: adding is refused to others', async () => {
    const owned = await mira.client.data(FAVORITE, { input: { itemId: world.chat } });
    expect(owned.favorite.favorite.item).toEqual({ __typename: 'ChatSession' });
    expect(await jonas.client.refusal(FAVORITE, { input: { itemId: world.chat } })).toMatchObject({
      ...{ code: 'NOT_FOUND', field: 'itemId' },
    });
    expect((await jonas.client.data(FAVORITES)).viewer.favorites.totalCount).toBe(0);
  });

  it('is null where the viewer may not see it, and the favourite can be removed', async () => {
    const who = await person();
    const [user, item] = [readGlobalId(who.id)!.id, readGlobalId(world.chat)!.id];
    const at = sharedNow();
    const { _id } = await FavoriteModel.create({
      ...{ user, item, itemType: FavoriteType.CHAT_SESSION, category: null, notes: null, tags: [] },
      ...{ addedAt: at, lastAccessedAt: at, accessCount: 0 },
    });
    const id = toGlobalId('Favorite', _id);
    expect((await who.client.data(FAVORITES)).viewer.favorites.nodes).toEqual([
      { id, category: null, item: null },
    ]);
    const NODE = `query ($id: ID!) { node(id: $id) { ... on Favorite { item { __typename } } } }`;
    expect((await who.client.data(NODE, { id })).node).toEqual({ item: null });
    const REMOVE = `mutation ($id: ID!) { unfavorite(input: { itemId: $id }) { removedId } }`;
    expect((await who.client.data(REMOVE, { id: world.chat })).unfavorite).toEqual({ removedId: id });
  });

  it('is null once the chat is deleted', async () => {
    const chat = await startChat(mira, world.agent);
    await mira.client.data(FAVORITE, { input: { itemId: chat, category: 'gone' } });
    await made(mira, 'deleteChat', { sessionId: chat }, 'deletedId');
    const { nodes } = (await mira.client.data(FAVORITES, { category: 'gone' })).viewer.favorites;
    expect(nodes).toEqual([{ id: expect.any(String), category: 'gone', item: null }]);
  });
});
