import type { AiConfig } from './ai.js';
import type { BillingConfig } from './billing.js';

/** The parsed and checked environment. */
export interface Config {
  production: boolean;
  environment: 'development' | 'test' | 'production';
  /** 0 means any free port. */
  port: number;
  host: string;
  /** The public address of the gateway, if it differs from the one it listens on. */
  publicUrl?: string;
  dataDir: string;
  mongodbUri: string;
  /** Unset means one process with topics in memory. */
  redisUrl?: string;
  logLevel: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent';
  logPretty: boolean;
  /** Whether demo users and posts are seeded into an empty database. */
  demo: boolean;
  rateLimit: boolean;
  authSecret: string;
  /** Allowed browser origins. The gateway's own origin is always allowed. */
  corsOrigins: string[];
  /** Trusted proxies: networks and addresses, or a number of hops. */
  trustProxy: string[] | number | false;
  bodyLimit: number;
  requestTimeoutMs: number;
  /**
   * How long the gateway still serves everything after SIGTERM while `/readyz` fails, so that load balancers notice.
   */
  drainNoticeMs: number;
  /** How long running requests may take after that. */
  drainTimeoutMs: number;
  accessTokenTtlSeconds: number;
  refreshTokenTtlDays: number;
  eventsRetentionDays: number;
  analytics: AnalyticsConfig;
  /** What the gateway writes down of every operation. */
  apiUsage: ApiUsageConfig;
  /** Database commands that take longer are shown as slow. */
  slowQueryMs: number;
  /** Whether answers in JSON are compressed. */
  compression: boolean;
  /** The highest allowed cost of an operation. */
  maxCost: number;
  trustedDocuments: TrustedDocumentsConfig;
  playground: boolean;
  /** Whether the documentation is served at `/docs`. */
  docs: boolean;
  /** Whether the web client is served at `/`, where it was built. */
  web: boolean;
  introspection: boolean;
  /** The token that /metrics requires. Unset: in production, /metrics answers only requests from the loopback. */
  metricsToken?: string;
  /** Whether this gateway runs scheduled jobs. Off in tests by default. */
  jobs: boolean;
  /** Whether the built-in achievements, rewards and items are added at start. */
  rewardsCatalogue: boolean;
  /** The mail server. Unset: mails are written to `<dataDir>/outbox` for a developer to read. */
  smtpUrl?: string;
  /** The sender of mails. */
  mailFrom: string;
  push: PushConfig;
  /** The store of uploads. Unset: `<dataDir>/uploads`. */
  s3?: S3Config;
  oauth: OAuthConfig;
  /** Origins of webhook endpoints inside the operator's network; public ones need no entry. */
  webhookOrigins: string[];
  /** The trace exporter. Unset: no traces are created. */
  telemetry?: TelemetryConfig;
  billing: BillingConfig;
  ai: AiConfig;
  /** The origin that serves previews of generated pages; it must serve nothing else. */
  previewOrigin?: string;
  /** The generators of images and videos. Unset: the built-in sample generator. */
  media: { image?: MediaApiConfig; video?: MediaApiConfig & { webhookSecret?: string } };
}

/** Documents of the operator's own clients. */
export interface TrustedDocumentsConfig {
  /** Manifests in Apollo's format. */
  files: string[];
  /** Whether only these documents run. */
  only: boolean;
  /** Ids of API keys that may run any document nevertheless. */
  exemptKeys: string[];
}

/** Tracking of visits. */
export interface AnalyticsConfig {
  /** How long raw rows are kept; figures that were made of them stay. */
  retentionDays: number;
  /** The most events that wait to be written. */
  queueEvents: number;
  /** Hosts of the platform's own pages, beside those of `corsOrigins` and `publicUrl`. */
  hosts: string[];
}

/** A server with OpenAI's protocol for images or videos. */
export interface MediaApiConfig {
  url: string;
  key?: string;
  model: string;
}

/** What is kept of operations. */
export interface ApiUsageConfig {
  /** The share of operations that are kept, 0 to 1. */
  sample: number;
  retentionDays: number;
}

/** Traces by OpenTelemetry. */
export interface TelemetryConfig {
  /** The base address of an OTLP/HTTP collector. */
  endpoint: string;
  serviceName: string;
  /** The share of traces that are kept, 0 to 1. */
  ratio: number;
}

/** Push messages to browsers that are closed. */
export interface PushConfig {
  /** Unset: a key pair is created once and stored in the database. */
  vapid?: { publicKey: string; privateKey: string };
  /** The contact address of the operator, for push services. */
  subject: string;
  /** Origins of push services inside the operator's network; public ones need no entry. */
  origins: string[];
}

/** Providers of social sign-in. */
export interface OAuthConfig {
  google?: GoogleConfig;
  github?: GithubConfig;
  /** Allowed redirect pages, compared exactly. */
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
  /** Unset: Amazon S3. */
  endpoint?: string;
  region: string;
  bucket: string;
  key: string;
  secret: string;
  /** The public address of the bucket, if it differs from the bucket's own: a CDN. */
  publicUrl?: string;
}
