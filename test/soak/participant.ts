import { createClient, type Client as SocketClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { Chance } from './random.js';
import { ON_CONVERSATION, type ConversationEvent } from './operations.js';

/** Somebody with an account in the soak. */
export interface Account {
  id: string;
  token: string;
}

/** One conversation as a client holds it: what it has heard, in the order in which it came. */
export interface Heard {
  conversation: string;
  /** Where the client began; everything behind it must come. */
  start: string;
  cursor: string;
  messages: string[];
  /** Events other than messages that should not have come. */
  odd: string[];
}

const OURS_TO_BLAME = new Set([4403, 4500]);

/**
 * A client that listens to its conversations over one socket, as a chat app does: it keeps the cursor of the last event
 * of each, and goes on from there whenever its connection was lost.
 */
export class Participant {
  readonly heard: Heard[] = [];
  reconnects = 0;
  /** Codes of closings that an outage must not lead to: the token was good, and nothing was broken in the gateway. */
  readonly blamed: number[] = [];
  deliveries = 0;
  private client: SocketClient | null = null;
  private drop: () => void = () => undefined;

  constructor(
    readonly account: Account,
    private readonly url: string,
    private readonly chance: Chance,
  ) {}

  follow(conversation: string, start: string): void {
    this.heard.push({ conversation, start, cursor: start, messages: [], odd: [] });
  }

  /** Connects and subscribes to everything, from where it was. */
  connect(): void {
    const client = createClient({
      url: this.url.replace(/^http/, 'ws'),
      webSocketImpl: WebSocket,
      lazy: false,
      connectionParams: { authorization: `Bearer ${this.account.token}` },
      retryAttempts: Infinity,
      shouldRetry: () => true,
      retryWait: () => new Promise((resolve) => setTimeout(resolve, this.chance.between(50, 500))),
      on: {
        opened: (socket) => (this.drop = () => (socket as WebSocket).terminate()),
        closed: (event) => {
          this.reconnects++;
          const { code } = event as { code: number };
          if (OURS_TO_BLAME.has(code)) this.blamed.push(code);
        },
      },
    });
    this.client = client;
    for (const heard of this.heard) this.listen(client, heard);
  }

  /** The network goes away under it; it notices and comes back by itself. */
  lose(): void {
    this.drop();
  }

  /** Closes the app. */
  async disconnect(): Promise<void> {
    const client = this.client;
    this.client = null;
    // In the middle of connecting it fails as the connection does.
    await client?.dispose()?.then(undefined, () => undefined);
  }

  /** Sends an operation over the socket; graphql-ws sends it again when the socket breaks before the answer. */
  ask(query: string, variables: Record<string, unknown>): Promise<Record<string, any>> {
    return new Promise((resolve, reject) => {
      let answer: Record<string, any> = {};
      if (!this.client) return reject(new Error('not connected'));
      this.client.subscribe<Record<string, any>>(
        { query, variables },
        {
          next: (result) => (answer = result),
          error: reject,
          complete: () => resolve(answer),
        },
      );
    });
  }

  private listen(client: SocketClient, heard: Heard): void {
    // graphql-ws subscribes anew with these same variables when it reconnects: the cursor in them is the one of by then.
    const variables = {
      id: heard.conversation,
      get after() {
        return heard.cursor;
      },
    };
    const again = (): void => {
      if (this.client !== client) return;
      setTimeout(() => this.client === client && this.listen(client, heard), this.chance.between(50, 500));
    };
    client.subscribe<{ conversationEvent: ConversationEvent }>(
      { query: ON_CONVERSATION, variables },
      {
        next: ({ data, errors }) => {
          // What an app that is closed still had on the wire is told again to the one that is opened.
          if (this.client !== client) return;
          if (data?.conversationEvent) this.take(heard, data.conversationEvent);
          else heard.odd.push(JSON.stringify(errors));
        },
        // A subscription that could not begin, as while there is no primary, is asked for again.
        error: (why) => {
          if (JSON.stringify(why).includes('INTERNAL')) heard.odd.push(JSON.stringify(why));
          again();
        },
        complete: again,
      },
    );
  }

  private take(heard: Heard, { __typename, cursor, message }: ConversationEvent): void {
    this.deliveries++;
    if (cursor) heard.cursor = cursor;
    if (__typename === 'MessageSent') heard.messages.push(message?.id ?? `nothing at ${cursor}`);
    else if (__typename === 'ConversationResync') heard.odd.push(`${__typename} ${cursor}`);
  }
}
