import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { person } from '../factories/person.js';
import { testApp, type TestApp } from '../setup/app.js';
import { launch } from '../setup/gateway.js';
import { testDatabaseUri } from '../setup/mongo.js';

const SIGN_IN = /* GraphQL */ `
  mutation ($input: SignInInput!) {
    signIn(input: $input) {
      accessToken
      viewer {
        user {
          username
        }
      }
    }
  }
`;
const kidOf = (token: string) => JSON.parse(Buffer.from(token.split('.')[0]!, 'base64url').toString()).kid;

describe('accounts from the command line', { timeout: 60_000 }, () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await testApp();
  });
  const command = async (args: string[], environment: NodeJS.ProcessEnv = {}) => {
    const run = launch(['scripts/run.mjs', ...args], {
      NODE_ENV: 'test',
      MONGODB_URI: testDatabaseUri(),
      ...environment,
    });
    return { code: await run.exit, output: run.output() };
  };
  const signIn = async (login: string, password: string) =>
    (await app.visitor.data(SIGN_IN, { input: { login, password } })).signIn;

  it('makes an admin who can sign in, once', async () => {
    const username = `boss_${randomBytes(4).toString('hex')}`;
    const args = ['create-admin', '--username', username, '--email', `${username}@example.com`];
    const made = await command(args, { ADMIN_PASSWORD: 'correct horse battery' });
    expect(made, made.output).toMatchObject({ code: 0 });
    expect(made.output).not.toContain('correct horse');
    const { accessToken } = await signIn(username, 'correct horse battery');
    const claims = JSON.parse(Buffer.from(accessToken.split('.')[1], 'base64url').toString());
    expect(String(claims.role).toLowerCase()).toBe('admin');

    const again = await command(args, { ADMIN_PASSWORD: 'another password' });
    expect(again.code).toBe(1);
    expect(again.output).toContain('This username is taken.');
  });

  it('makes a password up and prints it, where none is given', async () => {
    const username = `boss_${randomBytes(4).toString('hex')}`;
    const { output } = await command([
      'create-admin',
      '--username',
      username,
      '--email',
      `${username}@example.com`,
    ]);
    const password = /^password: (\S+)$/m.exec(output)?.[1] ?? '';
    expect((await signIn(username, password)).viewer.user.username).toBe(username);
  });

  it('rotates the signing key without signing anybody out', async () => {
    const mira = await person();
    const { code, output } = await command(['rotate-keys']);
    expect(code, output).toBe(0);
    const kid = /the key (\S+) now/.exec(output)?.[1];
    expect(kid).not.toBe(kidOf(mira.accessToken));
    const { viewer } = await mira.client.data('{ viewer { user { username } } }');
    expect(viewer.user.username).toBe(mira.username);
    const published = await fetch(new URL('/.well-known/jwks.json', app.url));
    expect(published.status).toBe(200);
  });
});
