import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { configureWebhooks } from '../../src/integrations/webhooks/index.js';
import { WebhookEndpointModel } from '../../src/models/platform/index.js';
import { WorkItemModel, WorkState } from '../../src/models/system/index.js';
import { deliverLine, WEBHOOK_WORK } from '../../src/services/platform/index.js';
import { laneFolded } from '../setup/lanes.js';

/** A server that webhooks are posted to. */
export class Receiver {
  got: { headers: IncomingMessage['headers']; body: string }[] = [];
  /** The status that it answers. */
  answer: (body: any) => number = () => 200;
  private server!: Server;

  /** Its address, once it runs. */
  get origin(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Listens, and is allowed as an address. The gateway has to run already, since it configures the same at its start. */
  async start(): Promise<void> {
    this.server = createServer((request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        const body = Buffer.concat(parts).toString();
        this.got.push({ headers: request.headers, body });
        response.writeHead(this.answer(JSON.parse(body)), { location: 'http://127.0.0.1/' }).end('ok');
      });
    });
    await new Promise<void>((done) => this.server.listen(0, '127.0.0.1', done));
    configureWebhooks({ origins: [this.origin] });
  }

  /** Forgets what came, and switches former endpoints off. */
  async reset(): Promise<void> {
    await WebhookEndpointModel.updateMany({}, { $set: { isActive: false } });
    await WorkItemModel.deleteMany({ kind: WEBHOOK_WORK });
    [this.got, this.answer] = [[], () => 200];
  }

  async stop(): Promise<void> {
    configureWebhooks({ origins: [] });
    await WebhookEndpointModel.deleteMany({});
    await new Promise((done) => this.server.close(done));
  }

  /** The bodies of what came, in order: each event once, as deliveries are at-least-once. */
  bodies(): any[] {
    return [
      ...new Map(this.got.map(({ body }) => JSON.parse(body)).map((event) => [event.id, event])).values(),
    ];
  }
}

/** Does what the workers of a gateway do, until nothing is due. */
export async function deliver(): Promise<void> {
  await laneFolded('webhooks');
  const items = await WorkItemModel.find({ kind: WEBHOOK_WORK, open: true }).lean();
  for (const row of items) {
    const item: any = await WorkItemModel.findOneAndUpdate(
      { _id: row._id },
      { $set: { state: WorkState.RUNNING }, $inc: { fence: 1 } },
      { returnDocument: 'after' },
    ).lean();
    await deliverLine({ item, signal: new AbortController().signal });
  }
}
