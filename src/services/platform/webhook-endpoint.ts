import { Types } from 'mongoose';
import { seal } from '../../auth/seal.js';
import { requireAdmin, requireViewer } from '../../auth/viewer.js';
import { transact, type Tx } from '../../events/transact.js';
import { newSigningSecret, whyNotWebhookUrl } from '../../integrations/webhooks/index.js';
import { compact } from '../../lib/compact.js';
import type { Context } from '../../loaders/context.js';
import {
  DeliveryStatus,
  MOST_ENDPOINTS,
  WebhookDeliveryModel,
  WebhookEndpointModel,
  type WebhookDelivery,
  type WebhookEndpoint,
} from '../../models/platform/index.js';
import { canSeeGroup } from '../../rules/community/index.js';
import { canManageEndpoint } from '../../rules/platform/index.js';
import { refuse } from '../../schema/errors.js';
import { wakeWorkers } from '../system/index.js';
import { bodyOf, PING, WEBHOOK_EVENTS } from './webhook-events.js';
import { queueDeliveries, wakeLines, WEBHOOK_WORK } from './webhook-lines.js';

/** What `saveWebhookEndpoint` takes. */
export interface SaveWebhookEndpointInput {
  endpointId?: Types.ObjectId | null;
  groupId?: Types.ObjectId | null;
  url: string;
  events: string[];
  description?: string | null;
  isActive?: boolean | null;
  rotateSecret?: boolean | null;
}

/** Makes or changes an endpoint. The signing secret is shown where it is new. */
export async function saveWebhookEndpoint(
  ctx: Context,
  input: SaveWebhookEndpointInput,
): Promise<{ endpoint: Types.ObjectId; secret: string | null }> {
  const { id: owner } = requireViewer(ctx);
  const existing = input.endpointId ? await managedEndpoint(ctx, input.endpointId) : null;
  const group = existing ? existing.group : (input.groupId ?? null);
  if (!existing) await assertMayMake(ctx, group);
  const events = checkedEvents(input.events, group !== null);
  const why = whyNotWebhookUrl(input.url);
  if (why) throw refuse.badInput(`The address ${why}; a public https address is allowed.`, 'url');
  const endpoint = existing?._id ?? new Types.ObjectId();
  const secret = existing && !input.rotateSecret ? null : newSigningSecret();
  const isActive = input.isActive ?? existing?.isActive ?? true;
  await transact(ctx, async (tx) => {
    const $set = {
      ...{ url: input.url, events, isActive, updatedAt: tx.at },
      ...compact({ description: input.description }),
      ...(secret ? { sealedSecret: seal(secret, endpoint.toHexString()) } : {}),
      // Enabling an endpoint resets its failures.
      ...(isActive && !existing?.isActive ? { failingSince: null, disabledAt: null } : {}),
    };
    const { session } = tx;
    if (existing) await WebhookEndpointModel.collection.updateOne({ _id: endpoint }, { $set }, { session });
    else {
      const slot = await freeSlot(tx, owner);
      const row = { _id: endpoint, owner, slot, group, createdAt: tx.at, ...$set };
      await WebhookEndpointModel.collection.insertOne(row as never, { session });
    }
  });
  return { endpoint, secret };
}

/** Endpoints of the platform are made by admins, those of a group by its owner. @throws FORBIDDEN, NOT_FOUND */
async function assertMayMake(ctx: Context, groupId: Types.ObjectId | null): Promise<void> {
  if (groupId === null) return void requireAdmin(ctx);
  const group = await ctx.loaders.group.load(groupId);
  if (!group || !(await canSeeGroup(ctx, group))) throw refuse.notFound('The group', 'groupId');
  if (!group.owner.equals(requireViewer(ctx).id))
    throw refuse.forbidden('Only the owner of the group may do this.');
}

function checkedEvents(given: readonly string[], forGroup: boolean): string[] {
  const known = new Set(
    WEBHOOK_EVENTS.filter(({ group }) => !forGroup || group !== undefined).map(({ name }) => name),
  );
  for (const [index, event] of given.entries())
    if (!known.has(event))
      throw refuse.badInput(
        `This event type is not sent ${forGroup ? 'to endpoints of groups' : 'to endpoints'}; ${[...known].join(', ')} are allowed.`,
        `events.${index}`,
      );
  return [...new Set(given)];
}

async function freeSlot({ session }: Tx, owner: Types.ObjectId): Promise<number> {
  const rows = await WebhookEndpointModel.collection
    .find({ owner }, { session, projection: { slot: 1 } })
    .toArray();
  const taken = new Set(rows.map((row) => row['slot'] as number));
  for (let slot = 0; slot < MOST_ENDPOINTS; slot += 1) if (!taken.has(slot)) return slot;
  throw refuse.conflict(`There are ${MOST_ENDPOINTS} endpoints already; delete one first.`);
}

/** An endpoint that the viewer manages. @throws NOT_FOUND */
async function managedEndpoint(
  ctx: Context,
  id: Types.ObjectId,
  field = 'endpointId',
): Promise<WebhookEndpoint> {
  const endpoint = await ctx.loaders.webhookEndpoint.load(id);
  if (!endpoint || !(await canManageEndpoint(ctx, endpoint))) throw refuse.notFound('The endpoint', field);
  return endpoint;
}

/** Deletes an endpoint with its deliveries. */
export async function deleteWebhookEndpoint(
  ctx: Context,
  { endpointId }: { endpointId: Types.ObjectId },
): Promise<void> {
  const { _id } = await managedEndpoint(ctx, endpointId);
  await transact(ctx, async ({ session }) => {
    await WebhookEndpointModel.collection.deleteOne({ _id }, { session });
    await WebhookDeliveryModel.collection.deleteMany({ endpoint: _id }, { session });
  });
}

/** Sends a delivery again: the same bytes, with a new signature, tried for three days from now. */
export async function redeliverWebhook(
  ctx: Context,
  { deliveryId }: { deliveryId: Types.ObjectId },
): Promise<Types.ObjectId> {
  const delivery = await ctx.loaders.webhookDelivery.load(deliveryId);
  if (!delivery) throw refuse.notFound('The delivery', 'deliveryId');
  const endpoint = await managedEndpoint(ctx, delivery.endpoint, 'deliveryId');
  if (!endpoint.isActive)
    throw refuse.conflict('The endpoint is switched off; switch it on first.', 'deliveryId');
  await transact(ctx, async (tx) => {
    const before = (await WebhookDeliveryModel.collection.findOneAndUpdate(
      { _id: delivery._id },
      {
        $set: {
          ...{ status: DeliveryStatus.PENDING, firstAt: tx.at, round: 0, nextAttemptAt: tx.at },
          ...{ deliveredAt: null, error: null },
        },
      },
      { session: tx.session },
    )) as WebhookDelivery | null;
    if (!before) throw refuse.notFound('The delivery', 'deliveryId');
    await wakeLines([before.line], tx.at, tx.session);
  });
  await wakeWorkers(ctx.topics, WEBHOOK_WORK);
  return delivery._id;
}

/** Sends a `ping` event to an endpoint. */
export async function testWebhookEndpoint(
  ctx: Context,
  { endpointId }: { endpointId: Types.ObjectId },
): Promise<Types.ObjectId> {
  const { _id: endpoint, isActive } = await managedEndpoint(ctx, endpointId);
  if (!isActive) throw refuse.conflict('The endpoint is switched off; switch it on first.', 'endpointId');
  const eventId = new Types.ObjectId();
  await transact(ctx, async (tx) => {
    const body = bodyOf({ id: eventId, type: PING, at: tx.at, data: {} });
    await queueDeliveries([{ endpoint, thing: endpoint, eventId, event: PING, body }], tx.session);
  });
  await wakeWorkers(ctx.topics, WEBHOOK_WORK);
  return endpoint;
}
