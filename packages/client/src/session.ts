import type { Tokens, TokenStore } from './store.js';

/** The part of an access token's life that is left to requests that are on their way, in milliseconds. */
const MARGIN_MS = 20_000;

/** Runs work while no other tab does: `navigator.locks` in browsers. */
export type Exclusive = <T>(name: string, work: () => Promise<T>) => Promise<T>;

export interface SessionOptions {
  store: TokenStore;
  /** Exchanges a refresh token for new tokens. Null if the session has ended. Throws if the answer is not known. */
  exchange: (refreshToken: string) => Promise<Tokens | null>;
  exclusive?: Exclusive;
  /** The time in milliseconds. */
  now?: () => number;
}

/**
 * The session of the user: its tokens, refreshed once for all tabs before they end. A refresh whose answer is lost keeps
 * the tokens, because the gateway accepts the same refresh token again for ten seconds.
 */
export class Session {
  private readonly listeners = new Set<(signedIn: boolean) => void>();
  private refreshing: Promise<string | null> | null = null;
  private signedIn: boolean;

  constructor(private readonly options: SessionOptions) {
    this.signedIn = options.store.read() !== null;
    options.store.watch(() => this.tell());
  }

  /** Whether tokens are stored. The session may have ended at the gateway. */
  get active(): boolean {
    return this.options.store.read() !== null;
  }

  /** Stores the tokens of a sign-in. */
  start(tokens: Tokens): void {
    const { accessToken, accessTokenExpiresAt, refreshToken } = tokens;
    this.options.store.write({ accessToken, accessTokenExpiresAt, refreshToken });
    this.tell();
  }

  /** Forgets the tokens. The session at the gateway is ended by the mutation `signOut`. */
  end(): void {
    this.options.store.write(null);
    this.tell();
  }

  /** Calls back when the user signs in or out, in this tab or another. Returns a function that ends this. */
  onChange(listener: (signedIn: boolean) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** The access token, refreshed if it is about to end. Null for a visitor. */
  async accessToken(): Promise<string | null> {
    const tokens = this.options.store.read();
    if (!tokens) return null;
    return this.isFresh(tokens) ? tokens.accessToken : this.once((kept) => !this.isFresh(kept));
  }

  /**
   * Refreshes the session. With the access token that was refused, does nothing if another tab has replaced it already.
   * Returns the new access token; null if the session has ended.
   */
  refresh(refused?: string): Promise<string | null> {
    return this.once((kept) => !refused || kept.accessToken === refused);
  }

  private isFresh({ accessTokenExpiresAt }: Tokens): boolean {
    return Date.parse(accessTokenExpiresAt) - (this.options.now ?? Date.now)() > MARGIN_MS;
  }

  /** Exchanges the tokens, unless another tab has done so while this one waited for its turn. */
  private once(isStale: (kept: Tokens) => boolean): Promise<string | null> {
    const exclusive = this.options.exclusive ?? locks;
    const exchange = async () => {
      const tokens = this.options.store.read();
      if (!tokens) return null;
      if (!isStale(tokens)) return tokens.accessToken;
      const next = await this.options.exchange(tokens.refreshToken);
      if (next) this.start(next);
      else this.end();
      return next?.accessToken ?? null;
    };
    this.refreshing ??= exclusive('leela.refresh', exchange).finally(() => (this.refreshing = null));
    return this.refreshing;
  }

  private tell(): void {
    const now = this.active;
    if (now === this.signedIn) return;
    this.signedIn = now;
    for (const listener of this.listeners) listener(now);
  }
}

interface Locks {
  request<T>(name: string, work: () => Promise<T>): Promise<T>;
}

const locks: Exclusive = (name, work) => {
  const { navigator } = globalThis as { navigator?: { locks?: Locks } };
  return navigator?.locks ? navigator.locks.request(name, work) : work();
};
