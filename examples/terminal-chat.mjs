// Two people, two terminals: node examples/terminal-chat.mjs <me> <other>
import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { follow } from './follow.mjs';
import { GatewayError, signIn } from './gateway.mjs';

const [me, other] = process.argv.slice(2);
const url = process.env.LEELA_URL ?? 'http://127.0.0.1:4000/graphql';
const password = process.env.LEELA_PASSWORD ?? 'leela-demo-password';
if (!me || !other) {
  console.error('usage: node examples/terminal-chat.mjs <me> <other>');
  process.exit(2);
}

const gateway = await signIn(url, me, password);
const { user } = await gateway.ask('query ($name: String!) { user(username: $name) { id } }', {
  name: other,
});
const { startConversation } = await gateway.ask(
  `mutation ($input: StartConversationInput!) {
    startConversation(input: $input) {
      conversation {
        id
        startCursor
        messages(last: 20) { pageInfo { endCursor } nodes { body author { username } } }
      }
    }
  }`,
  { input: { participantIds: [user.id] } },
);
const { id: conversation, startCursor, messages } = startConversation.conversation;
messages.nodes.forEach(print);

follow(
  gateway.socket,
  {
    query: `subscription ($id: ID!, $after: String) {
      conversationEvent(conversationId: $id, after: $after) {
        __typename
        ... on MessageSent { cursor message { body author { username } } }
        ... on TypingChanged { user { username } typing }
      }
    }`,
    variables: { id: conversation },
    // What is written between the question and the first event is not lost: the stream goes on where the page ends.
    after: messages.pageInfo.endCursor ?? startCursor,
  },
  { on: show, failed: (error) => console.error('the stream ended:', error) },
);
console.log(`${me} writes to ${other}; an empty line ends it`);

for await (const line of createInterface({ input: process.stdin })) {
  if (line === '') break;
  await send(line);
}
process.stdin.destroy();
await gateway.socket.dispose();

function print({ author, body }) {
  console.log(`${author?.username ?? 'former user'}: ${body}`);
}

function show(event) {
  if (event.__typename === 'MessageSent') print(event.message);
  if (event.__typename === 'TypingChanged' && event.typing) console.log(`${event.user.username} is typing`);
}

/** Sends until the gateway has answered. The client's own id makes all the attempts one message. */
async function send(body) {
  const input = { conversationId: conversation, body, clientId: randomUUID() };
  const query = `mutation ($input: SendMessageInput!) { sendMessage(input: $input) { message { id } } }`;
  for (let waited = 250; ; waited = Math.min(waited * 2, 5_000)) {
    try {
      return await gateway.ask(query, { input });
    } catch (error) {
      const temporary =
        !(error instanceof GatewayError) || ['RATE_LIMITED', 'UNAVAILABLE'].includes(error.code);
      if (!temporary) return console.error(`not sent: ${error.message}`);
      await pause(waited);
    }
  }
}
