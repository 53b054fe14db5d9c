import type { Types } from 'mongoose';
import { unseal } from '../../auth/seal.js';
import { transact } from '../../events/transact.js';
import { sendWebhook, signatureHeader, type Attempt } from '../../integrations/webhooks/index.js';
import { sharedNow } from '../../lib/clock.js';
import { traceHeaders, traced } from '../../lib/telemetry.js';
import { GroupModel } from '../../models/community/index.js';
import { Role, UserModel, UserStatus, type User } from '../../models/identity/index.js';
import {
  DeliveryStatus,
  WebhookDeliveryModel,
  WebhookEndpointModel,
  type WebhookDelivery,
  type WebhookEndpoint,
} from '../../models/platform/index.js';
import { WorkItemModel, WorkState } from '../../models/system/index.js';
import { findMailed, mailPersonIn } from '../identity/index.js';
import type { WorkerDefinition, WorkOutcome, WorkRun } from '../system/index.js';
import { WEBHOOK_WORK } from './webhook-lines.js';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** How long an event is tried, and how long an endpoint may fail, before either is given up. */
export const PATIENCE_MS = 3 * 24 * HOUR_MS;

/** The waits between attempts; the last one repeats until three days have passed. */
const WAITS_MS = [
  ...[5 * SECOND_MS, 30 * SECOND_MS, 2 * MINUTE_MS, 10 * MINUTE_MS, 30 * MINUTE_MS],
  ...[HOUR_MS, 2 * HOUR_MS, 4 * HOUR_MS, 8 * HOUR_MS, 12 * HOUR_MS],
];

/** When the next attempt is due after so many in vain; null when three days have passed. */
export function nextAttempt(firstAt: Date, round: number, now: Date): Date | null {
  const end = firstAt.getTime() + PATIENCE_MS;
  if (now.getTime() >= end) return null;
  const wait = WAITS_MS[Math.min(round, WAITS_MS.length) - 1]!;
  return new Date(Math.min(now.getTime() + wait, end));
}

/** Delivers the events of one line in order. */
export const webhookWorker: WorkerDefinition = {
  kind: WEBHOOK_WORK,
  concurrency: 8,
  leaseMs: 60_000,
  // How often is for the schedule of each delivery to say.
  maxAttempts: Number.MAX_SAFE_INTEGER,
  run: deliverLine,
};

/** One run over a line: until nothing is left, or the first delivery has to wait. */
export async function deliverLine({ item, signal }: Pick<WorkRun, 'item' | 'signal'>): Promise<WorkOutcome> {
  const line = item.subject;
  while (!signal.aborted) {
    const wanted = await wantedOf(item._id);
    const delivery = await WebhookDeliveryModel.findOne({ line, status: DeliveryStatus.PENDING })
      .sort({ _id: 1 })
      .lean<WebhookDelivery>();
    if (!delivery) {
      if (await closeItem(item, wanted)) return 'done';
      continue;
    }
    const wait = (delivery.nextAttemptAt?.getTime() ?? 0) - sharedNow().getTime();
    if (wait > 0) return { retryInMs: wait };
    const endpoint = await workingEndpoint(delivery.endpoint);
    if (!endpoint) {
      await giveUp(line);
      continue;
    }
    await attempt(endpoint, delivery, signal);
  }
  return { retryInMs: 0 };
}

async function wantedOf(item: Types.ObjectId): Promise<unknown> {
  const row = await WorkItemModel.findOne({ _id: item }, { payload: 1 }).lean<{
    payload?: { wanted?: number };
  }>();
  return row?.payload?.wanted ?? null;
}

/** Ends the work item, unless something was queued since `wanted` was read. */
async function closeItem({ _id, fence }: WorkRun['item'], wanted: unknown): Promise<boolean> {
  const { matchedCount } = await WorkItemModel.collection.updateOne(
    { _id, fence, state: WorkState.RUNNING, 'payload.wanted': wanted },
    { $set: { state: WorkState.DONE, finishedAt: sharedNow() }, $unset: { open: '' } },
  );
  // Taken over by another worker: that one goes on.
  if (matchedCount === 0)
    return (await WorkItemModel.countDocuments({ _id, fence, state: WorkState.RUNNING })) === 0;
  return true;
}

/** The endpoint, while it is on and its owner is still one who may have it. */
async function workingEndpoint(id: Types.ObjectId): Promise<WebhookEndpoint | null> {
  const endpoint = await WebhookEndpointModel.findById(id).lean<WebhookEndpoint>();
  if (!endpoint?.isActive) return null;
  const owner = await UserModel.findById(endpoint.owner, { role: 1, status: 1, deletedAt: 1 }).lean<User>();
  const standing = owner?.status === UserStatus.ACTIVE && !owner.deletedAt;
  if (standing && (await mayHave(endpoint, owner))) return endpoint;
  await WebhookEndpointModel.updateOne({ _id: id }, { $set: { isActive: false } });
  return null;
}

/** Whether the owner is still an admin, or still owns the group. */
async function mayHave({ group, owner }: WebhookEndpoint, { role }: User): Promise<boolean> {
  if (group === null) return role === Role.ADMIN;
  return (await GroupModel.exists({ _id: group, owner })) !== null;
}

/** What waits for an endpoint that is off is not sent any more. */
const giveUp = (line: Types.ObjectId): Promise<unknown> =>
  WebhookDeliveryModel.updateMany(
    { line, status: DeliveryStatus.PENDING },
    { $set: { status: DeliveryStatus.FAILED, nextAttemptAt: null, error: 'The endpoint is switched off.' } },
  );

async function attempt(
  endpoint: WebhookEndpoint,
  delivery: WebhookDelivery,
  signal: AbortSignal,
): Promise<void> {
  const secret = unseal(endpoint.sealedSecret, endpoint._id.toHexString());
  const result: Attempt =
    secret === null
      ? { status: null, error: 'The signing secret cannot be read; save the endpoint with a new one.' }
      : await traced('webhook', { 'webhook.event': delivery.event }, () =>
          sendWebhook(
            endpoint.url,
            delivery.body,
            {
              'user-agent': 'Leela-Webhooks/1',
              'leela-event': delivery.event,
              'leela-delivery': delivery._id.toHexString(),
              'leela-signature': signatureHeader(secret, sharedNow(), delivery.body),
              ...traceHeaders(),
            },
            signal,
          ),
        );
  // The gateway stops: whether it arrived is not known, so it is sent again.
  if (signal.aborted && result.error !== null) return;
  const now = sharedNow();
  const { status: responseStatus, error } = result;
  const pending = { _id: delivery._id, status: DeliveryStatus.PENDING };
  if (error === null) {
    await WebhookDeliveryModel.updateOne(pending, {
      $set: {
        status: DeliveryStatus.DELIVERED,
        deliveredAt: now,
        nextAttemptAt: null,
        responseStatus,
        error,
      },
      $inc: { attempts: 1, round: 1 },
    });
    if (endpoint.failingSince)
      await WebhookEndpointModel.updateOne({ _id: endpoint._id }, { $set: { failingSince: null } });
    return;
  }
  const next = nextAttempt(delivery.firstAt, delivery.round + 1, now);
  await WebhookDeliveryModel.updateOne(pending, {
    $set: {
      ...(next ? {} : { status: DeliveryStatus.FAILED }),
      ...{ nextAttemptAt: next, responseStatus, error },
    },
    $inc: { attempts: 1, round: 1 },
  });
  await noteFailure(endpoint, now, responseStatus === 410);
}

/** Switches an endpoint off that has failed for three days, or says that it is gone, and tells its owner. */
async function noteFailure(endpoint: WebhookEndpoint, now: Date, gone: boolean): Promise<void> {
  const since = endpoint.failingSince ?? now;
  if (!endpoint.failingSince)
    await WebhookEndpointModel.updateOne(
      { _id: endpoint._id, failingSince: null },
      { $set: { failingSince: now } },
    );
  if (!gone && now.getTime() - since.getTime() < PATIENCE_MS) return;
  await transact(null, async (tx) => {
    const { modifiedCount } = await WebhookEndpointModel.collection.updateOne(
      { _id: endpoint._id, isActive: true },
      { $set: { isActive: false, disabledAt: tx.at, updatedAt: tx.at } },
      { session: tx.session },
    );
    if (modifiedCount === 0) return;
    const owner = await findMailed({ _id: endpoint.owner }, tx.session);
    if (!owner) return;
    const data = { name: owner.firstName, host: new URL(endpoint.url).host, at: tx.at };
    await mailPersonIn(tx, owner, 'webhook-disabled', data);
  });
}
