import { z } from 'zod';

/** Signs tokens where nobody has set a secret; everybody knows it, so production refuses it. */
export const DEVELOPMENT_SECRET = 'leela-development-secret-not-for-production';

const flag = z
  .enum(['on', 'off', 'true', 'false', '1', '0'])
  .transform((word) => ['on', 'true', '1'].includes(word));
const whole = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d+$/, 'must be a whole number')
    .transform(Number)
    .refine((value) => value >= least && value <= most, `must lie between ${least} and ${most}`);
const list = z.string().transform((text) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean),
);
const address = (...schemes: string[]) =>
  z
    .string()
    .refine(
      (text) => schemes.some((scheme) => text.startsWith(`${scheme}://`)) && text.length > 9,
      `must be an address that begins ${schemes.map((scheme) => `${scheme}://`).join(' or ')}`,
    );
const origin = z
  .string()
  .refine(
    (text) => URL.canParse(text) && new URL(text).origin === text,
    'must be origins such as https://app.example.com',
  );

/** A page of an app, in the one form that is compared: no query and no fragment, which the answer would be mixed with. */
const page = z
  .string()
  .refine(
    (text) => URL.canParse(text) && new URL(text).href === text && /^https?:\/\/[^@?#]+$/.test(text),
    'must be addresses in full such as https://app.example.com/signed-in',
  );

const sender = z
  .string()
  .regex(
    /^(?:[^\r\n<>"@]{1,80} )?<?[^\s<>"@,;]+@[^\s<>"@,;]+>?$/,
    'must be a mail address such as Leela <no-reply@example.com>',
  );

const Environment = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  PORT: whole(0, 65_535).default(4000),
  HOST: z.string().default('127.0.0.1'),
  PUBLIC_URL: address('http', 'https').optional(),
  DATA_DIR: z.string().default('.data'),
  MONGODB_URI: address('mongodb', 'mongodb+srv'),
  REDIS_URL: address('redis', 'rediss').optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  LOG_PRETTY: flag.optional(),
  DEMO: flag.default(false),
  RATE_LIMIT: flag.default(true),
  AUTH_SECRET: z.string().default(DEVELOPMENT_SECRET),
  CORS_ORIGINS: list.pipe(z.array(origin)).default([]),
  TRUST_PROXY: list.default([]),
  BODY_LIMIT: whole(1_024, 64 * 2 ** 20).default(256 * 1_024),
  REQUEST_TIMEOUT_MS: whole(100, 600_000).default(15_000),
  DRAIN_TIMEOUT_MS: whole(0, 600_000).default(10_000),
  ACCESS_TOKEN_TTL_SECONDS: whole(1, 86_400).default(900),
  REFRESH_TOKEN_TTL_DAYS: whole(1, 365).default(30),
  EVENTS_RETENTION_DAYS: whole(1, 3_650).default(7),
  MAX_COST: whole(1, 1_000_000_000).default(20_000),
  PLAYGROUND: flag.optional(),
  INTROSPECTION: flag.optional(),
  METRICS_TOKEN: z.string().min(16, 'must have at least 16 characters').optional(),
  JOBS: flag.optional(),
  SMTP_URL: address('smtp', 'smtps').optional(),
  MAIL_FROM: sender.default('Leela <no-reply@leela.example>'),
  S3_ENDPOINT: address('http', 'https').optional(),
  S3_REGION: z.string().default('us-east-1'),
  S3_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'must be the name of a bucket')
    .optional(),
  S3_KEY: z.string().optional(),
  S3_SECRET: z.string().optional(),
  S3_PUBLIC_URL: address('http', 'https').optional(),
  OAUTH_REDIRECTS: list.pipe(z.array(page)).default([]),
  GOOGLE_CLIENT_ID: z.string().optional(),
  GOOGLE_CLIENT_SECRET: z.string().optional(),
  GOOGLE_ISSUER: address('http', 'https').default('https://accounts.google.com'),
  GITHUB_CLIENT_ID: z.string().optional(),
  GITHUB_CLIENT_SECRET: z.string().optional(),
  GITHUB_URL: address('http', 'https').default('https://github.com'),
  GITHUB_API_URL: address('http', 'https').default('https://api.github.com'),
});

/** Everything that the environment decides, parsed and checked. */
export interface Config {
  production: boolean;
  environment: 'development' | 'test' | 'production';
  /** 0 takes any free port. */
  port: number;
  host: string;
  /** The address that clients reach the gateway at, when it is not the one it listens on. */
  publicUrl?: string;
  dataDir: string;
  mongodbUri: string;
  /** Unset means one process with topics in memory. */
  redisUrl?: string;
  logLevel: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent';
  logPretty: boolean;
  /** Whether demo people and posts are seeded into an empty database. */
  demo: boolean;
  rateLimit: boolean;
  authSecret: string;
  /** Origins of browsers that may call; those of the gateway itself always may. */
  corsOrigins: string[];
  /** Proxies whose forwarded address is believed: networks and addresses, or a number of hops. */
  trustProxy: string[] | number | false;
  bodyLimit: number;
  requestTimeoutMs: number;
  /** How long running requests may take to end after SIGTERM. */
  drainTimeoutMs: number;
  accessTokenTtlSeconds: number;
  refreshTokenTtlDays: number;
  eventsRetentionDays: number;
  /** The highest cost that an operation may have. */
  maxCost: number;
  playground: boolean;
  introspection: boolean;
  /** When set, /metrics asks for it; when not, /metrics answers the loopback only in production. */
  metricsToken?: string;
  /** Whether this gateway runs what is due by the clock; off in tests unless asked for. */
  jobs: boolean;
  /** Where mails are handed in; unset means that they are kept in `<dataDir>/outbox` for a developer to read. */
  smtpUrl?: string;
  /** Whom mails come from. */
  mailFrom: string;
  /** Where uploads are stored; unset means in `<dataDir>/uploads`. */
  s3?: S3Config;
  oauth: OAuthConfig;
}

/** Whom else people may sign in with. */
export interface OAuthConfig {
  google?: GoogleConfig;
  github?: GithubConfig;
  /** Where browsers may be sent back to, compared letter by letter. */
  redirects: string[];
}

/** A client registered at Google. */
export interface GoogleConfig {
  clientId: string;
  clientSecret: string;
  issuer: string;
}

/** A client registered at GitHub, or at a GitHub Enterprise server. */
export interface GithubConfig {
  clientId: string;
  clientSecret: string;
  url: string;
  apiUrl: string;
}

/** A bucket of an S3-compatible store. */
export interface S3Config {
  /** Unset means Amazon's own. */
  endpoint?: string;
  region: string;
  bucket: string;
  key: string;
  secret: string;
  /** Where the public reads the bucket, when that is not the bucket's own address: a CDN. */
  publicUrl?: string;
}

/** The environment is wrong; the message lists every problem. */
export class ConfigError extends Error {
  override name = 'ConfigError';
  constructor(readonly problems: string[]) {
    super(['The configuration is wrong:', ...problems.map((problem) => `  - ${problem}`)].join('\n'));
  }
}

/** Parses an environment; throws a `ConfigError` that names every problem at once. */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  // An empty variable is how many tools say that there is none.
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = Environment.safeParse(given);
  const problems = parsed.success ? [] : parsed.error.issues.map((issue) => problemOf(issue, given));
  problems.push(...productionProblems(given), ...bucketProblems(given), ...oauthProblems(given));
  if (!parsed.success || problems.length > 0) throw new ConfigError(problems);
  const env = parsed.data;
  const production = env.NODE_ENV === 'production';
  return {
    production,
    environment: env.NODE_ENV,
    port: env.PORT,
    host: env.HOST,
    publicUrl: withoutSlash(env.PUBLIC_URL),
    dataDir: env.DATA_DIR,
    mongodbUri: env.MONGODB_URI,
    redisUrl: env.REDIS_URL,
    logLevel: env.LOG_LEVEL,
    logPretty: env.LOG_PRETTY ?? (!production && Boolean(process.stdout.isTTY)),
    demo: env.DEMO,
    rateLimit: env.RATE_LIMIT,
    authSecret: env.AUTH_SECRET,
    corsOrigins: env.CORS_ORIGINS,
    trustProxy: trusted(env.TRUST_PROXY),
    bodyLimit: env.BODY_LIMIT,
    requestTimeoutMs: env.REQUEST_TIMEOUT_MS,
    drainTimeoutMs: env.DRAIN_TIMEOUT_MS,
    accessTokenTtlSeconds: env.ACCESS_TOKEN_TTL_SECONDS,
    refreshTokenTtlDays: env.REFRESH_TOKEN_TTL_DAYS,
    eventsRetentionDays: env.EVENTS_RETENTION_DAYS,
    maxCost: env.MAX_COST,
    playground: env.PLAYGROUND ?? !production,
    introspection: env.INTROSPECTION ?? !production,
    metricsToken: env.METRICS_TOKEN,
    jobs: env.JOBS ?? env.NODE_ENV !== 'test',
    smtpUrl: env.SMTP_URL,
    mailFrom: env.MAIL_FROM,
    s3: env.S3_BUCKET
      ? {
          endpoint: withoutSlash(env.S3_ENDPOINT),
          region: env.S3_REGION,
          bucket: env.S3_BUCKET,
          key: env.S3_KEY!,
          secret: env.S3_SECRET!,
          publicUrl: withoutSlash(env.S3_PUBLIC_URL),
        }
      : undefined,
    oauth: {
      redirects: env.OAUTH_REDIRECTS,
      google: env.GOOGLE_CLIENT_ID
        ? {
            clientId: env.GOOGLE_CLIENT_ID,
            clientSecret: env.GOOGLE_CLIENT_SECRET!,
            issuer: withoutSlash(env.GOOGLE_ISSUER)!,
          }
        : undefined,
      github: env.GITHUB_CLIENT_ID
        ? {
            clientId: env.GITHUB_CLIENT_ID,
            clientSecret: env.GITHUB_CLIENT_SECRET!,
            url: withoutSlash(env.GITHUB_URL)!,
            apiUrl: withoutSlash(env.GITHUB_API_URL)!,
          }
        : undefined,
    },
  };
}

/** The configuration, or every problem on stderr and the end with exit code 1. */
export function readConfigOrExit(environment: NodeJS.ProcessEnv = process.env): Config {
  try {
    return readConfig(environment);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`\n${error.message}\n`);
    process.exit(1);
  }
}

function problemOf(issue: z.core.$ZodIssue, given: Record<string, string | undefined>): string {
  const name = String(issue.path[0]);
  if (given[name] === undefined) return `${name} must be set`;
  if (issue.code !== 'invalid_value') return `${name} ${issue.message}`;
  return `${name} must be one of ${issue.values.join(', ')}`;
}

/** Looked at on the raw words, so that these problems come together with those of the single values. */
function productionProblems(given: Record<string, string | undefined>): string[] {
  if (given.NODE_ENV !== 'production') return [];
  const problems: string[] = [];
  const secret = given.AUTH_SECRET;
  if (!secret) problems.push('AUTH_SECRET must be set in production');
  else if (secret === DEVELOPMENT_SECRET) problems.push('AUTH_SECRET must not be the default in production');
  else if (secret.length < 32) problems.push('AUTH_SECRET must have at least 32 characters in production');
  if (['off', 'false', '0'].includes(given.RATE_LIMIT ?? ''))
    problems.push('RATE_LIMIT cannot be off in production');
  if (['on', 'true', '1'].includes(given.DEMO ?? '')) {
    problems.push('DEMO cannot be on in production: the passwords of the demo accounts are public');
  }
  if (given.SMTP_URL && !given.PUBLIC_URL) {
    problems.push('PUBLIC_URL must be set in production where mails are sent: their links begin with it');
  }
  return problems;
}

/** A bucket can't be used without its keys, and keys without a bucket are a forgotten variable. */
function bucketProblems(given: Record<string, string | undefined>): string[] {
  const parts = ['S3_BUCKET', 'S3_KEY', 'S3_SECRET'];
  if (![...parts, 'S3_ENDPOINT', 'S3_PUBLIC_URL'].some((name) => given[name])) return [];
  return parts.filter((name) => !given[name]).map((name) => `${name} must be set where uploads go to S3`);
}

/** A provider needs both halves of its registration and a page to come back to; in production nothing goes unencrypted. */
function oauthProblems(given: Record<string, string | undefined>): string[] {
  const problems: string[] = [];
  const used = ['GOOGLE', 'GITHUB'].filter(
    (name) => given[`${name}_CLIENT_ID`] || given[`${name}_CLIENT_SECRET`],
  );
  for (const name of used)
    for (const part of [`${name}_CLIENT_ID`, `${name}_CLIENT_SECRET`])
      if (!given[part]) problems.push(`${part} must be set where people sign in with ${name}`);
  if (used.length > 0 && !given.OAUTH_REDIRECTS)
    problems.push('OAUTH_REDIRECTS must be set where people sign in with others');
  if (given.NODE_ENV !== 'production') return problems;
  for (const name of ['OAUTH_REDIRECTS', 'GOOGLE_ISSUER', 'GITHUB_URL', 'GITHUB_API_URL'])
    if (/(^|,)\s*http:/.test(given[name] ?? '')) problems.push(`${name} must begin https:// in production`);
  return problems;
}

function withoutSlash(url: string | undefined): string | undefined {
  return url?.replace(/\/+$/, '');
}

function trusted(parts: string[]): string[] | number | false {
  if (parts.length === 0) return false;
  const hops = Number(parts[0]);
  return parts.length === 1 && Number.isInteger(hops) ? hops : parts;
}
