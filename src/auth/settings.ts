import { hkdfSync } from 'node:crypto';

/** Configuration of tokens and passwords. A `Config` is one. */
export interface AuthSettings {
  /** The root of all derived keys: signing keys are encrypted and refresh tokens made with it. */
  authSecret: string;
  accessTokenTtlSeconds: number;
  refreshTokenTtlDays: number;
  /** The issuer of access tokens, if it is set. */
  publicUrl?: string | undefined;
}

let current: AuthSettings | undefined;
let keys = new Map<string, Buffer>();

/** Called once when a process starts, by the gateway and by commands that sign in users or rotate keys. */
export function configureAuth(settings: AuthSettings): void {
  current = settings;
  keys = new Map();
}

/** The settings of this process. */
export function authSettings(): AuthSettings {
  if (!current) throw new Error('configureAuth() was not called.');
  return current;
}

/** A key of 32 bytes for one purpose. Keys of different purposes are independent. */
export function derivedKey(purpose: string): Buffer {
  let key = keys.get(purpose);
  if (!key) {
    key = Buffer.from(hkdfSync('sha256', authSettings().authSecret, 'leela', purpose, 32));
    keys.set(purpose, key);
  }
  return key;
}
