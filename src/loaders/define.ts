import { nobodyOnline } from '../events/presence.js';
import { newRequestCost } from '../lib/request-cost.js';
import type { LoaderFactory, LoaderScope, RequestScope } from './factories.js';
import type { Loader } from './loader.js';
import { RoundTrip } from './round-trip.js';

/** Loader definitions by name, as a domain lists them. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- keys and values differ from loader to loader
export type Definitions = Record<string, LoaderFactory<any, any>>;

/** The loaders of one request, and their shared scope. */
export type LoadersOf<D extends Definitions> = {
  readonly [N in keyof D]: D[N] extends LoaderFactory<infer K, infer V> ? Loader<K, V> : never;
} & { readonly scope: RequestScope };

/**
 * Turns definitions into a class whose instances create each loader on first use, so a request pays only for the
 * loaders that it uses.
 */
export function defineLoaders<D extends Definitions>(
  definitions: D,
): new (scope: LoaderScope) => LoadersOf<D> {
  class RequestLoaders {
    readonly scope: RequestScope;

    constructor({ viewer, presence = nobodyOnline, cost = newRequestCost('') }: LoaderScope) {
      this.scope = { viewer, presence, cost, roundTrip: new RoundTrip(cost) };
    }
  }
  for (const [name, factory] of Object.entries(definitions))
    Object.defineProperty(RequestLoaders.prototype, name, {
      get(this: RequestLoaders) {
        const loader: unknown = factory(this.scope);
        Object.defineProperty(this, name, { value: loader });
        return loader;
      },
    });
  return RequestLoaders as unknown as new (scope: LoaderScope) => LoadersOf<D>;
}
