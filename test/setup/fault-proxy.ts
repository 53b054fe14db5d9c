import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { callerOf } from './callers.js';

/** What happens to the connections of a proxy: they pass, they are broken and refused, or nothing comes through. */
type Mode = 'pass' | 'cut' | 'stall';

interface Link {
  client: Socket;
  server: Socket;
  stalled: boolean;
}

/**
 * A TCP proxy that breaks connections in the ways that networks do. Ours rather than Toxiproxy: that is a program to be
 * fetched first, and it can't tell callers apart, so that a member of a replica set which is cut off from the others
 * would still reach them, or would be cut off from the gateways too.
 */
export class FaultProxy {
  private readonly links = new Set<Link>();
  private mode: Mode = 'pass';
  /** Only connections of these processes are meant; all, when it is null. */
  private callers: readonly number[] | null = null;
  private delayMs = 0;

  private constructor(
    private readonly target: number,
    private readonly listener: Server,
  ) {}

  /** Stands in front of a port of this machine. */
  static async start(target: number): Promise<FaultProxy> {
    const listener = createServer({ pauseOnConnect: true, allowHalfOpen: true, noDelay: true });
    listener.listen(0, '127.0.0.1');
    await once(listener, 'listening');
    const proxy = new FaultProxy(target, listener);
    listener.on('connection', (client) => proxy.accept(client));
    return proxy;
  }

  get port(): number {
    return (this.listener.address() as { port: number }).port;
  }

  /** Breaks every connection and refuses new ones: the process or its network is gone, and everybody is told. */
  cut(): void {
    this.mode = 'cut';
    this.reset();
  }

  /** Holds back every byte and tells nobody, as a firewall or a pulled cable does; only of some callers, if told. */
  async stall(callers: readonly number[] | null = null): Promise<void> {
    this.mode = 'stall';
    this.callers = callers;
    await Promise.all([...this.links].map((link) => this.judge(link)));
  }

  /** Breaks what is open, once; new connections pass. */
  reset(): void {
    for (const { client, server } of this.links) {
      client.resetAndDestroy();
      server.resetAndDestroy();
    }
  }

  /** Every byte takes this much longer, each way. */
  latency(milliseconds: number): void {
    this.delayMs = milliseconds;
  }

  /** Lets everything pass again. What was held back comes now, as TCP would send it again. */
  heal(): void {
    this.mode = 'pass';
    this.callers = null;
    this.delayMs = 0;
    for (const link of this.links) this.hold(link, false);
  }

  close(): void {
    this.listener.close();
    this.reset();
  }

  private accept(client: Socket): void {
    client.on('error', () => client.destroy());
    if (this.mode === 'cut') return void client.resetAndDestroy();
    const server = connect({ port: this.target, host: '127.0.0.1', allowHalfOpen: true, noDelay: true });
    server.on('error', () => server.destroy());
    const link: Link = { client, server, stalled: false };
    this.links.add(link);
    this.pass(link, client, server);
    this.pass(link, server, client);
    void this.judge(link).then(() => link.stalled || client.resume());
  }

  private async judge(link: Link): Promise<void> {
    if (this.mode !== 'stall') return;
    const { callers } = this;
    if (callers === null) return this.hold(link, true);
    const caller = await callerOf(link.client.remotePort ?? 0, callers);
    if (caller !== null && this.callers?.includes(caller)) this.hold(link, true);
  }

  private hold(link: Link, stalled: boolean): void {
    link.stalled = stalled;
    for (const socket of [link.client, link.server]) {
      if (stalled) socket.pause();
      else socket.resume();
    }
  }

  private pass(link: Link, from: Socket, to: Socket): void {
    const deliver = (work: () => void) => (this.delayMs > 0 ? setTimeout(work, this.delayMs) : work());
    from.on('data', (chunk) =>
      deliver(() => {
        if (!to.destroyed && !to.write(chunk)) from.pause();
      }),
    );
    to.on('drain', () => link.stalled || from.resume());
    from.on('end', () => deliver(() => to.end()));
    from.once('close', () => {
      this.links.delete(link);
      // Behind a pulled cable nobody hears that the other end is gone.
      const tell = () => (from.errored ? to.resetAndDestroy() : to.destroySoon());
      if (link.stalled) this.untilHealed(link, tell);
      else deliver(tell);
    });
  }

  private untilHealed(link: Link, tell: () => void): void {
    const look = setInterval(() => {
      if (this.mode === 'stall') return;
      clearInterval(look);
      tell();
    }, 50);
    look.unref();
    link.stalled = true;
  }
}
