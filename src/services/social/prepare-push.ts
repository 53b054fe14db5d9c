import type { Types } from 'mongoose';
import { isLive, loadSession } from '../../auth/sessions.js';
import { vapidKeys } from '../../auth/vapid.js';
import type { Presence } from '../../events/presence.js';
import type { PushTarget } from '../../integrations/push/index.js';
import { quietUntil } from '../../lib/quiet-hours.js';
import { ruleContext } from '../../loaders/rule-context.js';
import { completePreferences, fullNameOf } from '../../models/identity/index.js';
import { PushSubscriptionModel, type PushMessage, type PushSubscription } from '../../models/social/index.js';
import { seenNotification } from '../../rules/social/index.js';
import { toGlobalId } from '../../schema/ids.js';
import { notificationMessage } from './notification-words/index.js';
import { wantsPush } from './wants-notification.js';

/** A message that is older is dropped. */
const USEFUL_MS = 36 * 60 * 60 * 1_000;

/** The decision about a message: send, postpone, or drop it. */
export type PreparedPush = { target: PushTarget; payload: string } | { until: Date } | { drop: string };

/**
 * Makes a message from the current notification, as its recipient may see it. It has the same text as the list: who
 * did what, never the text of a post, a comment or a message.
 */
export async function preparePush(message: PushMessage, presence: Presence): Promise<PreparedPush> {
  const { user, subscription, notification, createdAt } = message;
  const browser = await PushSubscriptionModel.findById(subscription).lean<PushSubscription>();
  if (!browser?.user.equals(user) || !(await belongsHere(browser))) return { drop: 'The browser is gone.' };
  const ctx = ruleContext({ id: user });
  const [row, stored] = await Promise.all([
    ctx.loaders.notification.load(notification),
    ctx.loaders.preferencesOfUser.load(user),
  ]);
  if (!row || row.read) return { drop: 'It was read, or is gone.' };
  const { notifications, language, timezone } = completePreferences(user, stored);
  if (!wantsPush(notifications, row.type)) return { drop: 'It is not wanted any more.' };
  if ((await presence.online([user.toHexString()])).size > 0) return { drop: 'The person is connected.' };
  const { enabled, ...hours } = notifications.quietHours;
  const until = enabled ? quietUntil(new Date(), hours, timezone) : null;
  if (until) return { until };
  if (Date.now() - createdAt.getTime() > USEFUL_MS) return { drop: 'It is too old.' };
  const seen = await seenNotification(ctx, row);
  if (!seen) return { drop: 'It is out of sight.' };
  const names = seen.actors.map(fullNameOf);
  const body = notificationMessage(row, { names, count: seen.actorCount }, language);
  const payload = {
    title: 'Leela',
    body,
    type: row.type.toUpperCase(),
    notification: toGlobalId('Notification', row._id),
    target: toGlobalId(row.targetType, row.target),
  };
  return { target: { endpoint: browser.endpoint, keys: browser.keys }, payload: JSON.stringify(payload) };
}

/** Whether its session is valid and it was created with the current signing key. */
async function belongsHere({ _id, session, serverKey }: PushSubscription): Promise<boolean> {
  const here = isLive(await loadSession(session)) && serverKey === (await vapidKeys()).publicKey;
  if (!here) await forget(_id);
  return here;
}

async function forget(_id: Types.ObjectId): Promise<void> {
  await PushSubscriptionModel.collection.deleteOne({ _id });
}
