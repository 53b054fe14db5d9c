import { readFileSync } from 'node:fs';
import { Kind, parse, print } from 'graphql';

const { definitions } = parse(
  readFileSync(new URL('../operations/conversations.graphql', import.meta.url), 'utf8'),
);

/** An operation as shipped clients send it, character for character but for white space. */
export function shipped(name: string): string {
  return print(
    definitions.find((one) => one.kind === Kind.OPERATION_DEFINITION && one.name?.value === name)!,
  );
}

/** What the tests send besides. */
export const START = `mutation ($input: StartConversationInput!) { startConversation(input: $input) { conversation {
  id kind title avatar viewerRole isRequest isMuted participants { user { id username } role hasJoined } } } }`;
export const SEND = `mutation ($input: SendMessageInput!) { sendMessage(input: $input) { message {
  id clientId body createdAt author { id } replyTo { id body } mentions { id } attachments { type url name contentType } } } }`;
export const READ = `mutation ($input: MarkConversationReadInput!) { markConversationRead(input: $input) { conversation { id unreadCount } } }`;
export const PEERS = `{ viewer { conversations(first: 50) { nodes { id name peer { user { id } online } } } } }`;
export const INBOX = `query ($first: Int, $after: String, $archived: Boolean) { viewer { unreadConversations
  conversations(first: $first, after: $after, archived: $archived) { pageInfo { hasNextPage endCursor } nodes {
    id kind title unreadCount isMuted isArchived isRequest lastActivityAt
    participants { user { id username } lastReadAt online } lastMessage { id body author { id } } } } } }`;
export const REQUESTS = `{ viewer { unreadConversations messageRequests(first: 20) { nodes { id isRequest unreadCount lastMessage { body } } } } }`;
export const MESSAGES = `query ($id: ID!, $first: Int, $after: String, $last: Int, $before: String) { conversation(id: $id) {
  id unreadCount messages(first: $first, after: $after, last: $last, before: $before) {
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    edges { cursor node { id body editedAt author { id } replyTo { id body } reactions { reaction count viewerReacted } readBy { id } versions { body } } } } } }`;
export const FETCH = `query ($id: ID!) { node(id: $id) { id ... on Message { body } ... on Conversation { kind } } }`;
export const EDIT = `mutation ($input: EditMessageInput!) { editMessage(input: $input) { message { id } } }`;
export const DELETE = `mutation ($input: DeleteMessageInput!) { deleteMessage(input: $input) { deletedId } }`;
export const REACT = `mutation ($input: ReactToMessageInput!) { reactToMessage(input: $input) { message { id } } }`;
/** A mutation of conversations of which no more is asked than that it answers. */
export const changing = (name: string, input = 'ConversationInput') =>
  `mutation ($input: ${input}!) { ${name}(input: $input) { conversation { id } } }`;
