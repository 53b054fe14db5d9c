import { isIP, isIPv4 } from 'node:net';
import { z } from 'zod';
import { aiVariables } from './ai.js';

/** Signs tokens if no secret is set. It is public, so production refuses it. */
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
  z.string().refine(
    // Database addresses may name several hosts.
    (text) =>
      schemes.some((scheme) => text.startsWith(`${scheme}://`)) &&
      text.length > 9 &&
      (!text.startsWith('http') || URL.canParse(text)),
    `must be an address that begins ${schemes.map((scheme) => `${scheme}://`).join(' or ')}`,
  );
const origin = z
  .string()
  .refine(
    (text) => URL.canParse(text) && new URL(text).origin === text,
    'must be origins such as https://app.example.com',
  );

/** Whether proxy-addr accepts this as a network or an address. */
function isNetwork(text: string): boolean {
  if (['loopback', 'linklocal', 'uniquelocal'].includes(text)) return true;
  const [address = '', bits, ...more] = text.split('/');
  if (isIP(address) === 0 || more.length > 0) return false;
  if (bits === undefined || (isIPv4(address) && isIPv4(bits))) return true;
  return /^[1-9]\d{0,2}$/.test(bits) && Number(bits) <= (isIPv4(address) ? 32 : 128);
}

const proxies = list.refine(
  (parts) => (parts.length === 1 && /^\d{1,3}$/.test(parts[0]!)) || parts.every(isNetwork),
  'must be networks such as 10.0.0.0/8, or a number of hops',
);

/** A page of an app, in the form that is compared: no query and no fragment, because the answer adds its own. */
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

/** The environment variables and their allowed values. */
export const Environment = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  PORT: whole(0, 65_535).default(4000),
  HOST: z.string().default('127.0.0.1'),
  PUBLIC_URL: address('http', 'https').optional(),
  DATA_DIR: z.string().default('.data'),
  MONGODB_URI: address('mongodb', 'mongodb+srv'),
  REDIS_URL: address('redis', 'rediss', 'redis+cluster', 'rediss+cluster').optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  LOG_PRETTY: flag.optional(),
  DEMO: flag.default(false),
  RATE_LIMIT: flag.default(true),
  AUTH_SECRET: z.string().default(DEVELOPMENT_SECRET),
  CORS_ORIGINS: list.pipe(z.array(origin)).default([]),
  TRUST_PROXY: proxies.default([]),
  BODY_LIMIT: whole(1_024, 64 * 2 ** 20).default(256 * 1_024),
  REQUEST_TIMEOUT_MS: whole(100, 600_000).default(15_000),
  DRAIN_NOTICE_MS: whole(0, 60_000).optional(),
  DRAIN_TIMEOUT_MS: whole(0, 600_000).default(10_000),
  ACCESS_TOKEN_TTL_SECONDS: whole(1, 86_400).default(900),
  REFRESH_TOKEN_TTL_DAYS: whole(1, 365).default(30),
  EVENTS_RETENTION_DAYS: whole(1, 3_650).default(7),
  API_USAGE_SAMPLE: z.coerce.number().min(0).max(1).optional(),
  API_USAGE_RETENTION_DAYS: whole(1, 3_650).default(30),
  SLOW_QUERY_MS: whole(1, 600_000).default(200),
  ANALYTICS_RETENTION_DAYS: whole(1, 3_650).default(90),
  ANALYTICS_QUEUE_EVENTS: whole(100, 1_000_000).default(10_000),
  ANALYTICS_HOSTS: list.default([]),
  COMPRESSION: flag.default(true),
  MAX_COST: whole(1, 1_000_000_000).default(20_000),
  TRUSTED_DOCUMENTS: list.optional(),
  TRUSTED_DOCUMENTS_ONLY: flag.default(false),
  TRUSTED_DOCUMENTS_EXEMPT_KEYS: list
    .pipe(z.array(z.string().regex(/^akey_[0-9a-f]{24}$/, 'must be ids of API keys such as akey_…')))
    .default([]),
  PLAYGROUND: flag.optional(),
  DOCS: flag.default(true),
  WEB: flag.optional(),
  INTROSPECTION: flag.optional(),
  METRICS_TOKEN: z.string().min(16, 'must have at least 16 characters').optional(),
  JOBS: flag.optional(),
  REWARDS_CATALOGUE: flag.optional(),
  SMTP_URL: address('smtp', 'smtps').optional(),
  MAIL_FROM: sender.default('Leela <no-reply@leela.example>'),
  VAPID_PUBLIC_KEY: z
    .string()
    .regex(/^[\w-]{87}$/, 'must be a public key of VAPID, 87 characters')
    .optional(),
  VAPID_PRIVATE_KEY: z
    .string()
    .regex(/^[\w-]{43}$/, 'must be a private key of VAPID, 43 characters')
    .optional(),
  VAPID_SUBJECT: z
    .string()
    .regex(/^(mailto:[^\s@]+@|https:\/\/)[^\s@]+$/, 'must begin mailto: or https://')
    .optional(),
  PUSH_ORIGINS: list.pipe(z.array(origin)).default([]),
  WEBHOOK_ORIGINS: list.pipe(z.array(origin)).default([]),
  OTEL_EXPORTER_OTLP_ENDPOINT: address('http', 'https').optional(),
  OTEL_SERVICE_NAME: z.string().max(100).default('leela'),
  OTEL_TRACES_SAMPLER_ARG: z.coerce.number().min(0).max(1).default(1),
  S3_ENDPOINT: address('http', 'https').optional(),
  S3_REGION: z.string().default('us-east-1'),
  S3_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'must be the name of a bucket')
    .optional(),
  S3_KEY: z.string().optional(),
  S3_SECRET: z.string().optional(),
  S3_PUBLIC_URL: address('http', 'https').optional(),
  PREVIEW_ORIGIN: origin.optional(),
  IMAGE_API_URL: address('http', 'https').optional(),
  IMAGE_API_KEY: z.string().optional(),
  IMAGE_API_MODEL: z.string().default('gpt-image-1'),
  VIDEO_API_URL: address('http', 'https').optional(),
  VIDEO_API_KEY: z.string().optional(),
  VIDEO_API_MODEL: z.string().default('sora-2'),
  VIDEO_WEBHOOK_SECRET: z.string().min(16, 'must have at least 16 characters').optional(),
  BILLING: z.enum(['stripe', 'demo', 'off']).optional(),
  STRIPE_SECRET_KEY: z
    .string()
    .regex(/^[sr]k_(test|live)_\w+$/, 'must be a secret key of Stripe such as sk_test_…')
    .optional(),
  STRIPE_WEBHOOK_SECRETS: list
    .pipe(z.array(z.string().regex(/^whsec_\S+$/, 'must be signing secrets of Stripe such as whsec_…')))
    .default([]),
  STRIPE_API_URL: address('http', 'https').optional(),
  STRIPE_TAX: flag.default(false),
  OAUTH_REDIRECTS: list.pipe(z.array(page)).default([]),
  GOOGLE_CLIENT_ID: z.string().optional(),
  GOOGLE_CLIENT_SECRET: z.string().optional(),
  GOOGLE_ISSUER: address('http', 'https').default('https://accounts.google.com'),
  GITHUB_CLIENT_ID: z.string().optional(),
  GITHUB_CLIENT_SECRET: z.string().optional(),
  GITHUB_URL: address('http', 'https').default('https://github.com'),
  GITHUB_API_URL: address('http', 'https').default('https://api.github.com'),
  ...aiVariables,
});
