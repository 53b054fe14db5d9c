import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { Health } from './gateway.js';

/** A gateway behind the balancer. */
export interface Target {
  readonly port: number;
  health: Health;
  /** Connections that it has now. */
  connections: number;
}

/** One port for several gateways. */
export interface Balancer {
  port: number;
  /** Takes no more connections. Those that are open stay until the gateways close them. */
  close(): void;
  /** Cuts what is still open. */
  cut(): void;
}

/** A client is let wait this long for a gateway to come up, rather than being turned away. */
const PATIENCE_MS = 10_000;
const AGAIN_MS = 50;
const RANK: Record<Health, number> = { ready: 0, unavailable: 1, draining: 2, down: 3 };

/**
 * Passes each connection on to the gateway that has the fewest, byte by byte, so WebSockets are nothing special. One that
 * says it is draining gets no new ones; one that refuses is passed over before a byte is lost. When none is ready the
 * next best is asked: without Redis a gateway is not ready, yet most of what it does goes on.
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
    // A gateway that is killed resets its connections; its clients must hear of it as they would without us.
    if (broken) client.resetAndDestroy();
    else client.end();
  });
  gateway.on('error', () => gateway.destroy());
  client.once('close', () => gateway.destroy());
  client.pipe(gateway);
  gateway.pipe(client);
  if (client.destroyed) gateway.destroy();
}
