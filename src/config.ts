import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { toAiConfig } from './config/ai.js';
import { toBillingConfig } from './config/billing.js';
import { Environment } from './config/environment.js';
import {
  billingProblems,
  bucketProblems,
  oauthProblems,
  productionProblems,
  vapidProblems,
} from './config/problems.js';
import type { Config } from './config/types.js';

export type { AiConfig } from './config/ai.js';
export type { BillingConfig, StripeConfig } from './config/billing.js';
export { DEVELOPMENT_SECRET } from './config/environment.js';

export type * from './config/types.js';

/** The environment is invalid; the message lists every problem. */
export class ConfigError extends Error {
  override name = 'ConfigError';
  constructor(readonly problems: string[]) {
    super(['The configuration is wrong:', ...problems.map((problem) => `  - ${problem}`)].join('\n'));
  }
}

/** Parses an environment; throws a `ConfigError` that names every problem. */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  // Many tools set a variable to the empty string to unset it.
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = Environment.safeParse(given);
  const problems = parsed.success ? [] : parsed.error.issues.map((issue) => problemOf(issue, given));
  const checks = [productionProblems, bucketProblems, oauthProblems, vapidProblems, billingProblems];
  problems.push(...checks.flatMap((check) => check(given)));
  if (
    parsed.success &&
    parsed.data.TRUSTED_DOCUMENTS_ONLY &&
    !parsed.data.TRUSTED_DOCUMENTS &&
    builtManifest().length === 0
  )
    problems.push('TRUSTED_DOCUMENTS must be set where only trusted documents run');
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
    apiUsage: {
      sample: env.API_USAGE_SAMPLE ?? (env.NODE_ENV === 'test' ? 0 : 1),
      retentionDays: env.API_USAGE_RETENTION_DAYS,
    },
    slowQueryMs: env.SLOW_QUERY_MS,
    analytics: {
      retentionDays: env.ANALYTICS_RETENTION_DAYS,
      queueEvents: env.ANALYTICS_QUEUE_EVENTS,
      hosts: env.ANALYTICS_HOSTS.map((host) => host.toLowerCase()),
    },
    compression: env.COMPRESSION,
    maxCost: env.MAX_COST,
    trustedDocuments: {
      // They are compiled at every start, which a developer's gateway need not do.
      files: env.TRUSTED_DOCUMENTS ?? (production || env.TRUSTED_DOCUMENTS_ONLY ? builtManifest() : []),
      only: env.TRUSTED_DOCUMENTS_ONLY,
      exemptKeys: env.TRUSTED_DOCUMENTS_EXEMPT_KEYS,
    },
    playground: env.PLAYGROUND ?? !production,
    docs: env.DOCS,
    web: env.WEB ?? true,
    introspection: env.INTROSPECTION ?? !production,
    metricsToken: env.METRICS_TOKEN,
    jobs: env.JOBS ?? env.NODE_ENV !== 'test',
    rewardsCatalogue: env.REWARDS_CATALOGUE ?? true,
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
    billing: toBillingConfig(env, production),
    ai: toAiConfig(env),
    previewOrigin: env.PREVIEW_ORIGIN,
    media: {
      image: env.IMAGE_API_URL
        ? { url: withoutSlash(env.IMAGE_API_URL)!, key: env.IMAGE_API_KEY, model: env.IMAGE_API_MODEL }
        : undefined,
      video: env.VIDEO_API_URL
        ? {
            url: withoutSlash(env.VIDEO_API_URL)!,
            key: env.VIDEO_API_KEY,
            model: env.VIDEO_API_MODEL,
            webhookSecret: env.VIDEO_WEBHOOK_SECRET,
          }
        : undefined,
    },
    webhookOrigins: env.WEBHOOK_ORIGINS,
    telemetry: env.OTEL_EXPORTER_OTLP_ENDPOINT
      ? {
          endpoint: env.OTEL_EXPORTER_OTLP_ENDPOINT,
          serviceName: env.OTEL_SERVICE_NAME,
          ratio: env.OTEL_TRACES_SAMPLER_ARG,
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

/** The configuration. On problems, prints all of them to stderr and exits with code 1. */
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

/** The manifest that the build writes for the clients of this repository, if they have documents. */
function builtManifest(): string[] {
  const file = join(import.meta.dirname, 'trusted-documents.json');
  return existsSync(file) ? [file] : [];
}

function withoutSlash(url: string | undefined): string | undefined {
  return url?.replace(/\/+$/, '');
}

function trusted(parts: string[]): string[] | number | false {
  if (parts.length === 0) return false;
  const hops = Number(parts[0]);
  return parts.length === 1 && Number.isInteger(hops) ? hops : parts;
}
