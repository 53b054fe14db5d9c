import { createHmac, generateKeyPairSync, sign } from 'node:crypto';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { authSettings, configureAuth } from '../../src/auth/settings.js';
import { forgetSigningKeys, jwks, rotateSigningKey } from '../../src/auth/signing-keys.js';
import { SigningKeyModel } from '../../src/models/identity/index.js';
import { person, type Person } from '../factories/person.js';
import { ME, REFRESH } from '../identity/operations.js';
import { testApp, type TestApp } from '../setup/app.js';

let app: TestApp;
let mira: Person;
beforeAll(async () => {
  app = await testApp();
  mira = await person();
});

type Part = Record<string, unknown>;
const encode = (part: Part) => Buffer.from(JSON.stringify(part)).toString('base64url');
const decode = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString()) as Part;

/** A token of the person, taken apart. */
function parts(token = mira.accessToken) {
  const [header, payload, signature] = token.split('.') as [string, string, string];
  return { header: decode(header), payload: decode(payload), signature };
}

/** A token with the private key of somebody who is not us. */
const stranger = generateKeyPairSync('ed25519');
function forge(header: Part, payload: Part, key = stranger.privateKey): string {
  const body = `${encode(header)}.${encode(payload)}`;
  return `${body}.${sign(null, Buffer.from(body), key).toString('base64url')}`;
}

async function refused(token: string): Promise<void> {
  const answer = await app.as(token).send(ME);
  expect(answer.status).toBe(401);
  expect(answer.data).toBeNull();
  expect(answer.errors.map((error) => error.extensions.code)).toEqual(['UNAUTHENTICATED']);
}

/** A token that our own key signs, for claims that we would never make. */
async function signedByUs(header: Part, payload: Part): Promise<string> {
  const { signingKey } = await import('../../src/auth/signing-keys.js');
  const { privateKey } = await signingKey();
  const body = `${encode(header)}.${encode(payload)}`;
  const signature = await crypto.subtle.sign('Ed25519', privateKey, Buffer.from(body));
  return `${body}.${Buffer.from(signature).toString('base64url')}`;
}

describe('forged access tokens', () => {
  it('the token that all of these change is good, and signing it ourselves works', async () => {
    const { header, payload } = parts();
    expect(header).toEqual({ alg: 'EdDSA', typ: 'at+jwt', kid: expect.any(String) });
    await app.as(await signedByUs(header, payload)).data(ME);
  });

  it('27: alg none is refused, in any case and with any signature', async () => {
    const { header, payload, signature } = parts();
    for (const alg of ['none', 'None', 'NONE', ''])
      for (const end of ['', signature])
        await refused(`${encode({ ...header, alg })}.${encode(payload)}.${end}`);
    await refused(`${encode({ typ: 'at+jwt', kid: header.kid })}.${encode(payload)}.`);
  });

  it('28: HMAC with the public key as the secret is refused', async () => {
    const { header, payload } = parts();
    const published = (await jwks()).keys.find(({ kid }) => kid === header.kid)!;
    const secrets = [published.x!, Buffer.from(published.x!, 'base64url'), JSON.stringify(published), ''];
    for (const alg of ['HS256', 'HS384', 'HS512', 'RS256', 'ES256'])
      for (const secret of secrets) {
        const body = `${encode({ ...header, alg })}.${encode(payload)}`;
        const hash = alg.replace(/^..(.*)/, 'sha$1');
        await refused(`${body}.${createHmac(hash, secret).update(body).digest('base64url')}`);
      }
  });

  it('29: a kid that points elsewhere, and keys that a token brings along, are ignored', async () => {
    const { header, payload } = parts();
    for (const kid of [
      '../../dev/null',
      '/etc/passwd',
      '__proto__',
      "' or 1=1",
      { $ne: null },
      ['x'],
      7,
      null,
      '',
    ])
      await refused(forge({ ...header, kid }, payload));
    const jwk = stranger.publicKey.export({ format: 'jwk' });
    for (const brought of [
      { jwk },
      { jku: 'http://127.0.0.1:9/keys' },
      { x5u: 'http://127.0.0.1:9/' },
      { crit: ['x'] },
    ])
      await refused(forge({ ...header, ...brought }, payload));
    // What a good token brings along changes nothing either: our own key still decides.
    await app.as(await signedByUs({ ...header, jku: 'http://127.0.0.1:9/keys', jwk }, payload)).data(ME);
  });

  it.each([
    ['another issuer', { iss: 'https://evil.example' }, {}],
    ['no issuer', { iss: undefined }, {}],
    ['another audience', { aud: 'another-service' }, {}],
    ['no audience', { aud: undefined }, {}],
    ['another type', {}, { typ: 'JWT' }],
    ['no type', {}, { typ: undefined }],
    ['an end in the past', { exp: 1_700_000_000 }, {}],
    ['no end', { exp: undefined }, {}],
    ['a start in the future', { nbf: 4_000_000_000 }, {}],
    ['no session', { sid: undefined }, {}],
    ['a session of another type', { sid: `usr_${'0'.repeat(24)}` }, {}],
    ['a session that is not there', { sid: `sess_${'0'.repeat(24)}` }, {}],
    ['another person', { sub: `usr_${'0'.repeat(24)}` }, {}],
    ['nobody', { sub: undefined }, {}],
    ['a role that there is not', { role: 'root' }, {}],
  ])('30: %s is refused, though our own key has signed it', async (_, claims, head) => {
    const { header, payload } = parts();
    await refused(await signedByUs({ ...header, ...head }, { ...payload, ...claims }));
  });

  it('30: a token is refused when it ends, and whatever was changed in it', async () => {
    const { header, payload, signature } = parts();
    await refused(`${encode(header)}.${encode({ ...payload, role: 'admin' })}.${signature}`);
    await refused(`${mira.accessToken.slice(0, -4)}AAAA`);
    for (const junk of ['x', 'a.b', 'a.b.c', '..', `${'a'.repeat(3000)}.b.c`]) await refused(junk);
    // One that is known to be good, too: its signature is not looked at again.
    await app.as(mira.accessToken).data(ME);
    vi.useFakeTimers({ toFake: ['Date'], now: (Number(payload.exp) + 1) * 1_000 });
    try {
      await refused(mira.accessToken);
    } finally {
      vi.useRealTimers();
    }
    await app.as(mira.accessToken).data(ME);
  });

  it('31: a refresh token is no access token, and an access token no refresh token', async () => {
    await refused(mira.refreshToken);
    expect(await app.visitor.refusal(REFRESH, { refreshToken: mira.accessToken })).toMatchObject({
      code: 'UNAUTHENTICATED',
    });
  });

  it('does not raise anybody by the role in a token: the account decides', async () => {
    const { header, payload } = parts();
    const admin = app.as(await signedByUs(header, { ...payload, role: 'admin' }));
    expect(await admin.data('{ viewer { role } }')).toEqual({ viewer: { role: 'USER' } });
    const other = await person();
    const see = 'query ($u: String!) { user(username: $u) { email } }';
    expect(await admin.data(see, { u: other.username })).toEqual({ user: { email: null } });
  });
});

describe('signing keys', () => {
  const published = async () =>
    (await fetch(new URL('/.well-known/jwks.json', app.url))).json() as Promise<{ keys: Part[] }>;

  it('88: are published with their public halves only, and kept encrypted', async () => {
    const { keys } = await published();
    expect(keys.length).toBeGreaterThan(0);
    for (const key of keys)
      expect(key).toEqual({
        kty: 'OKP',
        crv: 'Ed25519',
        alg: 'EdDSA',
        use: 'sig',
        kid: expect.any(String),
        x: expect.any(String),
      });
    const stored = await SigningKeyModel.find().lean();
    expect(JSON.stringify(stored)).not.toMatch(/"d":/);
    expect(Buffer.from(stored[0]!.sealedPrivateKey, 'base64url').toString('latin1')).not.toContain('"d"');
  });

  it('rotate with an overlap: old tokens stay good, new ones name the new key, both are published', async () => {
    const old = await person();
    const kid = await rotateSigningKey();
    const young = await person();
    expect(parts(young.accessToken).header.kid).toBe(kid);
    expect(parts(old.accessToken).header.kid).not.toBe(kid);
    await old.client.data(ME);
    await young.client.data(ME);
    const kids = (await published()).keys.map((key) => key.kid);
    expect(kids).toEqual(expect.arrayContaining([kid, parts(old.accessToken).header.kid]));
    expect(await SigningKeyModel.countDocuments({ current: true })).toBe(1);
  });

  it('that have outlived their tokens verify nothing any more', async () => {
    const old = await person();
    const kid = String(parts(old.accessToken).header.kid);
    await old.client.data(ME);
    await rotateSigningKey();
    await SigningKeyModel.updateOne({ kid }, { $set: { expiresAt: new Date(0) } });
    forgetSigningKeys();
    expect((await published()).keys.map((key) => key.kid)).not.toContain(kid);
    await refused(old.accessToken);
  });

  it('that another gateway has made are learnt when a token names one', async () => {
    const { header, payload } = parts((await person()).accessToken);
    // Another gateway rotates: this one's cache knows nothing of it.
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const { x } = publicKey.export({ format: 'jwk' });
    const kid = 'made-elsewhere';
    const key = {
      kid,
      publicKey: { kty: 'OKP', crv: 'Ed25519', x },
      sealedPrivateKey: 'sealed',
      current: false,
    };
    const token = forge({ ...header, kid }, payload, privateKey);
    await refused(token);
    await new SigningKeyModel(key).save();
    await expect.poll(async () => (await app.as(token).send(ME)).status, { interval: 100 }).toBe(200);
    await SigningKeyModel.deleteOne({ kid });
    forgetSigningKeys();
  });

  it('twenty rotations at the same time leave one current key', async () => {
    const results = await Promise.allSettled(Array.from({ length: 20 }, () => rotateSigningKey()));
    expect(results.some(({ status }) => status === 'fulfilled')).toBe(true);
    expect(await SigningKeyModel.countDocuments({ current: true })).toBe(1);
    await (await person()).client.data(ME);
  });

  it('survive a change of AUTH_SECRET: tokens stay good, and people sign in again when they end', async () => {
    const old = await person();
    const settings = authSettings();
    configureAuth({ ...settings, authSecret: 'another secret of at least 32 characters' });
    forgetSigningKeys();
    try {
      const young = await person();
      expect(parts(young.accessToken).header.kid).not.toBe(parts(old.accessToken).header.kid);
      await young.client.data(ME);
      await old.client.data(ME);
      const { refreshToken } = old;
      expect(await app.visitor.refusal(REFRESH, { refreshToken })).toMatchObject({ code: 'UNAUTHENTICATED' });
    } finally {
      configureAuth(settings);
      forgetSigningKeys();
    }
    await (await person()).client.data(ME);
  });
});
