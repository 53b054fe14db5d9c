import type { RateLimits } from '../../auth/limits.js';
import type { Viewer } from '../../auth/viewer.js';
import { keyPoints } from './rate-limit.js';

/** Counts the root fields of an operation: by the rate of the API key, or else by account and address. */
export async function countOperation(
  { viewer, limits }: { viewer: Viewer | null; limits: RateLimits },
  kind: 'read' | 'write',
  fields: number,
): Promise<void> {
  const key = viewer?.apiKey;
  if (key) await limits.consume('apiKey', key.id, fields, keyPoints(key.requestsPerMinute));
  else await limits.consume(kind, viewer?.id, fields);
}
