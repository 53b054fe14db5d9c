import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readDevice } from '../../src/auth/device.js';
import { checkNewPassword, hashPassword, passwordMatches } from '../../src/auth/passwords.js';
import { seal, unseal } from '../../src/auth/seal.js';
import { authSettings, configureAuth, derivedKey, type AuthSettings } from '../../src/auth/settings.js';
import { locationOf } from '../../src/server/http/location.js';
import { testApp } from '../setup/app.js';

let settings: AuthSettings;
beforeAll(async () => {
  await testApp();
  settings = authSettings();
});
afterAll(() => configureAuth(settings));

describe('passwords', () => {
  it('are hashed with argon2id and a salt of their own', async () => {
    const [one, two] = await Promise.all([
      hashPassword('the same password'),
      hashPassword('the same password'),
    ]);
    expect(one).toMatch(/^\$argon2id\$v=19\$/);
    expect(one).not.toBe(two);
    expect(await passwordMatches(one, 'the same password')).toBe(true);
    expect(await passwordMatches(one, 'the same passwore')).toBe(false);
  });

  it('match nothing where there is no hash, and are not hashed where they cannot be one', async () => {
    expect(await passwordMatches(null, 'nobody has this password')).toBe(false);
    const hash = await hashPassword('x'.repeat(8));
    const normalise = vi.spyOn(String.prototype, 'normalize');
    expect(await passwordMatches(hash, 'x'.repeat(1_025))).toBe(false);
    expect(normalise).not.toHaveBeenCalled();
    expect(await passwordMatches(hash, 'x'.repeat(8))).toBe(true);
    expect(normalise).toHaveBeenCalledOnce();
  });

  it('have 8 to 128 characters as people count them', () => {
    for (const good of ['x'.repeat(8), 'x'.repeat(128), '\u{1F600}'.repeat(8), '\u{1F600}'.repeat(128)])
      checkNewPassword(good);
    for (const bad of [
      '',
      'x'.repeat(7),
      'x'.repeat(129),
      '\u{1F600}'.repeat(7),
      'x'.repeat(1025),
      'nul \u0000 inside',
      'half \ud83d',
    ])
      expect(() => checkNewPassword(bad), bad.slice(0, 10)).toThrow(/password/);
  });
});

describe('what is sealed', () => {
  it('opens with the same secret for the same thing only', () => {
    const sealed = seal('a private key', 'key-1');
    expect(unseal(sealed, 'key-1')).toBe('a private key');
    expect(unseal(sealed, 'key-2')).toBeNull();
    const bytes = Buffer.from(sealed, 'base64url');
    for (const at of [0, 12, 28, bytes.length - 1]) {
      const spoilt = Buffer.from(bytes);
      spoilt[at]! ^= 1;
      expect(unseal(spoilt.toString('base64url'), 'key-1')).toBeNull();
    }
    expect(unseal('', 'key-1')).toBeNull();
    configureAuth({ ...settings, authSecret: 'another secret of at least 32 characters' });
    expect(unseal(sealed, 'key-1')).toBeNull();
    configureAuth(settings);
  });

  it('has keys that differ by purpose and by secret', () => {
    const keys = [derivedKey('seal'), derivedKey('refresh')].map((key) => key.toString('hex'));
    configureAuth({ ...settings, authSecret: 'another secret of at least 32 characters' });
    keys.push(derivedKey('seal').toString('hex'));
    configureAuth(settings);
    expect(new Set(keys).size).toBe(3);
  });
});

describe('devices', () => {
  it.each([
    [
      'Mozilla/5.0 (iPad; CPU OS 16_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/16.6 Mobile/15E148 Safari/604.1',
      'tablet',
    ],
    [
      'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Mobile Safari/537.36',
      'mobile',
    ],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Safari/537.36',
      'desktop',
    ],
  ])('are read from %s', (userAgent, device) => {
    expect(readDevice(userAgent)).toMatchObject({
      device,
      browser: expect.any(String),
      os: expect.any(String),
    });
  });

  it('are unknown where the header says nothing, and read in bounded time where it says too much', () => {
    expect(readDevice('')).toEqual({});
    const started = performance.now();
    for (const unit of ['(', 'Mozilla/5.0 ', ' ', 'Android;', ';'.repeat(50)])
      readDevice(unit.repeat(50_000));
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});

describe('the place of a request', () => {
  const request = (ip: string, headers: Record<string, string>) =>
    ({ ip, headers, socket: { remoteAddress: '10.0.0.1' } }) as unknown as Parameters<typeof locationOf>[0];

  it('is what a trusted proxy tells', () => {
    const city = Buffer.from('Zürich').toString('latin1');
    const told = request('203.0.113.9', {
      'cf-ipcountry': 'CH',
      'cf-ipcity': city,
      'cf-timezone': 'Europe/Zurich',
    });
    expect(locationOf(told)).toEqual({
      location: { country: 'CH', city: 'Zürich', timezone: 'Europe/Zurich' },
    });
  });

  it('is not what a client tells, nor what nobody knows', () => {
    expect(locationOf(request('10.0.0.1', { 'cf-ipcountry': 'CH' }))).toEqual({});
    expect(locationOf(request('203.0.113.9', { 'cf-ipcountry': 'XX' }))).toEqual({});
    expect(locationOf(request('203.0.113.9', {}))).toEqual({});
  });
});
