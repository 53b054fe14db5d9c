import { createHash } from 'node:crypto';
import { Types, type ClientSession } from 'mongoose';
import { sharedNow } from '../../lib/clock.js';
import { DeliveryStatus, WebhookDeliveryModel } from '../../models/platform/index.js';
import { WorkItemModel, WorkState } from '../../models/system/index.js';

/** The kind of work that delivers: one open item per line. */
export const WEBHOOK_WORK = 'webhook';

/**
 * A line: what one endpoint gets to know about one thing. Its deliveries go out one after the other, and what comes behind
 * waits while one is tried again.
 */
export const lineOf = (endpoint: Types.ObjectId, thing: Types.ObjectId): Types.ObjectId =>
  new Types.ObjectId(createHash('sha256').update(endpoint.id).update(thing.id).digest().subarray(0, 12));

/** A delivery to be. */
export interface NewDelivery {
  endpoint: Types.ObjectId;
  thing: Types.ObjectId;
  eventId: Types.ObjectId;
  event: string;
  body: string;
}

/** Queues deliveries, each once per endpoint and event, and wakes their lines. In a transaction. */
export async function queueDeliveries(
  deliveries: readonly NewDelivery[],
  session: ClientSession,
): Promise<void> {
  if (deliveries.length === 0) return;
  const at = sharedNow();
  const lines = new Map<string, Types.ObjectId>();
  const writes = deliveries.map(({ endpoint, thing, eventId, event, body }) => {
    const line = lineOf(endpoint, thing);
    lines.set(line.toHexString(), line);
    return {
      updateOne: {
        filter: { endpoint, eventId },
        update: {
          $setOnInsert: {
            ...{ _id: new Types.ObjectId(), line, event, body, status: DeliveryStatus.PENDING },
            ...{ attempts: 0, round: 0, firstAt: at, nextAttemptAt: at, createdAt: at },
            ...{ responseStatus: null, error: null, deliveredAt: null },
          },
        },
        upsert: true,
      },
    };
  });
  await WebhookDeliveryModel.collection.bulkWrite(writes as never, { session, ordered: true });
  await wakeLines([...lines.values()], at, session);
}

/**
 * Sees to it that a worker looks at these lines. `wanted` counts the calls: a worker that is about to end the item finds
 * that there is more, because it ends it on the condition that the number is the one that it knows.
 */
export async function wakeLines(
  lines: readonly Types.ObjectId[],
  at: Date,
  session: ClientSession,
): Promise<void> {
  const writes = lines.map((subject) => ({
    updateOne: {
      filter: { kind: WEBHOOK_WORK, subject, open: true },
      update: {
        $setOnInsert: { state: WorkState.QUEUED, dueAt: at, fence: 0, attempts: 0, createdAt: at },
        $inc: { 'payload.wanted': 1 },
      },
      upsert: true,
    },
  }));
  await WorkItemModel.collection.bulkWrite(writes as never, { session, ordered: false });
}
