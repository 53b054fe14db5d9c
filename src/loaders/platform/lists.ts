import type { Types } from 'mongoose';
import {
  WebhookDeliveryModel,
  WebhookEndpointModel,
  type WebhookDelivery,
  type WebhookEndpoint,
} from '../../models/platform/index.js';
import type { Range } from '../../schema/page-args.js';
import type { Loaders } from '../context.js';
import { typed } from '../factories.js';
import type { ListOrder } from '../keyset.js';
import { countRows, scan } from '../scan.js';

const NEWEST_FIRST: ListOrder = { field: 'createdAt', direction: -1 };

/** Which endpoints: those that a user made, for admins with those of the platform. */
export type EndpointsOf = { owner: Types.ObjectId } | { $or: [{ group: null }, { owner: Types.ObjectId }] };

/** One page of endpoints, newest first. */
export async function scanEndpoints(
  loaders: Loaders,
  range: Range,
  match: EndpointsOf,
): Promise<WebhookEndpoint[]> {
  const list = { model: WebhookEndpointModel, match: { ...match }, order: NEWEST_FIRST };
  const rows = await scan<WebhookEndpoint>(loaders, range, list);
  for (const row of rows) loaders.webhookEndpoint.prime(row._id, typed('WebhookEndpoint', row));
  return rows;
}

/** Their number. */
export const countEndpoints = (loaders: Loaders, match: EndpointsOf): Promise<number> =>
  countRows(loaders, { model: WebhookEndpointModel, match: { ...match } });

/** One page of the deliveries of an endpoint, newest first. */
export async function scanDeliveries(
  loaders: Loaders,
  range: Range,
  endpoint: Types.ObjectId,
): Promise<WebhookDelivery[]> {
  const list = { model: WebhookDeliveryModel, match: { endpoint }, order: NEWEST_FIRST };
  const rows = await scan<WebhookDelivery>(loaders, range, list);
  for (const row of rows) loaders.webhookDelivery.prime(row._id, typed('WebhookDelivery', row));
  return rows;
}

/** Their number, up to a limit. */
export const countDeliveries = (loaders: Loaders, endpoint: Types.ObjectId): Promise<number> =>
  countRows(loaders, { model: WebhookDeliveryModel, match: { endpoint } }, 10_000);
