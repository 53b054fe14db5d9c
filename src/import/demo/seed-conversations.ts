import {
  ConversationKind,
  ConversationModel,
  ConversationRole,
  MemberState,
  MessageModel,
} from '../../models/messaging/index.js';
import { sendMessageIn, startDirectIn, startGroupIn } from '../../services/messaging/index.js';
import { presentById } from '../present.js';
import { stableId } from '../stable-id.js';
import { runStep, type Bulk } from '../step.js';
import type { DemoIds } from './ids.js';
import { CONVERSATIONS } from './plan-conversations.js';

/** Conversations, and then what was written in them, one after the other. */
export async function seedConversations(bulk: Bulk, ids: DemoIds): Promise<void> {
  const items = CONVERSATIONS.map((planned, index) => ({
    ...planned,
    at: ids.at(planned.ago),
    id: stableId(`demo:conversation:${index}`, ids.at(planned.ago)),
    members: planned.people.map((place) => ids.people[place]!),
  }));
  await runStep(bulk, {
    kind: 'conversations',
    items,
    nameOf: ({ id }) => id.toHexString(),
    present: (batch, tx) => presentById(ConversationModel, batch, ({ id }) => id, tx),
    async write({ id, at, title, request, members }, tx) {
      const [first, second] = members as [typeof id, typeof id];
      const state = request ? MemberState.REQUESTED : MemberState.ACTIVE;
      if (title === undefined) return startDirectIn(tx, first, { other: second, state }, { at, id });
      const joined = members.map((user) => ({
        user,
        state: MemberState.ACTIVE,
        role: user === first ? ConversationRole.OWNER : ConversationRole.MEMBER,
      }));
      return startGroupIn(tx, { title, avatar: null, members: joined }, { at, id });
    },
  });
  const messages = items.flatMap(({ id: _id, title, messages: planned }) => {
    const kind = title === undefined ? ConversationKind.DIRECT : ConversationKind.GROUP;
    return planned.map(({ author, body, ago }, place) => ({
      ...{ conversation: { _id, kind }, author: ids.people[author]!, body, at: ids.at(ago) },
      id: stableId(`demo:message:${_id.toHexString()}:${place}`, ids.at(ago)),
    }));
  });
  await runStep(bulk, {
    kind: 'messages',
    items: messages,
    nameOf: ({ id }) => id.toHexString(),
    present: (batch, tx) => presentById(MessageModel, batch, ({ id }) => id, tx),
    write: ({ conversation, author, body, at, id }, tx) =>
      sendMessageIn(tx, author, { conversation, body }, { at, id }),
  });
}
