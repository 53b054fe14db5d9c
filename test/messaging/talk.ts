import type { Person } from '../factories/person.js';
import { FOLLOW } from '../social/operations.js';
import { allFolded } from '../setup/lanes.js';
import { INBOX, MESSAGES, SEND, START } from './operations.js';

/** Whoever is followed by the other writes to them without being a request. */
export async function befriend(...people: Person[]): Promise<void> {
  for (const one of people)
    for (const other of people) if (one !== other) await one.client.data(FOLLOW, { id: other.id });
}

/** Begins a direct conversation; answers its id. */
export async function talk(one: Person, other: Person): Promise<string> {
  const input = { participantIds: [other.id] };
  return (await one.client.data(START, { input })).startConversation.conversation.id;
}

/** Begins a group; answers its id. */
export async function group(owner: Person, others: Person[], title = 'Lagoon'): Promise<string> {
  const input = { kind: 'GROUP', title, participantIds: others.map(({ id }) => id) };
  return (await owner.client.data(START, { input })).startConversation.conversation.id;
}

/** Says something; answers the message's id. */
export async function say(
  who: Person,
  conversationId: string,
  body: string,
  more: Record<string, unknown> = {},
): Promise<string> {
  const { sendMessage } = await who.client.data(SEND, { input: { conversationId, body, ...more } });
  return sendMessage.message.id;
}

/** What somebody reads of a conversation, in order; null where they may not see it. */
export async function heard(who: Person, id: string): Promise<string[] | null> {
  const { conversation } = await who.client.data(MESSAGES, { id, last: 100 });
  return conversation?.messages.edges.map(({ node }: { node: { body: string } }) => node.body) ?? null;
}

/** Somebody's inbox, once everything that is committed has been folded in. */
export async function inboxOf(who: Person, archived = false): Promise<{ unread: number; nodes: any[] }> {
  await allFolded();
  const { viewer } = await who.client.data(INBOX, { first: 50, archived });
  return { unread: viewer.unreadConversations, nodes: viewer.conversations.nodes };
}
