import { setTimeout as delay } from 'node:timers/promises';
import { createClient, type Client } from 'graphql-ws';
import { WebSocket } from 'ws';
import { toGlobalId } from '../src/schema/ids.js';
import { data, operation } from './client.js';
import { idOf } from './data/ids.js';
import { signedIn } from './data/people.js';

const START =
  'mutation ($input: StartConversationInput!) { startConversation(input: $input) { conversation { id } } }';
const SEND = 'mutation ($input: SendMessageInput!) { sendMessage(input: $input) { message { id } } }';
const ACCEPT =
  'mutation ($id: ID!) { acceptMessageRequest(input: { conversationId: $id }) { conversation { id } } }';
const LISTEN =
  'subscription ($id: ID!) { conversationEvent(conversationId: $id) { __typename ... on MessageSent { cursor message { id clientId body createdAt author { id username } } } } }';

/** A conversation of two: who writes in it and who reads. */
export interface Pair {
  id: string;
  /** Of who writes and of who reads. */
  token: string;
  reader: string;
}

/** Begins a conversation between a person and the next one, who accepts it. */
export async function converse(url: string, person: number): Promise<Pair> {
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

/** The readers' sockets, and the times that messages take to them. */
export class Listening {
  /** Milliseconds from the moment that a mutation left to the moment that the reader's socket had the message. */
  times: number[] = [];
  private readonly sent = new Map<string, number>();
  private readonly sockets: Client[] = [];

  constructor(
    private readonly url: string,
    private readonly pairs: readonly Pair[],
  ) {
    for (const pair of pairs) this.listen(pair);
  }

  /** Messages that were sent and have not come. */
  get missing(): number {
    return this.sent.size;
  }

  /** Sends a message to one of the conversations. */
  send(n: number, clientId: string): Promise<unknown> {
    const { id, token } = this.pairs[n % this.pairs.length]!;
    const input = { conversationId: id, body: `Message ${n}, a few words long`, clientId };
    const body = operation(SEND, { input });
    this.sent.set(clientId, performance.now());
    return data(this.url, body, token);
  }

  /** Until every conversation has been heard once: a socket has no word for being subscribed. */
  async begun(): Promise<void> {
    for (let n = 0; this.times.length < this.pairs.length; n++) {
      if (n > 100)
        throw new Error(`Only ${this.times.length} of ${this.pairs.length} conversations are heard`);
      await Promise.all(this.pairs.map((_, index) => this.send(index, `warm-${n}-${index}`)));
      await delay(50);
    }
    this.times = [];
    this.sent.clear();
  }

  /** Sends so many a second, whether or not they are answered; waits for what is on its way. */
  async load(perSecond: number, seconds: number, name: string): Promise<void> {
    const running: Promise<unknown>[] = [];
    const begun = performance.now();
    for (let n = 0; n < perSecond * seconds; n++) {
      await delay(Math.max(0, begun + (n * 1_000) / perSecond - performance.now()));
      running.push(this.send(n, `${name}-${n}`));
    }
    await Promise.all(running);
    for (let n = 0; this.missing > 0 && n < 100; n++) await delay(50);
  }

  async close(): Promise<void> {
    await Promise.all(this.sockets.map((socket) => socket.dispose()));
  }

  private received(clientId: string): void {
    const at = this.sent.get(clientId);
    if (at !== undefined && this.sent.delete(clientId)) this.times.push(performance.now() - at);
  }

  private listen({ id, reader }: Pair): void {
    const socket = createClient({
      url: this.url.replace('http', 'ws'),
      webSocketImpl: WebSocket,
      connectionParams: { authorization: `Bearer ${reader}` },
      lazy: false,
    });
    this.sockets.push(socket);
    socket.subscribe<{ conversationEvent: { message?: { clientId: string } } }>(
      { query: LISTEN, variables: { id } },
      {
        next: ({ data: told, errors }) => {
          if (errors) throw new Error(JSON.stringify(errors));
          const clientId = told?.conversationEvent.message?.clientId;
          if (clientId) this.received(clientId);
        },
        error: (error) => {
          throw error instanceof Error ? error : new Error(JSON.stringify(error));
        },
        complete: () => undefined,
      },
    );
  }
}
