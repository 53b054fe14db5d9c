import DataLoader from 'dataloader';
import type { Soon } from '../lib/soon.js';
import type { RoundTrip } from './round-trip.js';

/** The source of a loader's values. */
export interface LoaderSource<K, V> {
  /** The name of a key. Equal keys have equal names. */
  keyOf: (key: K) => string;
  /** The values of some distinct keys, in their order. `names` are the names of the keys. */
  fetch: (keys: readonly K[], names: readonly string[]) => Promise<V[]>;
}

/** More keys of one turn are split, so that no command grows without bound. */
const LARGEST_BATCH = 1_000;

/**
 * Loads values by key, each once per request, all keys of a turn together. DataLoader batches the keys. Values are
 * cached here as values and not as promises, so that known ones are returned synchronously (`get`, `ensure`): the
 * rules of a page ask for the same few rows hundreds of times.
 */
export class Loader<K, V> {
  private readonly known = new Map<string, V>();
  private readonly asked = new Map<string, Asked<K, V>>();
  private readonly batches: DataLoader<Asked<K, V>, V>;

  constructor(
    private readonly source: LoaderSource<K, V>,
    roundTrip: RoundTrip,
  ) {
    this.batches = new DataLoader((asked) => this.fetch(asked), {
      cache: false,
      maxBatchSize: LARGEST_BATCH,
      batchScheduleFn: (dispatch) => roundTrip.next(dispatch),
    });
  }

  /** The value of a key, synchronously if it is known. */
  get(key: K): Soon<V> {
    const name = this.source.keyOf(key);
    const value = this.known.get(name);
    return value !== undefined || this.known.has(name) ? (value as V) : this.ask(name, key);
  }

  /** The value of a key. */
  load(key: K): Promise<V> {
    const value = this.get(key);
    return value instanceof Promise ? value : Promise.resolve(value);
  }

  /** The values of several keys. */
  loadMany(keys: readonly K[]): Promise<V[]> {
    return Promise.all(keys.map((key) => this.get(key)));
  }

  /** Makes sure that the values of these keys are known. Returns no promise if they are. */
  ensure(keys: readonly K[]): Soon<unknown> {
    const awaited: Promise<V>[] = [];
    for (const key of keys) {
      const name = this.source.keyOf(key);
      if (!this.known.has(name)) awaited.push(this.ask(name, key));
    }
    return awaited.length === 0 ? null : Promise.all(awaited);
  }

  /** Caches a value that was found in another way. A known or pending value is kept. */
  prime(key: K, value: V): this {
    const name = this.source.keyOf(key);
    if (!this.known.has(name) && !this.asked.has(name)) this.known.set(name, value);
    return this;
  }

  /**
   * Removes a key from the cache, because it has changed. A pending value still reaches its callers, but is not
   * cached.
   */
  clear(key: K): this {
    const name = this.source.keyOf(key);
    this.known.delete(name);
    this.asked.delete(name);
    return this;
  }

  /** Clears the cache. */
  clearAll(): this {
    this.known.clear();
    this.asked.clear();
    return this;
  }

  private ask(name: string, key: K): Promise<V> {
    let asked = this.asked.get(name);
    if (!asked) {
      asked = { name, key, value: null as never };
      asked.value = this.batches.load(asked);
      this.asked.set(name, asked);
    }
    return asked.value;
  }

  private async fetch(asked: readonly Asked<K, V>[]): Promise<V[]> {
    let values: V[] | null = null;
    try {
      values = await this.source.fetch(
        asked.map(({ key }) => key),
        asked.map(({ name }) => name),
      );
      return values;
    } finally {
      // A key that failed to load may be requested again.
      for (const [index, one] of asked.entries()) {
        if (this.asked.get(one.name) !== one) continue;
        this.asked.delete(one.name);
        if (values) this.known.set(one.name, values[index] as V);
      }
    }
  }
}

/** A key that was requested and is pending. */
interface Asked<K, V> {
  name: string;
  key: K;
  value: Promise<V>;
}
