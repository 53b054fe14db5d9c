import { mongo } from 'mongoose';

const DATABASE = 'leela';

/** A client of one member that knows nothing of elections, and writes as the gateways do: to a majority's journal. */
export class StaleWriter {
  static readonly collection = 'stale_probe';
  readonly acknowledged: number[] = [];
  attempts = 0;

  private constructor(private readonly client: mongo.MongoClient) {}

  /** Connects past every proxy. */
  static async open(port: number): Promise<StaleWriter> {
    const client = new mongo.MongoClient(
      `mongodb://127.0.0.1:${port}/?directConnection=true&retryWrites=false`,
    );
    await client.connect();
    await client.db(DATABASE).collection(StaleWriter.collection).deleteMany({});
    return new StaleWriter(client);
  }

  /** Writes a row; false when it was refused or never answered. */
  async write(): Promise<boolean> {
    const n = this.attempts++;
    const rows = this.client.db(DATABASE).collection(StaleWriter.collection, {
      writeConcern: { w: 'majority', journal: true },
    });
    try {
      await rows.insertOne({ n });
      this.acknowledged.push(n);
      return true;
    } catch {
      return false;
    }
  }

  /** Writes until it is told no: at the latest when the member finds that it is alone, and steps down. */
  async writeUntilRefused(): Promise<void> {
    while (await this.write());
    // Once more, to one that knows by now.
    await this.write();
  }

  close(): Promise<void> {
    return this.client.close();
  }
}
