import type { Types } from 'mongoose';

type ObjectId = Types.ObjectId;

/** Events of runtime configuration, API keys and outgoing webhooks. */
export interface PlatformEvents {
  /** A setting was changed or reset; values as JSON text, null for none. */
  'config.changed': { key: string; from: string | null; to: string | null; isPublic: boolean };
  /** A feature flag was changed or deleted. */
  'feature-flag.changed': { key: string; deleted: boolean };
  /** An API key was created. */
  'api-key.created': { apiKey: ObjectId; owner: ObjectId };
  /** An API key was revoked. */
  'api-key.revoked': { apiKey: ObjectId; owner: ObjectId };
}
