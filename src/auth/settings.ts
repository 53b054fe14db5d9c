import { hkdfSync } from 'node:crypto';

/** What the configuration says about tokens and passwords; a `Config` is one. */
export interface AuthSettings {
  /** Every key of ours is derived from it: signing keys are sealed and refresh tokens made with it. */
  authSecret: string;
  accessTokenTtlSeconds: number;
  refreshTokenTtlDays: number;
  /** Names the issuer of access tokens, where it is set. */
  publicUrl?: string | undefined;
}

let current: AuthSettings | undefined;
let keys = new Map<string, Buffer>();

/** Called once when a process starts, by the gateway and by commands that sign anybody in or rotate keys. */
export function configureAuth(settings: AuthSettings): void {
  current = settings;
  keys = new Map();
}

/** The settings of this process. */
export function authSettings(): AuthSettings {
  if (!current) throw new Error('configureAuth() was not called.');
  return current;
}

/** A key of 32 bytes for one purpose; keys of different purposes say nothing about each other. */
export function derivedKey(purpose: string): Buffer {
  let key = keys.get(purpose);
  if (!key) {
    key = Buffer.from(hkdfSync('sha256', authSettings().authSecret, 'leela', purpose, 32));
    keys.set(purpose, key);
  }
  return key;
}
