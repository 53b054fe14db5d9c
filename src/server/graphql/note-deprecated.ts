import type { RequestCost } from '../../lib/request-cost.js';
import { clientOf } from '../../services/analytics/index.js';
import type { Metrics } from '../metrics/metrics.js';
import { endings } from './endings.js';
import type { ClientNames } from './note-usage.js';

/** Counts the deprecated elements of the schema that an operation used. */
export function noteDeprecated(
  metrics: Metrics,
  cost: RequestCost,
  client: () => ClientNames & { userAgent: string },
): void {
  if (!cost.deprecated?.length) return;
  metrics.deprecated({
    operation: endings.get(cost)?.name,
    client: clientOf(client()).client,
    coordinates: cost.deprecated.map(({ coordinate }) => coordinate),
  });
}
