import { once } from 'node:events';
import { WebSocket, type ClientOptions } from 'ws';

/** A message of graphql-transport-ws. */
export interface Message {
  type: string;
  id?: string;
  payload?: unknown;
}

interface Operation {
  query: string;
  variables?: Record<string, unknown> | undefined;
  operationName?: string;
}

interface Result {
  data?: Record<string, unknown> | null;
  errors?: { message: string; extensions: Record<string, unknown> }[];
}

/** A bare client of graphql-transport-ws, for tests that watch or break the protocol. */
export class SocketClient {
  readonly messages: Message[] = [];
  readonly closed: Promise<{ code: number; reason: string }>;
  private waiting: { matches: (message: Message) => boolean; resolve: (message: Message) => void }[] = [];
  private ids = 0;

  constructor(readonly socket: WebSocket) {
    this.closed = new Promise((resolve) => {
      socket.once('close', (code, reason) => resolve({ code, reason: String(reason) }));
    });
    socket.on('error', () => undefined);
    socket.on('message', (data) => {
      const message = JSON.parse(String(data)) as Message;
      this.messages.push(message);
      for (const entry of this.waiting.filter(({ matches }) => matches(message))) {
        this.waiting.splice(this.waiting.indexOf(entry), 1);
        entry.resolve(message);
      }
    });
  }

  send(message: Message | string): void {
    this.socket.send(typeof message === 'string' ? message : JSON.stringify(message));
  }

  /** The first message, past or future, that matches. */
  async next(matches: (message: Message) => boolean): Promise<Message> {
    const past = this.messages.find(matches);
    return past ?? new Promise((resolve) => this.waiting.push({ matches, resolve }));
  }

  async init(payload?: Record<string, unknown>): Promise<void> {
    this.send({ type: 'connection_init', payload });
    await this.next(({ type }) => type === 'connection_ack');
  }

  subscribe(payload: Operation, id = `op${(this.ids += 1)}`): string {
    this.send({ type: 'subscribe', id, payload });
    return id;
  }

  /** Runs an operation with a single result. */
  async run(operation: Operation): Promise<Result> {
    const id = this.subscribe(operation);
    const { type, payload } = await this.next((message) => message.id === id);
    return type === 'error' ? { errors: payload as NonNullable<Result['errors']> } : (payload as Result);
  }

  close(): void {
    this.socket.close();
  }
}

/** Opens a socket without saying anything on it. */
export async function connectSocket(url: string, options: ClientOptions = {}): Promise<SocketClient> {
  const client = new SocketClient(new WebSocket(url, 'graphql-transport-ws', options));
  await once(client.socket, 'open');
  return client;
}

/** Opens a socket and says who it is. */
export async function openSocket(url: string, authorization?: string): Promise<SocketClient> {
  const client = await connectSocket(url);
  await client.init(authorization ? { authorization } : undefined);
  return client;
}
