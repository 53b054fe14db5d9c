import type { InAppNotifications, NotificationPreferences } from '../../models/identity/index.js';
import { NotificationType } from '../../models/social/index.js';

/** Which switch decides over a type; what has none concerns the account itself and is always told. */
const SWITCH: { [T in NotificationType]?: keyof InAppNotifications } = {
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

/** Whether a person wants to be told of a type; whoever has decided nothing wants everything. */
export function wantsNotification(
  stored: Partial<NotificationPreferences> | undefined,
  type: NotificationType,
): boolean {
  const name = SWITCH[type];
  if (name === undefined) return true;
  const { enabled = true, [name]: wanted = true } = (stored?.inApp ?? {}) as Partial<InAppNotifications>;
  return enabled && wanted;
}
