import mongoose from 'mongoose';

/** How many commands of clients the database has served so far, by name; what it does by itself is not among them. */
export async function commandsServed(uri: string): Promise<ReadonlyMap<string, number>> {
  const client = await new mongoose.mongo.MongoClient(uri).connect();
  try {
    const status = await client.db('admin').command({ serverStatus: 1 });
    const { commands } = status['metrics'] as { commands: Record<string, { total?: number }> };
    return new Map(COUNTED.map((name) => [name, Number(commands[name]?.total ?? 0)]));
  } finally {
    await client.close();
  }
}

/** Not greetings, and not what the measuring itself asks. */
const COUNTED = [
  ...['aggregate', 'commitTransaction', 'abortTransaction', 'delete', 'find', 'findAndModify', 'getMore'],
  ...['insert', 'update'],
];
