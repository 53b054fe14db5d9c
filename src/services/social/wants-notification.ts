import { Types } from 'mongoose';
import { completePreferences, type NotificationPreferences } from '../../models/identity/index.js';
import { notificationKind } from '../../domain.js';
import type { NotificationType } from '../../models/social/index.js';

type Stored = Partial<NotificationPreferences> | undefined;

/** Whether a user wants notifications of a type. Defaults to all. */
export function wantsNotification(stored: Stored, type: NotificationType): boolean {
  const kind = notificationKind(type).preference;
  const switches = { ...defaults().inApp, ...stored?.inApp };
  return kind === undefined || (switches.enabled && switches[kind]);
}

/** Whether a user wants push messages of a type. */
export function wantsPush(stored: Stored, type: NotificationType): boolean {
  const kind = notificationKind(type).preference;
  const switches = { ...defaults().push, ...stored?.push };
  return switches.enabled && (kind === undefined || switches[kind]);
}

let known: NotificationPreferences | undefined;

/** The defaults for users without stored preferences: only changed values are stored. */
function defaults(): NotificationPreferences {
  return (known ??= completePreferences(new Types.ObjectId(), null).notifications);
}
