import { Agent, request } from 'node:http';
import { createClient, type Client } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { Person } from '../../factories/person.js';

const READ = '{ viewer { user { id username } } }';
const WRITE = `mutation ($input: CreatePostInput!) { createPost(input: $input) { post { id } } }`;

/** Clients that ask and write without a pause over connections that they keep, and hold sockets open; none ever tries again. */
export class Visitors {
  answered = 0;
  /** Requests that did not get their answer, and why. */
  readonly failed: string[] = [];
  /** The codes that sockets were closed with. */
  readonly closeCodes: number[] = [];
  private readonly agent = new Agent({ keepAlive: true });
  private readonly sockets: Client[] = [];
  private stopping = false;
  private running: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly url: string,
    private readonly people: readonly Person[],
  ) {}

  async start(): Promise<void> {
    await Promise.all(this.people.map((person) => this.openSocket(person)));
    this.running = Promise.all(this.people.map((person) => this.run(person)));
  }

  async stop(): Promise<void> {
    this.stopping = true;
    await this.running;
    await Promise.all(this.sockets.map((socket) => socket.dispose()));
    this.agent.destroy();
  }

  private async run(person: Person): Promise<void> {
    for (let n = 0; !this.stopping; n++) {
      const input = { category: 'TEXT_POST', caption: `Words ${n}` };
      const body = n % 4 === 0 ? { query: WRITE, variables: { input } } : { query: READ };
      try {
        const { status, text } = await this.post(person, JSON.stringify(body));
        if (status !== 200 || text.includes('"errors"')) this.failed.push(`${status}: ${text}`);
        else this.answered++;
      } catch (error) {
        this.failed.push(String(error));
      }
    }
  }

  private post(person: Person, body: string): Promise<{ status: number; text: string }> {
    return new Promise((resolve, reject) => {
      const headers = {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        authorization: `Bearer ${person.accessToken}`,
      };
      const sent = request(this.url, { method: 'POST', agent: this.agent, headers }, (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }));
        answer.on('error', reject);
      });
      sent.on('error', reject);
      sent.end(body);
    });
  }

  private openSocket(person: Person): Promise<void> {
    return new Promise((connected) => {
      const socket = createClient({
        url: this.url.replace('http', 'ws'),
        webSocketImpl: WebSocket,
        lazy: false,
        connectionParams: { authorization: `Bearer ${person.accessToken}` },
        retryAttempts: Infinity,
        retryWait: async () => undefined,
        shouldRetry: () => true,
        on: {
          connected: () => connected(),
          closed: (event) => void (this.stopping || this.closeCodes.push((event as { code: number }).code)),
        },
      });
      this.sockets.push(socket);
    });
  }
}
