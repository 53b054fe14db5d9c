import { randomBytes } from 'node:crypto';
import Stripe from 'stripe';
import { ProcessorError } from '../port.js';
import type { DemoKind, DemoKinds } from './objects.js';
import type { DemoStore } from './store.js';

/** The settings of the demo processor. */
export interface DemoOptions {
  store: DemoStore;
  now: () => Date;
  /** The base address of its pages. */
  publicUrl: () => string;
  /** The secret that signs webhooks. */
  secret: string;
  /** The tax included in prices, 0 to 1. Defaults to 0. */
  taxRate?: number;
  /** Delivers a webhook; true if it was accepted. Without it, events wait for `pending`. */
  deliver?: (body: string, signature: string) => Promise<boolean>;
}

/** A fault for tests: the next call of an operation fails, before or after its effect. */
export interface DemoFault {
  operation: string;
  when: 'before' | 'after';
  problem: 'unavailable' | 'refused';
}

const PREFIX: Record<DemoKind, string> = {
  ...{ product: 'prod', price: 'price', coupon: 'coupon', customer: 'cus', session: 'cs_demo' },
  ...{ subscription: 'sub', invoice: 'in', payment: 'pi', event: 'evt', key: 'key', portal: 'bps' },
  credit: 'cbtxn',
};

/** The state of the demo processor: objects, events, idempotency keys and the clock. Operations run one at a time. */
export class Desk {
  readonly faults: DemoFault[] = [];
  /** Every call, for tests that count them. */
  readonly calls: string[] = [];
  private tail: Promise<unknown> = Promise.resolve();
  private lastMoment = 0;
  private readonly signer = new Stripe('sk_none').webhooks;

  constructor(readonly options: DemoOptions) {}

  get store(): DemoStore {
    return this.options.store;
  }

  now(): number {
    return this.options.now().getTime();
  }

  /** A creation time, always later than the previous one, so that lists have one order. */
  moment(): number {
    return (this.lastMoment = Math.max(this.now(), this.lastMoment + 1));
  }

  newId(kind: DemoKind | 'ch' | 're'): string {
    return `${kind === 'ch' || kind === 're' ? kind : PREFIX[kind]}_${randomBytes(16).toString('hex')}`;
  }

  async need<K extends DemoKind>(kind: K, id: string): Promise<DemoKinds[K]> {
    const found = await this.store.get(kind, id);
    if (!found) throw new ProcessorError('not_found', `There is no ${kind} ${id}.`);
    return found;
  }

  /** Runs work exclusively, with the faults that a test set for it. */
  async alone<T>(operation: string, work: () => Promise<T>): Promise<T> {
    const run = async (): Promise<T> => {
      this.calls.push(operation);
      const index = this.faults.findIndex((fault) => fault.operation === operation);
      const [fault] = index < 0 ? [] : this.faults.splice(index, 1);
      const fail = () => new ProcessorError(fault!.problem, `A planted fault of ${operation}.`);
      if (fault?.when === 'before') throw fail();
      const answer = await work();
      if (fault?.when === 'after') throw fail();
      return answer;
    };
    const next = this.tail.then(run, run);
    this.tail = next.catch(() => undefined);
    return next;
  }

  /** Like `alone`, once per idempotency key: a repetition with the same values gets the same answer. */
  once<T>(operation: string, key: string, values: unknown, work: () => Promise<T>): Promise<T> {
    return this.alone(operation, async () => {
      const id = `key_${operation}:${key}`;
      const written = JSON.stringify(values);
      const known = await this.store.get('key', id);
      if (known && known.values !== written)
        throw new ProcessorError('idempotency_mismatch', 'This key was used with other values.');
      if (known) return known.answer as T;
      const answer = await work();
      await this.store.put('key', { id, created: this.moment(), values: written, answer: answer ?? null });
      return answer;
    });
  }

  /** Records an event about an object. */
  async emit(type: string, object: Record<string, unknown> & { id: string; object: string }): Promise<void> {
    const created = this.moment();
    const id = this.newId('event');
    await this.store.put('event', { id, created, due: created, type, object, delivered: false, attempts: 0 });
  }

  /** The body of an event and its signature, as Stripe sends them. */
  async signed(id: string): Promise<{ body: string; signature: string }> {
    const { type, created, object } = await this.need('event', id);
    const body = JSON.stringify({
      ...{ id, object: 'event', api_version: 'demo', created: Math.floor(created / 1_000), type },
      ...{ livemode: false, data: { object } },
    });
    const timestamp = Math.floor(this.now() / 1_000);
    const { secret } = this.options;
    return { body, signature: this.signer.generateTestHeaderString({ payload: body, secret, timestamp }) };
  }

  /** Events that were not accepted yet, oldest first. */
  pending(): Promise<DemoKinds['event'][]> {
    return this.store.list('event', { dueBy: Math.max(this.now() + 1_000, this.lastMoment) });
  }

  private delivering: Promise<void> = Promise.resolve();

  /** Delivers pending events to the webhook in sequence. Refused ones are delivered again later. */
  deliver(): Promise<void> {
    const { deliver } = this.options;
    if (!deliver) return Promise.resolve();
    return (this.delivering = this.delivering
      .then(() => this.deliverPending(deliver))
      .catch(() => undefined));
  }

  private async deliverPending(deliver: NonNullable<DemoOptions['deliver']>): Promise<void> {
    for (const event of await this.pending()) {
      const { body, signature } = await this.signed(event.id);
      const taken = await deliver(body, signature).catch(() => false);
      const attempts = event.attempts + 1;
      const { due: _due, ...rest } = event;
      if (taken || attempts >= 50) await this.store.put('event', { ...rest, delivered: taken, attempts });
      else
        await this.store.put('event', {
          ...event,
          attempts,
          due: this.now() + Math.min(60_000, 500 * 2 ** attempts),
        });
    }
  }
}
