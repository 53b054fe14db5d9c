import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig, type Config } from '../src/config.js';

/**
 * The configuration of measured gateways: what production answers (no costs in `extensions`), without rate limits,
 * which would end every measurement, and which no environment of production can switch off.
 */
export function benchConfig(): Config {
  const config = readConfig({
    NODE_ENV: 'test',
    HOST: '127.0.0.1',
    PORT: '0',
    RATE_LIMIT: 'off',
    LOG_LEVEL: 'error',
    PLAYGROUND: 'off',
    INTROSPECTION: 'off',
    ACCESS_TOKEN_TTL_SECONDS: '86400',
    API_USAGE_SAMPLE: process.env.BENCH_API_USAGE ?? '1',
    TRUSTED_DOCUMENTS: process.env.TRUSTED_DOCUMENTS,
    JOBS: process.env.BENCH_JOBS,
    AI_COMPATIBLE_URL: process.env.AI_COMPATIBLE_URL,
    AI_COMPATIBLE_MODEL: process.env.AI_COMPATIBLE_MODEL,
    DATA_DIR: join(tmpdir(), 'leela-bench'),
    MONGODB_URI: process.env.BENCH_MONGODB_URI ?? 'mongodb://unused.invalid',
  });
  return { ...config, production: true, environment: 'production' };
}
