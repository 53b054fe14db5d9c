/** What the clients of the soak send, as the contract has it, with what else a stream can say. */
export const START_CONVERSATION = `
  mutation StartConversation($input: StartConversationInput!) {
    startConversation(input: $input) { conversation { id } }
  }`;

export const SEND_MESSAGE = `
  mutation SendMessage($input: SendMessageInput!) { sendMessage(input: $input) { message { id clientId } } }`;

export const LATEST_MESSAGE = `
  query Messages($id: ID!) { conversation(id: $id) { id messages(last: 1) { edges { cursor node { id } } } } }`;

export const ON_CONVERSATION = `
  subscription OnConversation($id: ID!, $after: String) {
    conversationEvent(conversationId: $id, after: $after) {
      __typename
      ... on MessageSent { cursor message { id clientId body createdAt author { id username } } }
      ... on MessageEdited { cursor message { id body editedAt } }
      ... on MessageDeleted { cursor messageId }
      ... on MessageReactionChanged { cursor message { id reactions { reaction count } } }
      ... on ParticipantsChanged { cursor }
      ... on ConversationUpdated { cursor }
      ... on ConversationResync { cursor }
    }
  }`;

/** An event of the stream, as far as the soak looks at it. */
export interface ConversationEvent {
  __typename: string;
  cursor?: string;
  message?: { id: string; clientId: string | null; body: string } | null;
}
