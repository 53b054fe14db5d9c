import type { ApolloCache, Reference } from '@apollo/client';
import type { Modifiers, ModifierDetails } from '@apollo/client/cache';
import type { ConversationRowPartsFragment } from '@leela/client/documents/messages.js';

interface Nodes {
  nodes: readonly Reference[];
}

const idOf = (type: 'Conversation' | 'Message' | 'Viewer', id: string): string => `${type}:${id}`;

function change<T>(
  cache: ApolloCache,
  id: string,
  fields: Record<string, (existing: T, details: ModifierDetails) => T>,
): void {
  cache.modify({ id, fields: fields as Modifiers });
}

/** Adds a message to the end of its thread, once. */
export function addMessage(cache: ApolloCache, conversation: string, message: string): void {
  const __ref = idOf('Message', message);
  change<Nodes>(cache, idOf('Conversation', conversation), {
    messages: (existing) =>
      has(existing, __ref) ? existing : { ...existing, nodes: [...existing.nodes, { __ref }] },
  });
}

/** Removes a message from its thread, and its text from messages that quote it. */
export function removeMessage(cache: ApolloCache, conversation: string, message: string): void {
  const gone = idOf('Message', message);
  change<Nodes>(cache, idOf('Conversation', conversation), {
    messages: (existing) => without(existing, gone),
  });
  change<unknown>(cache, gone, { body: () => '', attachments: () => [] });
}

/** Changes what is known of a participant. */
export function changeParticipant(
  cache: ApolloCache,
  conversation: string,
  user: string,
  to: { lastReadAt?: string; online?: boolean; lastSeenAt?: string | null },
): void {
  const changed = <T extends { user: Reference } | null>(one: T): T =>
    one?.user.__ref === `User:${user}` ? { ...one, ...to } : one;
  const id = idOf('Conversation', conversation);
  change<readonly { user: Reference }[]>(cache, id, { participants: (existing) => existing.map(changed) });
  change<{ user: Reference } | null>(cache, id, { peer: changed });
}

/** Puts a conversation into the list of the viewer where it belongs, and takes it out of the others. */
export function placeConversation(
  cache: ApolloCache,
  viewer: string,
  { id, isArchived, isRequest }: Pick<ConversationRowPartsFragment, 'id' | 'isArchived' | 'isRequest'>,
): void {
  const __ref = idOf('Conversation', id);
  const put = (existing: Nodes, belongs: boolean): Nodes => {
    if (has(existing, __ref) === belongs) return existing;
    return belongs ? { ...existing, nodes: [{ __ref }, ...existing.nodes] } : without(existing, __ref);
  };
  change<Nodes>(cache, idOf('Viewer', viewer), {
    conversations: (existing, { storeFieldName }) =>
      put(existing, !isRequest && isArchived === storeFieldName.includes('"archived":true')),
    messageRequests: (existing) => put(existing, isRequest),
  });
}

/** Takes a conversation out of all lists of the viewer. */
export function dropConversation(cache: ApolloCache, viewer: string, conversation: string): void {
  const remove = (existing: Nodes) => without(existing, idOf('Conversation', conversation));
  change<Nodes>(cache, idOf('Viewer', viewer), { conversations: remove, messageRequests: remove });
}

/** Sets the number of unread conversations that the shell shows. */
export function setUnread(cache: ApolloCache, viewer: string, count: number): void {
  change<number>(cache, idOf('Viewer', viewer), { unreadConversations: () => count });
}

const has = ({ nodes }: Nodes, ref: string): boolean => nodes.some(({ __ref }) => __ref === ref);

const without = (list: Nodes, ref: string): Nodes => ({
  ...list,
  nodes: list.nodes.filter(({ __ref }) => __ref !== ref),
});
