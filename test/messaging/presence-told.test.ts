import { expect, it } from 'vitest';
import { InboxEntryModel } from '../../src/models/messaging/index.js';
import { tellConversations } from '../../src/subscriptions/messaging/presence-told.js';
import { memoryTopics } from '../../src/subscriptions/memory-topics.js';
import { people, type Person } from '../factories/person.js';
import { allFolded } from '../setup/lanes.js';
import { objectId } from '../social/notifications.js';
import { befriend, group, talk } from './talk.js';

it('tells a conversation that began a moment ago, before any lane has sorted it into an inbox, and each once', async () => {
  const [mira, jonas] = (await people(2)) as [Person, Person];
  await befriend(mira, jonas);
  const known = await group(mira, [jonas]);
  const fresh = await talk(mira, jonas);
  await allFolded();
  // As it is while the lane is behind.
  await InboxEntryModel.deleteOne({ user: objectId(jonas.id), conversation: objectId(fresh) });
  const topics = memoryTopics();
  const told: string[] = [];
  for (const id of [known, fresh])
    await topics.listen('conversation', objectId(id).toHexString(), () => void told.push(id));
  await tellConversations(topics)([
    { person: objectId(jonas.id).toHexString(), online: true, at: new Date() },
  ]);
  expect(told.sort()).toEqual([known, fresh].sort());
});
