import { once } from 'node:events';
import { createClient, type Client } from 'graphql-ws';
import { WebSocket } from 'ws';
import { data, operation } from './client.js';
import { concurrently } from './measure.js';

const START = 'mutation ($input: StartChatInput!) { startChat(input: $input) { session { id } } }';
const ASK = 'mutation ($input: SendToAgentInput!) { sendToAgent(input: $input) { answer { id } } }';
const READ = `subscription ($id: ID!, $after: String) { chatAnswer(messageId: $id, after: $after) { __typename
  ... on AnswerDelta { cursor text } ... on AnswerFinished { cursor message { status } } ... on AnswerFailed { code } } }`;

interface Told {
  __typename: string;
  cursor: string;
  text?: string;
  code?: string;
}

/** A server that answers people, each at a socket of their own. */
export interface Answering {
  /** What comes before questions: chats, sockets. */
  open(): Promise<void>;
  /** Asks for so many tokens; resolves when they are there. */
  ask(person: number, tokens: number, onText: (text: string) => void): Promise<void>;
  close(): Promise<void>;
}

/** The gateway: questions by HTTP, answers by graphql-ws. */
export class GatewayChats implements Answering {
  private readonly sockets: Client[] = [];
  private readonly chats: string[] = [];
  /** The last answers, with a cursor from their middle. */
  readonly answers: { person: number; id: string; middle: string | null }[] = [];

  constructor(
    private readonly url: string,
    private readonly agentId: string,
    private readonly tokens: readonly string[],
  ) {}

  async open(): Promise<void> {
    this.answers.length = 0;
    const start = operation(START, { input: { agentId: this.agentId } });
    await concurrently(this.tokens.length, 8, async (person) => {
      const started = await data(this.url, start, this.tokens[person]);
      this.chats[person] = (started['startChat'] as { session: { id: string } }).session.id;
    });
    await this.connect();
  }

  /** Opens the sockets. */
  async connect(): Promise<void> {
    await Promise.all(this.tokens.map((token, person) => this.socketOf(person, token)));
  }

  async ask(person: number, tokens: number, onText: (text: string) => void): Promise<void> {
    const input = { sessionId: this.chats[person], content: `${tokens} tokens, please` };
    const sent = await data(this.url, operation(ASK, { input }), this.tokens[person]);
    const { id } = (sent['sendToAgent'] as { answer: { id: string } }).answer;
    const answer = { person, id, middle: null as string | null };
    this.answers.push(answer);
    let heard = 0;
    await this.read(person, id, null, ({ text, cursor }) => {
      if (text === undefined) return;
      onText(text);
      heard += text.split(' ').length - 1;
      if (answer.middle === null && heard >= tokens / 2) answer.middle = cursor;
    });
  }

  /** Reads an answer to its end, from a cursor on. */
  read(person: number, id: string, after: string | null, on: (told: Told) => void): Promise<void> {
    return new Promise((resolve, reject) => {
      this.sockets[person]!.subscribe<{ chatAnswer: Told }>(
        { query: READ, variables: { id, after } },
        {
          next: ({ data: told, errors }) => {
            if (errors || !told || told.chatAnswer.code) reject(new Error(JSON.stringify(errors ?? told)));
            else on(told.chatAnswer);
          },
          error: (error) => reject(error instanceof Error ? error : new Error(JSON.stringify(error))),
          complete: resolve,
        },
      );
    });
  }

  async close(): Promise<void> {
    await Promise.all(this.sockets.splice(0).map((socket) => socket.dispose()));
  }

  private socketOf(person: number, token: string): Promise<void> {
    return new Promise((connected) => {
      this.sockets[person] = createClient({
        url: this.url.replace('http', 'ws'),
        webSocketImpl: WebSocket,
        connectionParams: { authorization: `Bearer ${token}` },
        lazy: false,
        on: { connected: () => connected() },
      });
    });
  }
}

/** The bare server: a message asks, messages answer. */
export class BareChats implements Answering {
  private sockets: WebSocket[] = [];

  constructor(
    private readonly url: string,
    private readonly people: number,
  ) {}

  async open(): Promise<void> {
    this.sockets = Array.from({ length: this.people }, () => new WebSocket(this.url.replace('http', 'ws')));
    await Promise.all(this.sockets.map((socket) => once(socket, 'open')));
  }

  ask(person: number, tokens: number, onText: (text: string) => void): Promise<void> {
    const socket = this.sockets[person]!;
    return new Promise((resolve) => {
      const take = (message: Buffer): void => {
        const { text, end } = JSON.parse(message.toString()) as { text?: string; end?: true };
        if (text !== undefined) onText(text);
        if (!end) return;
        socket.off('message', take);
        resolve();
      };
      socket.on('message', take);
      socket.send(`${tokens} tokens, please`);
    });
  }

  async close(): Promise<void> {
    for (const socket of this.sockets.splice(0)) socket.terminate();
  }
}
