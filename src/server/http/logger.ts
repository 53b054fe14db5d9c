import { pino, type DestinationStream, type Logger } from 'pino';
import type { Config } from '../../config.js';

const SECRETS = [
  'password',
  'newPassword',
  'currentPassword',
  'token',
  'accessToken',
  'refreshToken',
  'authorization',
];
const HEADERS = ['authorization', 'cookie', 'set-cookie'];

/** The gateway's log: JSON lines, or readable text for developers. Secrets are redacted. */
export function createLogger(
  config: Pick<Config, 'logLevel' | 'logPretty'>,
  destination?: DestinationStream,
): Logger {
  const options = {
    level: config.logLevel,
    redact: {
      paths: [
        ...SECRETS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`, `*.*.*.${name}`]),
        ...HEADERS.flatMap((name) => [`req.headers["${name}"]`, `headers["${name}"]`]),
      ],
      censor: '[redacted]',
    },
  };
  if (destination) return pino(options, destination);
  return pino(config.logPretty ? { ...options, transport: { target: 'pino-pretty' } } : options);
}
