import { Types } from 'mongoose';
import {
  completePreferences,
  type InAppNotifications,
  type NotificationPreferences,
  type PushNotifications,
} from '../../models/identity/index.js';
import { NotificationType } from '../../models/social/index.js';

/** The kinds that people switch on and off, in the list and for push messages. */
type Kind = Exclude<keyof InAppNotifications & keyof PushNotifications, 'enabled'>;

/** Which switch decides over a type; what has none concerns the account itself and is always told. */
const SWITCH: { [T in NotificationType]?: Kind } = {
  [NotificationType.LIKE]: 'likes',
  [NotificationType.COMMENT]: 'comments',
  [NotificationType.REPLY]: 'comments',
  [NotificationType.MENTION]: 'mentions',
  [NotificationType.FOLLOW]: 'follows',
  [NotificationType.FOLLOW_REQUEST]: 'follows',
  [NotificationType.FOLLOW_ACCEPTED]: 'follows',
  [NotificationType.SHARE]: 'shares',
  [NotificationType.QUOTE]: 'shares',
  [NotificationType.POST]: 'posts',
  [NotificationType.ACHIEVEMENT]: 'achievements',
  [NotificationType.COIN_EARNED]: 'achievements',
  [NotificationType.MESSAGE]: 'messages',
  [NotificationType.GROUP]: 'groups',
  [NotificationType.GROUP_INVITE]: 'groups',
  [NotificationType.EVENT]: 'groups',
};

type Stored = Partial<NotificationPreferences> | undefined;

/** Whether a person wants to be told of a type; whoever has decided nothing wants everything. */
export function wantsNotification(stored: Stored, type: NotificationType): boolean {
  const kind = SWITCH[type];
  const switches = { ...defaults().inApp, ...stored?.inApp };
  return kind === undefined || (switches.enabled && switches[kind]);
}

/** Whether a person wants a type pushed to their browsers. */
export function wantsPush(stored: Stored, type: NotificationType): boolean {
  const kind = SWITCH[type];
  const switches = { ...defaults().push, ...stored?.push };
  return switches.enabled && (kind === undefined || switches[kind]);
}

let known: NotificationPreferences | undefined;

/** What holds for whoever has decided nothing: stored is only what was changed. */
function defaults(): NotificationPreferences {
  return (known ??= completePreferences(new Types.ObjectId(), null).notifications);
}
