import { vi } from 'vitest';
import { randomUUID } from 'node:crypto';
import type { Person } from '../../factories/person.js';
import { LATEST_MESSAGE, SEND_MESSAGE, START_CONVERSATION } from '../../soak/operations.js';
import { Participant } from '../../soak/participant.js';
import { Chance } from '../../soak/random.js';

/** Two people who talk; one of them writes, the other listens at a gateway that may be another. */
export class Talk {
  readonly sent: string[] = [];
  readonly listeners: Participant[] = [];

  private constructor(
    private readonly writer: Person,
    private readonly reader: Person,
    readonly id: string,
    private readonly start: string,
  ) {}

  static async begin(writer: Person, reader: Person): Promise<Talk> {
    const input = { kind: 'GROUP', title: 'Faults', participantIds: [reader.id], clientId: randomUUID() };
    const { startConversation } = await writer.client.data(START_CONVERSATION, { input });
    const { id } = startConversation.conversation;
    await writer.client.data(SEND_MESSAGE, { input: { conversationId: id, body: 'Welcome' } });
    const { conversation } = await writer.client.data(LATEST_MESSAGE, { id });
    return new Talk(writer, reader, id, conversation.messages.edges[0].cursor);
  }

  /** Listens at a gateway, from the beginning of the talk. */
  listenAt(url: string): Participant {
    const account = { id: this.reader.id, token: this.reader.accessToken };
    const listener = new Participant(account, url, new Chance(1));
    listener.follow(this.id, this.start);
    listener.connect();
    this.listeners.push(listener);
    return listener;
  }

  /** One of the listeners goes. */
  async leave(index: number): Promise<void> {
    const [gone] = this.listeners.splice(index, 1);
    await gone?.disconnect();
  }

  /** Sends a message, through another gateway perhaps; resolves when it is acknowledged, and tells how long that took. */
  async say(body: string, through = this.writer.client): Promise<number> {
    const begun = performance.now();
    const input = { conversationId: this.id, body, clientId: randomUUID() };
    const { sendMessage } = await through.data(SEND_MESSAGE, { input });
    this.sent.push(sendMessage.message.id);
    return performance.now() - begun;
  }

  /** Waits until every listener has heard exactly what was said, in its order. */
  async heard(withinMs: number): Promise<void> {
    const wanted = this.sent.join();
    await vi.waitFor(
      () => {
        for (const { heard } of this.listeners) {
          const { messages } = heard[0]!;
          if (messages.join() !== wanted) throw new Error(`heard ${messages.length} of ${this.sent.length}`);
        }
      },
      { timeout: withinMs },
    );
  }

  async end(): Promise<void> {
    await Promise.all(this.listeners.map((listener) => listener.disconnect()));
  }
}
