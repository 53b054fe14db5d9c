import { setTimeout as delay } from 'node:timers/promises';
import { createClient, type Client } from 'graphql-ws';
import { WebSocket } from 'ws';
import { toGlobalId } from '../../src/schema/ids.js';
import { data, operation } from '../client.js';
import { start } from '../contender.js';
import { idOf } from '../data/ids.js';
import { signedIn } from '../data/people.js';
import { median, percentile } from '../measure.js';
import { atMost, ms, type Bench, type Row, type Workload } from '../workload.js';

const CONVERSATIONS = 50;
/** People of the seed of whom nothing else is measured. */
const FIRST_PERSON = 4_000;
const PER_SECOND = 200;
const SECONDS = 8;
const GOAL_MS = 25;

const START =
  'mutation ($input: StartConversationInput!) { startConversation(input: $input) { conversation { id } } }';
const SEND = 'mutation ($input: SendMessageInput!) { sendMessage(input: $input) { message { id } } }';
const ACCEPT =
  'mutation ($id: ID!) { acceptMessageRequest(input: { conversationId: $id }) { conversation { id } } }';
const LISTEN =
  'subscription ($id: ID!) { conversationEvent(conversationId: $id) { __typename ... on MessageSent { cursor message { id clientId body createdAt author { id username } } } } }';

/** From the moment that a mutation leaves its client to the moment that the other's socket has the message. */
export const messages: Workload = {
  name: 'messages',
  title: 'from a message to its reader, 200 a second',
  run: measureMessages,
};

async function measureMessages({ say }: Bench): Promise<Row[]> {
  const gateway = await start('gateway');
  const sent = new Map<string, number>();
  const times: number[] = [];
  const sockets: Client[] = [];
  const received = (clientId: string): void => {
    const at = sent.get(clientId);
    if (at !== undefined && sent.delete(clientId)) times.push(performance.now() - at);
  };
  try {
    const pairs = await Promise.all(
      Array.from({ length: CONVERSATIONS }, (_, n) => converse(gateway.url, FIRST_PERSON + 2 * n)),
    );
    await Promise.all(pairs.map((pair) => listen(gateway.url, pair, sockets, received)));
    say(`  ${CONVERSATIONS} conversations, ${PER_SECOND} messages a second`);
    const send = (n: number, clientId: string): Promise<unknown> => {
      const { id, token } = pairs[n % CONVERSATIONS]!;
      const input = { conversationId: id, body: `Message ${n}, a few words long`, clientId };
      const body = operation(SEND, { input });
      sent.set(clientId, performance.now());
      return data(gateway.url, body, token);
    };
    // Until every conversation has been heard once: a socket has no word for being subscribed.
    for (let n = 0; times.length < CONVERSATIONS; n++) {
      if (n > 100) throw new Error(`Only ${times.length} of ${CONVERSATIONS} conversations are heard`);
      await Promise.all(pairs.map((_, index) => send(index, `warm-${n}-${index}`)));
      await delay(50);
    }
    times.length = 0;
    sent.clear();
    const running: Promise<unknown>[] = [];
    const begun = performance.now();
    for (let n = 0; n < PER_SECOND * SECONDS; n++) {
      await delay(Math.max(0, begun + (n * 1_000) / PER_SECOND - performance.now()));
      running.push(send(n, `timed-${n}`));
    }
    await Promise.all(running);
    for (let n = 0; sent.size > 0 && n < 100; n++) await delay(50);
    const p99 = percentile(times, 99);
    return [
      {
        workload: `a message to its reader's socket, ${PER_SECOND}/s: p99`,
        ours: `${ms(p99)} (median ${ms(median(times))})`,
        peer: `${GOAL_MS} ms`,
        ratio: p99 / GOAL_MS,
        ...atMost(1)(p99 / GOAL_MS),
      },
      {
        workload: '… that never came',
        ours: String(sent.size),
        peer: '0',
        ratio: NaN,
        goal: 'none',
        met: sent.size === 0,
      },
    ];
  } finally {
    await Promise.all(sockets.map((socket) => socket.dispose()));
    await gateway.stop();
  }
}

interface Pair {
  id: string;
  /** Of who writes and of who reads. */
  token: string;
  reader: string;
}

async function converse(url: string, person: number): Promise<Pair> {
  const [token, reader] = await Promise.all([signedIn(person), signedIn(person + 1)]);
  const participantIds = [toGlobalId('User', idOf('person', person + 1))];
  const started = (await data(url, operation(START, { input: { participantIds } }), token)) as {
    startConversation: { conversation: { id: string } };
  };
  const { id } = started.startConversation.conversation;
  await data(url, operation(SEND, { input: { conversationId: id, body: 'May I?' } }), token);
  await data(url, operation(ACCEPT, { id }), reader);
  return { id, token, reader };
}

async function listen(
  url: string,
  { id, reader }: Pair,
  sockets: Client[],
  received: (clientId: string) => void,
): Promise<void> {
  const socket = createClient({
    url: url.replace('http', 'ws'),
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${reader}` },
    lazy: false,
  });
  sockets.push(socket);
  socket.subscribe<{ conversationEvent: { message?: { clientId: string } } }>(
    { query: LISTEN, variables: { id } },
    {
      next: ({ data: told, errors }) => {
        if (errors) throw new Error(JSON.stringify(errors));
        const clientId = told?.conversationEvent.message?.clientId;
        if (clientId) received(clientId);
      },
      error: (error) => {
        throw error instanceof Error ? error : new Error(JSON.stringify(error));
      },
      complete: () => undefined,
    },
  );
}
