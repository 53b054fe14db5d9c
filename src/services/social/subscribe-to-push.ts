import { ECDH } from 'node:crypto';
import type { Types } from 'mongoose';
import { vapidKeys } from '../../auth/vapid.js';
import { requireViewer } from '../../auth/viewer.js';
import { transact, type Tx } from '../../events/transact.js';
import { pushSettings, whyNotPushEndpoint } from '../../integrations/push/index.js';
import type { Context } from '../../loaders/context.js';
import { PushSubscriptionModel } from '../../models/social/index.js';
import { refuse } from '../../schema/errors.js';

/** More browsers than a user needs; the oldest subscription is replaced. */
const MOST_BROWSERS = 10;
const AUTH_BYTES = 16;
const BASE64URL = /^[\w-]+={0,2}$/;

/** The input of `pushSubscribe`: a `PushSubscription` of the browser. */
export interface PushSubscribeInput {
  endpoint: string;
  keys: { p256dh: string; auth: string };
  expirationTime?: Date | null;
}

/**
 * Subscribes a browser to push messages, until the session ends. The same browser keeps its subscription; if another
 * user signs in on it, it belongs to that user from then on.
 * @throws BAD_USER_INPUT naming the problem
 */
export async function subscribeToPush(ctx: Context, input: PushSubscribeInput): Promise<void> {
  const { id: user, sessionId: session } = requireViewer(ctx);
  checkSubscription(input);
  const { publicKey: serverKey } = await vapidKeys();
  const { endpoint, keys, expirationTime } = input;
  await transact(ctx, async (tx) => {
    const set = { user, session, keys: { ...keys }, serverKey, createdAt: tx.at };
    await PushSubscriptionModel.collection.updateOne(
      { endpoint },
      expirationTime
        ? { $set: { ...set, expireAt: expirationTime } }
        : { $set: set, $unset: { expireAt: 1 } },
      { session: tx.session, upsert: true },
    );
    await makeRoom(tx, user);
  });
}

/** Unsubscribes a browser. Unknown ones and those of other users are ignored, which reveals nothing. */
export async function unsubscribeFromPush(ctx: Context, { endpoint }: { endpoint: string }): Promise<void> {
  const { id: user } = requireViewer(ctx);
  await transact(ctx, async ({ session }) => {
    await PushSubscriptionModel.collection.deleteOne({ endpoint, user }, { session });
  });
}

async function makeRoom({ session }: Tx, user: Types.ObjectId): Promise<void> {
  const rows = await PushSubscriptionModel.collection
    .find(
      { user },
      { session, sort: { createdAt: -1, _id: -1 }, skip: MOST_BROWSERS, projection: { _id: 1 } },
    )
    .toArray();
  if (rows.length === 0) return;
  const _id = { $in: rows.map((row) => row._id) };
  await PushSubscriptionModel.collection.deleteMany({ _id }, { session });
}

function checkSubscription({ endpoint, keys, expirationTime }: PushSubscribeInput): void {
  const why = whyNotPushEndpoint(endpoint, pushSettings());
  if (why) throw refuse.badInput(`The endpoint ${why}.`, 'endpoint');
  if (!isPoint(keys.p256dh)) throw refuse.badInput('This is not a public key of P-256.', 'keys.p256dh');
  if (!BASE64URL.test(keys.auth) || Buffer.from(keys.auth, 'base64url').length !== AUTH_BYTES)
    throw refuse.badInput('This is not a secret of 16 bytes.', 'keys.auth');
  if (expirationTime && expirationTime.getTime() <= Date.now())
    throw refuse.badInput('This subscription has ended.', 'expirationTime');
}

/** Whether this is an uncompressed point on the curve, not just 65 bytes. */
function isPoint(text: string): boolean {
  if (text.length > 100 || !BASE64URL.test(text)) return false;
  const bytes = Buffer.from(text, 'base64url');
  if (bytes.length !== 65 || bytes[0] !== 4) return false;
  try {
    ECDH.convertKey(bytes, 'prime256v1', undefined, undefined, 'compressed');
    return true;
  } catch {
    return false;
  }
}
