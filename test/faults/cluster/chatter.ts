import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { createClient, type Client as SocketClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { ANSWER, type Told } from '../../agents/chats.js';
import type { Person } from '../../factories/person.js';
import { untilAnswered } from './again.js';

const START_CHAT = `mutation ($input: StartChatInput!) { startChat(input: $input) { session { id } } }`;
const ASK = `mutation ($input: SendToAgentInput!) { sendToAgent(input: $input) { answer { id } } }`;
const STOP = `mutation ($input: StopAnswerInput!) { stopAnswer(input: $input) { message { status } } }`;
const SUBSCRIBE = `mutation ($input: SubscribeToAgentInput!) {
  subscribeToAgent(input: $input) { subscription { id } } }`;

/** Whoever waits so long for an answer asks something else in another chat meanwhile, in up to so many. */
const PATIENCE_MS = 8_000;
const MOST_OPEN = 3;
/** Transactions wait for a while on a busy machine; connections to a gateway that is killed break at once. */
const LONGEST_REQUEST_MS = 15_000;
/** Every so many answers, one is stopped. */
const STOPPED = 4;

/** One answer as its reader has put it together. */
export interface HeardAnswer {
  id: string;
  chat: string;
  text: string;
  pieces: number;
  cursor: string | null;
  /** The type of the last event, once it has come. */
  end: string | null;
  /** How often the connection was lost in the middle of the text. */
  resumed: number;
}

/**
 * Somebody who chats with an agent without a pause, sends everything again until it is acknowledged, and reads every
 * answer over one socket: after each break from the last cursor on.
 */
export class Chatter {
  readonly answers: HeardAnswer[] = [];
  /** Answers to mutations, and events, that there should not be. */
  readonly odd: unknown[] = [];
  private readonly free: string[] = [];
  private readonly socket: SocketClient;
  private readonly watching = new Set<() => void>();
  private stopping = false;
  private running: Promise<void> = Promise.resolve();

  constructor(
    readonly person: Person,
    private readonly url: string,
    private readonly agentId: string,
  ) {
    this.socket = createClient({
      url: url.replace('http', 'ws'),
      webSocketImpl: WebSocket,
      lazy: false,
      connectionParams: { authorization: `Bearer ${person.accessToken}` },
      retryAttempts: Infinity,
      shouldRetry: () => true,
      retryWait: () => delay(50 + Math.random() * 200),
      on: {
        closed: () => {
          for (const answer of this.open) if (answer.cursor !== null) answer.resumed++;
        },
      },
    });
  }

  /** Answers whose end has not come. */
  get open(): HeardAnswer[] {
    return this.answers.filter(({ end }) => end === null);
  }

  /** Chats from now on; with a subscription that is paid by coins first, if `subscribed`. */
  start({ subscribed }: { subscribed: boolean }): this {
    this.running = this.run(subscribed);
    return this;
  }

  /** Resolves when something of an answer was heard. */
  begun(): Promise<void> {
    return this.until(() => this.answers.some(({ pieces }) => pieces > 0));
  }

  /** Asks nothing more. What is being written goes on. */
  async stop(): Promise<void> {
    this.stopping = true;
    await this.running;
  }

  /** Closes the socket. */
  async close(): Promise<void> {
    await this.socket.dispose();
  }

  private async run(subscribed: boolean): Promise<void> {
    if (subscribed)
      await this.send(SUBSCRIBE, { agentId: this.agentId, period: 'MONTHLY', payWith: 'COINS' });
    for (let n = 1; !this.stopping; n++) {
      const chat = this.free.pop() ?? (await this.send(START_CHAT, { agentId: this.agentId }))?.session.id;
      const sent = chat && (await this.send(ASK, { sessionId: chat, content: `Question ${n}` }));
      if (!sent) return;
      const answer: HeardAnswer = {
        ...{ id: sent.answer.id, chat, text: '', pieces: 0, cursor: null, end: null, resumed: 0 },
      };
      this.answers.push(answer);
      this.listen(answer);
      const late = delay(PATIENCE_MS, undefined, { ref: false });
      if (n % STOPPED === 0) {
        await Promise.race([late, this.until(() => answer.pieces >= 3 || answer.end !== null)]);
        await untilAnswered(this.at, STOP, { input: { messageId: answer.id } }, this.odd);
      }
      await Promise.race([late, this.until(() => answer.end !== null)]);
      await this.until(() => this.open.length < MOST_OPEN);
    }
  }

  private get at() {
    return { url: this.url, accessToken: this.person.accessToken, longestMs: LONGEST_REQUEST_MS };
  }

  /** The result of a mutation, under a key of its own. */
  private async send(query: string, input: object): Promise<any> {
    const answer = await untilAnswered(
      this.at,
      query,
      { input: { ...input, clientId: randomUUID() } },
      this.odd,
    );
    return answer && Object.values(answer.data)[0];
  }

  /** Resolves when a condition of what was heard is met. */
  private until(met: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const look = (): void => {
        if (!met()) return;
        this.watching.delete(look);
        resolve();
      };
      this.watching.add(look);
      look();
    });
  }

  private listen(answer: HeardAnswer): void {
    // graphql-ws subscribes anew with these same variables when it reconnects: the cursor in them is the one of by then.
    const variables = {
      messageId: answer.id,
      get after() {
        return answer.cursor;
      },
    };
    const again = (): void => void setTimeout(() => this.listen(answer), 100);
    this.socket.subscribe<{ chatAnswer: Told }>(
      { query: ANSWER, variables },
      {
        next: ({ data, errors }) => {
          if (data?.chatAnswer) this.take(answer, data.chatAnswer);
          else this.odd.push(errors);
        },
        // A subscription that could not begin, as while there is no gateway, is asked for again.
        error: (why) => {
          if (/INTERNAL|NOT_FOUND/.test(JSON.stringify(why))) this.odd.push(why);
          else again();
        },
        complete: () => {
          if (answer.end === null) again();
        },
      },
    );
  }

  private take(answer: HeardAnswer, { __typename, cursor, text }: Told): void {
    if (answer.end !== null) this.odd.push(`${__typename} after the end of ${answer.id}`);
    answer.cursor = cursor;
    if (text !== undefined) {
      answer.text += text;
      answer.pieces++;
    } else {
      answer.end = __typename;
      this.free.push(answer.chat);
    }
    for (const look of [...this.watching]) look();
  }
}
