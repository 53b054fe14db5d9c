import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from '../embedded/ports.js';
import type { Report } from '../embedded/report.js';
import type { Target } from './balancer.js';
import { healthOf, launchGateway } from './gateway.js';
import { Part } from './part.js';

/** The settings of the gateways. */
export interface GatewaysOptions {
  folder: string;
  count: number;
  /** The environment of every gateway. */
  environment: NodeJS.ProcessEnv;
  report: Report;
  /** Aborts gateways that are starting. */
  signal?: AbortSignal | undefined;
}

const LOOK_EVERY_MS = 100;

/** The gateway processes of a cluster, and their health. */
export class Gateways {
  readonly parts: Part[] = [];
  readonly targets: Target[] = [];
  private readonly ending = new AbortController();
  private readonly looking: Promise<void>[] = [];

  constructor(private readonly options: Omit<GatewaysOptions, 'count'>) {}

  /** Starts them: the first one alone, because it builds the indexes for the others. */
  static async start({ count, ...options }: GatewaysOptions): Promise<Gateways> {
    const gateways = new Gateways(options);
    try {
      await gateways.add();
      await Promise.all(Array.from({ length: count - 1 }, () => gateways.add()));
      return gateways;
    } catch (error) {
      await gateways.stop();
      throw error;
    }
  }

  /** Adds a gateway, optionally with its own settings. */
  async add(environment: NodeJS.ProcessEnv = {}): Promise<Part> {
    const { folder, report, signal } = this.options;
    const target: Target = { port: await freePort(), health: 'down', connections: 0 };
    const name = `gateway ${this.parts.length + 1}`;
    const log = join(folder, `${name.replace(' ', '-')}.log`);
    const env = { ...this.options.environment, ...environment };
    const launch = () => launchGateway({ port: target.port, log, environment: env, signal });
    const part = new Part({ name, launch, report });
    this.parts.push(part);
    report(`${name}: starting; its log is ${log}`);
    await part.start();
    target.health = 'ready';
    this.targets.push(target);
    this.looking.push(this.look(target));
    return part;
  }

  /** Removes a gateway permanently. */
  async remove(part: Part): Promise<void> {
    const port = part.running?.port;
    await part.stop();
    this.parts.splice(this.parts.indexOf(part), 1);
    this.targets.splice(0, Infinity, ...this.targets.filter((target) => target.port !== port));
  }

  /** The address of one gateway, without the balancer. */
  url(index: number): string {
    return `http://127.0.0.1:${this.parts[index]!.running!.port}/graphql`;
  }

  async stop(): Promise<void> {
    await Promise.all(this.parts.map((part) => part.stop()));
    this.ending.abort();
    await Promise.all(this.looking);
  }

  private async look(target: Target): Promise<void> {
    const { signal } = this.ending;
    while (!signal.aborted && this.targets.includes(target)) {
      target.health = await healthOf(target.port);
      await delay(LOOK_EVERY_MS, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }
}
