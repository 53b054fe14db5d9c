import { createRequire } from 'node:module';
import type { mongo } from 'mongoose';

/** What this process knows of itself; `app.ts` tells it what it has. */
export const vitals = {
  /** WebSockets that are open. */
  sockets: (): number => 0,
  /** Asks Redis; null where none is configured. */
  askRedis: null as (() => Promise<unknown>) | null,
  /** Connections of the pool that commands use now. */
  connectionsInUse: 0,
  /** Connections that the pool may have. */
  mostConnections: 0,
  /** The version of the gateway. */
  version: (createRequire(import.meta.url)('../../package.json') as { version: string }).version,
};

/** Counts the connections in use. Announced by the driver in any case, so it costs next to nothing. Returns how to stop. */
export function watchPool(client: Pick<mongo.MongoClient, 'on' | 'off'>, most: number): () => void {
  vitals.mostConnections = most;
  vitals.connectionsInUse = 0;
  const out = (): void => void (vitals.connectionsInUse += 1);
  const back = (): void => void (vitals.connectionsInUse -= 1);
  client.on('connectionCheckedOut', out);
  client.on('connectionCheckedIn', back);
  return () => {
    client.off('connectionCheckedOut', out);
    client.off('connectionCheckedIn', back);
  };
}
