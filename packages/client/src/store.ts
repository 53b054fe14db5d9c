/** The tokens of a session, as `signIn`, `signUp` and `refreshSession` return them. */
export interface Tokens {
  accessToken: string;
  /** ISO 8601. */
  accessTokenExpiresAt: string;
  refreshToken: string;
}

/** A place that keeps the tokens of a session. Tabs of one browser share one place. */
export interface TokenStore {
  read(): Tokens | null;
  /** Null removes the tokens. */
  write(tokens: Tokens | null): void;
  /** Calls back when another tab has changed the tokens. Returns a function that ends this. */
  watch(changed: () => void): () => void;
}

/** What is used of a browser, so that this compiles and runs elsewhere too. */
interface Browser {
  localStorage: {
    getItem(key: string): string | null;
    setItem(key: string, value: string): void;
    removeItem(key: string): void;
  };
  addEventListener(type: 'storage', heard: (event: { key: string | null }) => void): void;
  removeEventListener(type: 'storage', heard: (event: { key: string | null }) => void): void;
}

/** Whether this is a browser that keeps data for the page. */
export const hasBrowserStore = (): boolean => 'localStorage' in globalThis && 'document' in globalThis;

/** Tokens in memory: for servers, scripts and tests. They end with the process. */
export function memoryStore(tokens: Tokens | null = null): TokenStore {
  return { read: () => tokens, write: (next) => void (tokens = next), watch: () => () => undefined };
}

/**
 * Tokens in the browser's `localStorage`, shared by all tabs of the origin. Any script of the page can read them, so
 * serve the page with a content security policy that allows only its own scripts.
 */
export function browserStore(key = 'leela.session'): TokenStore {
  const browser = globalThis as unknown as Browser;
  return {
    read() {
      try {
        return parse(browser.localStorage.getItem(key));
      } catch {
        // Private windows of some browsers refuse the storage.
        return null;
      }
    },
    write(tokens) {
      if (tokens) browser.localStorage.setItem(key, JSON.stringify(tokens));
      else browser.localStorage.removeItem(key);
    },
    watch(changed) {
      const heard = (event: { key: string | null }) => {
        if (event.key === key || event.key === null) changed();
      };
      browser.addEventListener('storage', heard);
      return () => browser.removeEventListener('storage', heard);
    },
  };
}

function parse(text: string | null): Tokens | null {
  if (!text) return null;
  const tokens = JSON.parse(text) as Partial<Tokens> | null;
  return tokens?.accessToken && tokens.refreshToken && tokens.accessTokenExpiresAt
    ? (tokens as Tokens)
    : null;
}
