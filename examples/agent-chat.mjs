// Chat with an agent in a terminal: node examples/agent-chat.mjs <me> <agent> [--continue]
// Lines are questions; an empty line ends it; /stop stops the answer. Survives Ctrl-Z, a lost connection and a restarted gateway.
import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { GatewayError, signIn } from './gateway.mjs';

const [me, slug, option] = process.argv.slice(2);
const url = process.env.LEELA_URL ?? 'http://127.0.0.1:4000/graphql';
const password = process.env.LEELA_PASSWORD ?? 'leela-demo-password';
if (!me || !slug) {
  console.error('usage: node examples/agent-chat.mjs <me> <agent> [--continue]');
  process.exit(2);
}

const gateway = await signIn(url, me, password);
const { agent } = await gateway.ask(
  'query ($slug: String!) { agent(slug: $slug) { id name welcomeMessage suggestedPrompts } }',
  { slug },
);
if (!agent) {
  console.error(`there is no agent ${slug}`);
  process.exit(1);
}
const session = (option === '--continue' && (await latest())) || (await start());
let current = null;
console.log(`${agent.name}: ${agent.welcomeMessage}`);
for (const prompt of agent.suggestedPrompts.slice(0, 3)) console.log(`  · ${prompt}`);

const queue = [];
let wake = () => undefined;
const lines = createInterface({ input: process.stdin });
lines.on('line', (line) => {
  if (line === '/stop') return void stop();
  queue.push(line);
  wake();
});
lines.on('close', () => {
  queue.push('');
  wake();
});
for (;;) {
  while (queue.length === 0) await new Promise((resolve) => (wake = resolve));
  const line = queue.shift();
  if (line === '') break;
  await converse(line);
}
lines.close();
await gateway.socket.dispose();

async function start() {
  const input = { agentId: agent.id, clientId: randomUUID() };
  const mutation = 'mutation ($input: StartChatInput!) { startChat(input: $input) { session { id } } }';
  return (await again(() => gateway.ask(mutation, { input }))).startChat.session.id;
}

async function latest() {
  const query =
    'query ($agentId: ID!) { viewer { chatSessions(first: 1, agentId: $agentId) { nodes { id } } } }';
  return (await gateway.ask(query, { agentId: agent.id })).viewer.chatSessions.nodes[0]?.id;
}

async function converse(content) {
  // The clientId makes the retry safe: the question is asked once, whatever happens to the connection.
  const input = { sessionId: session, content, clientId: randomUUID() };
  const mutation = 'mutation ($input: SendToAgentInput!) { sendToAgent(input: $input) { answer { id } } }';
  try {
    current = (await again(() => gateway.ask(mutation, { input }))).sendToAgent.answer.id;
  } catch (error) {
    console.error(`(${error.code ?? 'error'}: ${error.message})`);
    return;
  }
  process.stdout.write(`${agent.name}: `);
  await follow(current);
  current = null;
}

/** Prints an answer to its end. The cursor lets it go on where a lost connection left it. */
async function follow(messageId) {
  let after = null;
  for (;;) {
    const variables = { messageId, after };
    const query = `subscription ($messageId: ID!, $after: String) { chatAnswer(messageId: $messageId, after: $after) {
      ... on AnswerDelta { cursor text }
      ... on AnswerFinished { cursor done: message { status } }
      ... on AnswerFailed { cursor code failure: message } } }`;
    try {
      for await (const { data, errors } of gateway.socket.iterate({ query, variables })) {
        if (errors) throw new GatewayError(errors);
        const { cursor, text, done, code, failure } = data.chatAnswer;
        after = cursor;
        if (text) process.stdout.write(text);
        if (failure) process.stdout.write(`\n(${code}: ${failure})`);
        if (done || failure) {
          process.stdout.write(
            done && done.status !== 'COMPLETE' ? `\n(${done.status.toLowerCase()})\n` : '\n',
          );
          return;
        }
      }
    } catch (error) {
      if (error instanceof GatewayError) throw error;
    }
    await pause(500);
  }
}

async function stop() {
  if (!current) return;
  const mutation = 'mutation ($id: ID!) { stopAnswer(input: { messageId: $id }) { message { status } } }';
  await again(() => gateway.ask(mutation, { id: current }));
}

/** Tries until the gateway is there; refusals are final. */
async function again(work) {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (error instanceof GatewayError && error.code !== 'UNAVAILABLE') throw error;
      await pause(500);
    }
  }
}
