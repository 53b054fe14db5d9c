import type { Soon } from '../lib/soon.js';
import type { RoundTrip } from './round-trip.js';

/** How a loader finds what it is asked for. */
export interface LoaderSource<K, V> {
  /** What keys are known by; equal keys have equal names. */
  keyOf: (key: K) => string;
  /** The values of some distinct keys, in their order; their names are given too, being known already. */
  fetch: (keys: readonly K[], names: readonly string[]) => Promise<V[]>;
}

/** Keys of one turn beyond this many are split, so that no command grows without bound. */
const LARGEST_BATCH = 1_000;

/**
 * Loads values by key, each once a request, all keys of a turn together. In the manner of DataLoader, which makes a
 * promise, a closure and a turn of its queue for every single question, also for what has long been loaded; here what is
 * known is answered at once (`get`), and many keys are waited for by one promise (`ensure`).
 */
export class Loader<K, V> {
  private readonly entries = new Map<string, Entry<V>>();
  private open: Batch<K, V> | null = null;

  constructor(
    private readonly source: LoaderSource<K, V>,
    private readonly roundTrip: RoundTrip,
  ) {}

  /** The value of a key: at once where it is known. */
  get(key: K): Soon<V> {
    const entry = this.entryOf(key);
    return entry.pending ? promiseOf(entry) : (entry.value as V);
  }

  /** The value of a key. */
  load(key: K): Promise<V> {
    return promiseOf(this.entryOf(key));
  }

  /** The values of several keys. */
  loadMany(keys: readonly K[]): Promise<V[]> {
    return Promise.all(keys.map((key) => this.load(key)));
  }

  /** Sees to it that the values of these keys are known: nothing to wait for when they are. */
  ensure(keys: readonly K[]): Soon<unknown> {
    let first: Promise<void> | null = null;
    let others: Promise<void>[] | null = null;
    for (const key of keys) {
      const { pending } = this.entryOf(key);
      if (!pending || pending === first) continue;
      if (!first) first = pending;
      else if (!others?.includes(pending)) (others ??= []).push(pending);
    }
    return others ? Promise.all([first, ...others]) : first;
  }

  /** Tells a value that was found in another way; what is known or asked for already stays. */
  prime(key: K, value: V): this {
    const name = this.source.keyOf(key);
    if (!this.entries.has(name)) this.entries.set(name, { value, pending: null, promise: null });
    return this;
  }

  /** Forgets a key: it has changed. */
  clear(key: K): this {
    this.entries.delete(this.source.keyOf(key));
    return this;
  }

  /** Forgets everything. */
  clearAll(): this {
    this.entries.clear();
    return this;
  }

  private entryOf(key: K): Entry<V> {
    const name = this.source.keyOf(key);
    let entry = this.entries.get(name);
    if (!entry) this.entries.set(name, (entry = this.enlist(name, key)));
    return entry;
  }

  private enlist(name: string, key: K): Entry<V> {
    const batch = (this.open ??= this.begin());
    const entry: Entry<V> = { value: undefined, pending: batch.done, promise: null };
    batch.keys.push(key);
    batch.names.push(name);
    batch.entries.push(entry);
    if (batch.keys.length === LARGEST_BATCH) this.open = null;
    return entry;
  }

  private begin(): Batch<K, V> {
    const batch: Batch<K, V> = { keys: [], names: [], entries: [], done: null as never };
    batch.done = this.roundTrip.next(() => {
      if (this.open === batch) this.open = null;
      return this.fill(batch);
    });
    // Whoever waits is told of a failure; a batch for which nobody waits any more must not end the process.
    batch.done.catch(() => undefined);
    return batch;
  }

  private async fill({ keys, names, entries }: Batch<K, V>): Promise<void> {
    try {
      const values = await this.source.fetch(keys, names);
      for (const [index, entry] of entries.entries()) {
        entry.value = values[index];
        entry.pending = null;
      }
    } catch (error) {
      // What could not be loaded may be asked for again.
      for (const [index, name] of names.entries())
        if (this.entries.get(name) === entries[index]) this.entries.delete(name);
      throw error;
    }
  }
}

/** A key that was asked for. */
interface Entry<V> {
  value: V | undefined;
  /** Resolves when the value is there; null from then on. */
  pending: Promise<void> | null;
  /** Made for the first who wants one. */
  promise: Promise<V> | null;
}

/** Keys that are fetched together. */
interface Batch<K, V> {
  keys: K[];
  names: string[];
  entries: Entry<V>[];
  done: Promise<void>;
}

function promiseOf<V>(entry: Entry<V>): Promise<V> {
  return (entry.promise ??= entry.pending
    ? entry.pending.then(() => entry.value as V)
    : Promise.resolve(entry.value as V));
}
