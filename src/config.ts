import type { z } from 'zod';
import { Environment } from './config/environment.js';
import { productionProblems, bucketProblems, oauthProblems, vapidProblems } from './config/problems.js';

export { DEVELOPMENT_SECRET } from './config/environment.js';

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
  /** How long everything is still served after SIGTERM while `/readyz` says no, so that load balancers hear of it. */
  drainNoticeMs: number;
  /** How long running requests may take to end after that. */
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
  push: PushConfig;
  /** Where uploads are stored; unset means in `<dataDir>/uploads`. */
  s3?: S3Config;
  oauth: OAuthConfig;
}

/** Messages to browsers that are closed. */
export interface PushConfig {
  /** Unset means a pair that is made once and kept in the database. */
  vapid?: { publicKey: string; privateKey: string };
  /** Where push services can reach whoever runs this. */
  subject: string;
  /** Origins of push services inside one's own network; those on the public one need no naming. */
  origins: string[];
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
  const checks = [productionProblems, bucketProblems, oauthProblems, vapidProblems];
  problems.push(...checks.flatMap((check) => check(given)));
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
    drainNoticeMs: env.DRAIN_NOTICE_MS ?? (production ? 2_000 : 0),
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
    push: {
      vapid: env.VAPID_PUBLIC_KEY
        ? { publicKey: env.VAPID_PUBLIC_KEY, privateKey: env.VAPID_PRIVATE_KEY! }
        : undefined,
      subject: env.VAPID_SUBJECT ?? `mailto:${/[^\s<>]+@[^\s<>]+/.exec(env.MAIL_FROM)![0]}`,
      origins: env.PUSH_ORIGINS,
    },
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

function withoutSlash(url: string | undefined): string | undefined {
  return url?.replace(/\/+$/, '');
}

function trusted(parts: string[]): string[] | number | false {
  if (parts.length === 0) return false;
  const hops = Number(parts[0]);
  return parts.length === 1 && Number.isInteger(hops) ? hops : parts;
}
