import { beforeAll, expect, it, vi } from 'vitest';
import { ConversationModel } from '../../src/models/messaging/index.js';
import { ruleContext } from '../../src/loaders/rule-context.js';
import { ProfileVisibility, UserModel, UserStatus } from '../../src/models/identity/index.js';
import { ENDED } from '../../src/subscriptions/live/index.js';
import { conversationAudiences } from '../../src/subscriptions/messaging/conversation-audience.js';
import type { ConversationEntry } from '../../src/subscriptions/messaging/conversation-entry.js';
import { toldTo } from '../../src/subscriptions/messaging/told-to.js';
import { people, type Person } from '../factories/person.js';
import { objectId } from '../social/notifications.js';
import { BLOCK, FOLLOW } from '../social/operations.js';
import { viewerOf } from './looking-on.js';
import { changing, DELETE } from './operations.js';
import { befriend, group, say, talk } from './talk.js';

let owner: Person;
let author: Person;
let viewers: Person[];
let conversations: { id: string; messages: string[] }[];
let shy: Person;

beforeAll(async () => {
  const all = await people(11);
  const [one, writer, blocked, blocker, cleared, hider, gone, follower, banned, stranger, quiet] = all as [
    ...[Person, Person, Person, Person, Person, Person, Person, Person, Person, Person, Person],
  ];
  [owner, author, viewers, shy] = [one, writer, all, quiet];
  await befriend(owner, author);
  for (const who of all) if (who !== owner && who !== author) await befriend(owner, who);
  await befriend(follower, quiet);
  await befriend(author, quiet);
  const id = await group(
    owner,
    all.filter((who) => who !== owner && who !== stranger),
  );
  const old = await say(author, id, 'before some cleared');
  await cleared.client.data(changing('clearConversation'), { input: { conversationId: id } });
  const messages = [old];
  for (const who of [author, owner, banned]) messages.push(await say(who, id, 'hello'));
  const deleted = await say(author, id, 'gone for all');
  await author.client.data(DELETE, { input: { messageId: deleted, forEveryone: true } });
  const between = await talk(owner, author);
  const direct = [await say(owner, between, 'between two'), await say(author, between, 'indeed')];
  for (const messageId of [messages[1]!, direct[1]!])
    await (messageId === direct[1] ? owner : hider).client.data(DELETE, { input: { messageId } });
  await gone.client.data(changing('leaveConversation'), { input: { conversationId: id } });
  await author.client.data(BLOCK, { id: blocked.id });
  await blocker.client.data(BLOCK, { id: author.id });
  await stranger.client.data(FOLLOW, { id: quiet.id });
  await UserModel.updateOne({ _id: objectId(banned.id) }, { status: UserStatus.SUSPENDED });
  await UserModel.updateOne(
    { _id: objectId(quiet.id) },
    { 'privacy.profileVisibility': ProfileVisibility.FRIENDS, 'privacy.showActivity': true },
  );
  conversations = [
    { id, messages: [...messages, deleted] },
    { id: between, messages: direct },
  ];
}, 60_000);

/** Everything that can be told about some messages and some people. */
function entries(messages: string[]): ConversationEntry[] {
  const doers = [author, owner, shy, ...viewers.slice(2, 4), viewers[8]!].map(({ id }) => objectId(id));
  return doers.flatMap((user) => [
    ...(['TypingChanged', 'PresenceChanged', 'ConversationRead'] as const).map((__typename) => ({
      ...{ __typename, seq: null, user, at: new Date() },
    })),
    ...(['ParticipantsChanged', 'ConversationUpdated'] as const).map((__typename) => ({
      ...{ __typename, seq: 1, user },
    })),
    ...(['MessageSent', 'MessageEdited', 'MessageDeleted', 'MessageReactionChanged'] as const).flatMap(
      (__typename) => messages.map((message) => ({ __typename, seq: 1, user, message: objectId(message) })),
    ),
  ]);
}

it('one viewer is told by the rules what many at once are told', async () => {
  const seen = new Set<unknown>();
  for (const { id, messages } of conversations) {
    const channel = objectId(id).toHexString();
    const all = entries(messages);
    const whole = viewers.map(viewerOf);
    const single = await Promise.all(whole.map((viewer) => toldTo(ruleContext(viewer), channel, all)));
    for (const [place, entry] of all.entries()) {
      const many = await conversationAudiences(channel, entry, whole, ruleContext(whole[0]!));
      const named = (answers: unknown[]) =>
        answers.map((answer, index) => `${entry.__typename} to ${index}: ${String(answer)}`);
      expect(named(single.map((answers) => answers[place]))).toEqual(named(many));
      many.forEach((answer) => seen.add(answer));
    }
  }
  expect(seen).toEqual(new Set(['in it', null, ENDED]));
});

it('whoever is left by the erasure of the other hears of their own words, soon after', async () => {
  const [one, erased] = (await people(2)) as [Person, Person];
  await befriend(one, erased);
  const id = await talk(one, erased);
  const message = objectId(await say(one, id, 'mine'));
  const channel = objectId(id).toHexString();
  const entry = { __typename: 'MessageSent', seq: 1, user: objectId(one.id), message } as const;
  const told = () => toldTo(ruleContext(viewerOf(one)), channel, [entry]);
  expect(await told()).toEqual(['in it']);
  // As an erasure leaves it, by whichever gateway.
  await ConversationModel.updateOne({ _id: objectId(id) }, { $unset: { pair: '', pairKey: '' } });
  await UserModel.updateOne({ _id: objectId(erased.id) }, { status: UserStatus.DELETED });
  const now = performance.now.bind(performance);
  const spy = vi.spyOn(performance, 'now').mockImplementation(() => now() + 2 * 60 * 60 * 1_000);
  try {
    // What time it is, the cache asks every now and then.
    await expect.poll(told).toEqual(['in it']);
  } finally {
    spy.mockRestore();
  }
});

it('a visitor listens no more', async () => {
  const channel = objectId(conversations[0]!.id).toHexString();
  const [entry] = entries(conversations[0]!.messages) as [ConversationEntry];
  expect(await toldTo(ruleContext(null), channel, [entry])).toEqual([ENDED]);
  expect(await conversationAudiences(channel, entry, [null], ruleContext(null))).toEqual([ENDED]);
});
