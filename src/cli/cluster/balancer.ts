import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { Health } from './gateway.js';

/** A gateway behind the balancer. */
export interface Target {
  readonly port: number;
  health: Health;
  /** Number of current connections. */
  connections: number;
}

/** One port for several gateways. */
export interface Balancer {
  port: number;
  /** Accepts no more connections. Open ones stay until the gateways close them. */
  close(): void;
  /** Closes the remaining connections. */
  cut(): void;
}

/** How long a client waits for a gateway to start before it is refused. */
const PATIENCE_MS = 10_000;
const AGAIN_MS = 50;
const RANK: Record<Health, number> = { ready: 0, unavailable: 1, draining: 2, down: 3 };

/**
 * Forwards each connection to the gateway with the fewest, byte by byte, so WebSockets need no special handling. A
 * draining gateway gets no new connections; after a refused connection the next gateway is tried before a byte is
 * lost. If none is ready the next best is used: without Redis a gateway is not ready, but most of its functions work.
 */
export async function startBalancer(options: {
  host: string;
  port: number;
  targets: readonly Target[];
}): Promise<Balancer> {
  const { host, targets } = options;
  const clients = new Set<Socket>();
  const server = createServer({ allowHalfOpen: true, pauseOnConnect: true, noDelay: true }, (client) => {
    clients.add(client);
    client.once('close', () => clients.delete(client));
    client.on('error', () => client.destroy());
    void pass(client, targets);
  });
  server.listen(options.port, host);
  await once(server, 'listening');
  return {
    port: (server.address() as { port: number }).port,
    close: () => void server.close(),
    cut: () => clients.forEach((client) => client.destroy()),
  };
}

async function pass(client: Socket, targets: readonly Target[]): Promise<void> {
  for (const end = Date.now() + PATIENCE_MS; !client.destroyed && Date.now() < end; await delay(AGAIN_MS)) {
    for (const target of inOrder(targets)) {
      const gateway = await opened(target.port);
      if (!gateway) {
        target.health = 'down';
        continue;
      }
      return join(client, gateway, target);
    }
  }
  client.destroy();
}

function inOrder(targets: readonly Target[]): Target[] {
  return targets
    .filter(({ health }) => health !== 'down')
    .sort((a, b) => RANK[a.health] - RANK[b.health] || a.connections - b.connections);
}

function opened(port: number): Promise<Socket | null> {
  return new Promise((done) => {
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true, noDelay: true });
    socket.once('connect', () => done(socket));
    socket.once('error', () => done(null));
  });
}

function join(client: Socket, gateway: Socket, target: Target): void {
  target.connections++;
  gateway.once('close', (broken) => {
    target.connections--;
    // A killed gateway resets its connections; its clients must see the same as without a balancer.
    if (broken) client.resetAndDestroy();
    else client.end();
  });
  gateway.on('error', () => gateway.destroy());
  client.once('close', () => gateway.destroy());
  client.pipe(gateway);
  gateway.pipe(client);
  if (client.destroyed) gateway.destroy();
}
