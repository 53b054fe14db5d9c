import { describe, expect, it } from 'vitest';
import { ConfigError, DEVELOPMENT_SECRET, readConfig } from '../src/config.js';

const base = { MONGODB_URI: 'mongodb://127.0.0.1:27017/leela' };
const live = { ...base, NODE_ENV: 'production', AUTH_SECRET: 'x'.repeat(32) };

function problemsOf(environment: NodeJS.ProcessEnv): string[] {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe('the configuration', () => {
  it('needs the database only', () => {
    expect(readConfig(base)).toMatchObject({
      port: 4000,
      host: '127.0.0.1',
      dataDir: '.data',
      demo: false,
      rateLimit: true,
      accessTokenTtlSeconds: 900,
      playground: true,
      docs: true,
      introspection: true,
      trustProxy: false,
      authSecret: DEVELOPMENT_SECRET,
    });
  });

  it('takes lists, numbers and switches', () => {
    const config = readConfig({
      ...base,
      PORT: '0',
      CORS_ORIGINS: 'https://a.example, https://b.example:8443',
      TRUST_PROXY: '10.0.0.0/8,127.0.0.1',
      DEMO: 'on',
      RATE_LIMIT: 'off',
      PUBLIC_URL: 'https://api.example/',
    });
    expect(config).toMatchObject({
      port: 0,
      corsOrigins: ['https://a.example', 'https://b.example:8443'],
      trustProxy: ['10.0.0.0/8', '127.0.0.1'],
      demo: true,
      rateLimit: false,
      publicUrl: 'https://api.example',
    });
    expect(readConfig({ ...base, TRUST_PROXY: '2' }).trustProxy).toBe(2);
  });

  it.each([
    [
      'TRUST_PROXY',
      [
        'true',
        '-1',
        '1.5',
        'nonsense',
        '10.0.0.0/33',
        '10.0.0.0/0',
        '10.0.0.0/8/8',
        '2,10.0.0.0/8',
        '::1/129',
      ],
    ],
    ['PUBLIC_URL', ['https://', 'https://not a host', 'ftp://api.example']],
  ])('refuses %s where nothing could be made of it later', (name, values) => {
    for (const value of values) expect(problemsOf({ ...base, [name]: value }), value).toHaveLength(1);
    const good = { TRUST_PROXY: 'loopback, ::1/128, 10.0.0.0/255.0.0.0', PUBLIC_URL: 'http://[::1]:4000' };
    expect(problemsOf({ ...base, ...good })).toEqual([]);
  });

  it('takes an empty variable for one that is not set', () => {
    expect(readConfig({ ...base, REDIS_URL: '', PORT: '' })).toMatchObject({
      redisUrl: undefined,
      port: 4000,
    });
  });

  it('names every problem at once', () => {
    const problems = problemsOf({
      NODE_ENV: 'production',
      PORT: '99999',
      REDIS_URL: 'http://redis',
      LOG_LEVEL: 'loud',
      CORS_ORIGINS: 'https://a.example/path',
      RATE_LIMIT: 'off',
      DEMO: 'on',
      BODY_LIMIT: '1e6',
    });
    for (const name of [
      'MONGODB_URI',
      'PORT',
      'REDIS_URL',
      'LOG_LEVEL',
      'CORS_ORIGINS',
      'RATE_LIMIT',
      'AUTH_SECRET',
      'DEMO',
      'BODY_LIMIT',
    ]) {
      expect(problems.filter((problem) => problem.startsWith(`${name} `))).toHaveLength(1);
    }
    expect(problems).toHaveLength(9);
  });

  it('refuses default and short secrets in production', () => {
    expect(problemsOf({ ...live, AUTH_SECRET: undefined })).toEqual([
      'AUTH_SECRET must be set in production',
    ]);
    expect(problemsOf({ ...live, AUTH_SECRET: DEVELOPMENT_SECRET })).toEqual([
      'AUTH_SECRET must not be the default in production',
    ]);
    expect(problemsOf({ ...live, AUTH_SECRET: 'x'.repeat(31) })).toHaveLength(1);
    expect(problemsOf(live)).toEqual([]);
  });

  it('closes what is for developers in production', () => {
    expect(readConfig(live)).toMatchObject({ playground: false, introspection: false, logPretty: false });
  });

  it('runs jobs, except in tests that do not ask for them', () => {
    expect(readConfig(base).jobs).toBe(true);
    expect(readConfig({ ...base, JOBS: 'off' }).jobs).toBe(false);
    expect(readConfig({ ...base, NODE_ENV: 'test' }).jobs).toBe(false);
    expect(readConfig({ ...base, NODE_ENV: 'test', JOBS: 'on' }).jobs).toBe(true);
  });

  it('takes a mail server and a sender on one line', () => {
    expect(readConfig(base)).toMatchObject({
      smtpUrl: undefined,
      mailFrom: 'Leela <no-reply@leela.example>',
    });
    expect(readConfig({ ...base, MAIL_FROM: 'hello@example.com' }).mailFrom).toBe('hello@example.com');
    expect(problemsOf({ ...base, SMTP_URL: 'http://mail' })).toHaveLength(1);
    for (const sender of ['nobody', 'A <a@b.example>\r\nBcc: c@d.example', 'a@b.example, c@d.example'])
      expect(problemsOf({ ...base, MAIL_FROM: sender })).toHaveLength(1);
    expect(problemsOf({ ...live, SMTP_URL: 'smtp://mail.example' })).toEqual([
      expect.stringMatching(/^PUBLIC_URL must be set/),
    ]);
  });

  it('takes both keys of push messages or none, and somebody to reach', () => {
    const keys = { VAPID_PUBLIC_KEY: 'B'.repeat(87), VAPID_PRIVATE_KEY: 'c'.repeat(43) };
    expect(readConfig(base).push).toEqual({ subject: 'mailto:no-reply@leela.example', origins: [] });
    const given = {
      ...keys,
      VAPID_SUBJECT: 'https://example.com/contact',
      PUSH_ORIGINS: 'http://push.lan:8080',
    };
    expect(readConfig({ ...base, ...given }).push).toEqual({
      vapid: { publicKey: keys.VAPID_PUBLIC_KEY, privateKey: keys.VAPID_PRIVATE_KEY },
      subject: 'https://example.com/contact',
      origins: ['http://push.lan:8080'],
    });
    for (const half of Object.keys(keys))
      expect(problemsOf({ ...base, ...keys, [half]: '' })).toEqual([
        `${half} must be set where the other half is`,
      ]);
    for (const bad of [
      { VAPID_SUBJECT: 'me' },
      { PUSH_ORIGINS: 'push.lan' },
      { ...keys, VAPID_PUBLIC_KEY: 'x' },
    ])
      expect(problemsOf({ ...base, ...bad })).toHaveLength(1);
  });

  it('takes a bucket whole or not at all', () => {
    expect(readConfig(base).s3).toBeUndefined();
    expect(problemsOf({ ...base, S3_BUCKET: 'media' })).toEqual([
      'S3_KEY must be set where uploads go to S3',
      'S3_SECRET must be set where uploads go to S3',
    ]);
    expect(problemsOf({ ...base, S3_ENDPOINT: 'http://minio:9000' })).toHaveLength(3);
    const s3 = {
      ...base,
      S3_BUCKET: 'media',
      S3_KEY: 'k',
      S3_SECRET: 's',
      S3_PUBLIC_URL: 'https://cdn.example/',
    };
    expect(readConfig(s3).s3).toEqual({
      endpoint: undefined,
      region: 'us-east-1',
      bucket: 'media',
      key: 'k',
      secret: 's',
      publicUrl: 'https://cdn.example',
    });
  });

  it('takes providers with both halves of their registration, and pages in full', () => {
    const google = { GOOGLE_CLIENT_ID: 'id', GOOGLE_CLIENT_SECRET: 'secret' };
    const page = 'https://app.example.com/signed-in';
    expect(
      readConfig({ ...base, ...google, OAUTH_REDIRECTS: `${page}, http://localhost:5173/` }).oauth,
    ).toEqual({
      google: { clientId: 'id', clientSecret: 'secret', issuer: 'https://accounts.google.com' },
      github: undefined,
      redirects: [page, 'http://localhost:5173/'],
    });
    expect(readConfig(base).oauth).toEqual({ google: undefined, github: undefined, redirects: [] });
    expect(problemsOf({ ...base, GITHUB_CLIENT_ID: 'id' })).toEqual([
      'GITHUB_CLIENT_SECRET must be set where people sign in with GITHUB',
      'OAUTH_REDIRECTS must be set where people sign in with others',
    ]);
    for (const bad of [
      '/signed-in',
      'https://app.example.com',
      `${page}?a=b`,
      `${page}#a`,
      'app://signed-in',
    ])
      expect(problemsOf({ ...base, ...google, OAUTH_REDIRECTS: bad })).toEqual([
        expect.stringContaining('OAUTH_REDIRECTS must be addresses in full'),
      ]);
    const open = {
      ...live,
      ...google,
      OAUTH_REDIRECTS: 'http://app.example.com/',
      GOOGLE_ISSUER: 'http://g.example',
    };
    expect(problemsOf(open)).toEqual([
      'OAUTH_REDIRECTS must begin https:// in production',
      'GOOGLE_ISSUER must begin https:// in production',
    ]);
  });
});
