import type { Person } from '../factories/person.js';
import { REPORT } from '../moderation/operations.js';
import { SEND, START } from '../messaging/operations.js';

const EDIT =
  'mutation ($id: ID!, $body: String!) { editMessage(input: { messageId: $id, body: $body }) { message { id } } }';
const HIDE = 'mutation ($id: ID!) { deleteMessage(input: { messageId: $id }) { deletedId } }';
const LOVE =
  'mutation ($id: ID!) { reactToMessage(input: { messageId: $id, reaction: LOVE }) { message { id } } }';

/** What somebody says to others, and they to them. */
export interface Talk {
  direct: string;
  group: string;
  /** What the others have written. */
  theirs: { direct: string; group: string };
}

/** Talks with one in private and with two in a group of one's own, and leaves nothing out that can be done to messages. */
export async function talk(one: Person, [ada, ben]: readonly Person[], word: string): Promise<Talk> {
  const start = async (input: object) =>
    (await one.client.data(START, { input })).startConversation.conversation.id as string;
  const say = async ({ client }: Person, conversationId: string, body: string, more: object = {}) =>
    (await client.data(SEND, { input: { conversationId, body, ...more } })).sendMessage.message.id as string;
  const direct = await start({ participantIds: [ada!.id] });
  const group = await start({ kind: 'GROUP', title: 'Sailing', participantIds: [ada!.id, ben!.id] });
  const mine = await say(one, direct, word);
  await one.client.data(EDIT, { id: mine, body: `${word} again` });
  const theirs = {
    direct: await say(ada!, direct, 'Yes', { replyToId: mine }),
    group: await say(ada!, group, `Hello @${one.username}`),
  };
  const bens = await say(ben!, group, 'Me too');
  await say(one, group, `${word} for @${ben!.username}`);
  await one.client.data(LOVE, { id: theirs.direct });
  await ada!.client.data(LOVE, { id: mine });
  await one.client.data(HIDE, { id: bens });
  return { direct, group, theirs };
}

/** Reports something of another's, and is reported. */
export async function report(
  one: Person,
  other: Person,
  posts: { own: string; quoted: string },
  word: string,
) {
  const input = { targetId: posts.quoted, reason: 'OTHER', details: word };
  await one.client.data(REPORT, { input });
  await other.client.data(REPORT, { input: { targetId: posts.own, reason: 'SPAM' } });
}
