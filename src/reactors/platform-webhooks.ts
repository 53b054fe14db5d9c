import type { Types } from 'mongoose';
import type { Lane } from '../events/lane.js';
import { WebhookEndpointModel } from '../models/platform/index.js';
import { bodyOf, queueDeliveries, webhookEventOf, type NewDelivery } from '../services/platform/index.js';

interface Listener {
  _id: Types.ObjectId;
  events: string[];
  group: Types.ObjectId | null;
  createdAt: Date;
}

/**
 * The lane that queues events for endpoints, in the order of the log. Each event is queued once per endpoint: the lane's
 * transaction passes it once, and the unique index of deliveries sees to it after a retry of a dead letter.
 */
export const webhooksLane: Lane = {
  name: 'webhooks',
  batchSize: 100,
  paceMs: 250,
  concerns: (type) => webhookEventOf(type) !== undefined,
  async handle(events, { session }) {
    const told = events.flatMap((event) => {
      const row = webhookEventOf(event.type);
      const data = row?.data(event);
      const group = row?.group?.(event) ?? null;
      return row && data ? [{ event, row, data, group }] : [];
    });
    if (told.length === 0) return;
    const names = [...new Set(told.map(({ row }) => row.name))];
    const groups = told.flatMap(({ group }) => group ?? []);
    const endpoints = await WebhookEndpointModel.find(
      { isActive: true, events: { $in: names }, group: { $in: [null, ...groups] } },
      { events: 1, group: 1, createdAt: 1 },
    )
      .session(session)
      .lean<Listener[]>();
    const deliveries = told.flatMap(({ event, row, data, group }) =>
      endpoints
        .filter((endpoint) => endpoint.events.includes(row.name) && reaches(endpoint, group))
        // The lane may be behind: what happened before an endpoint was made is not for it.
        .filter(({ createdAt }) => createdAt <= event.at)
        .map((endpoint): NewDelivery => ({
          endpoint: endpoint._id,
          thing: row.thing(event),
          eventId: event._id,
          event: row.name,
          body: bodyOf({ id: event._id, type: row.name, at: event.at, data }),
        })),
    );
    await queueDeliveries(deliveries, session);
  },
};

/** Endpoints of the platform get what is public, those of a group what happens in it. */
const reaches = (endpoint: Listener, group: Types.ObjectId | null): boolean =>
  endpoint.group === null ? group === null : group !== null && endpoint.group.equals(group);
