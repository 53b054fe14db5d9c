import type { Domain } from '../../domain.js';
import { NotificationType } from '../../models/social/index.js';
import type { Types } from 'mongoose';
import { tell, type Intent } from './intent.js';

type On = NonNullable<NonNullable<Domain['notifications']>['on']>;

/** The platform notifies a user about a decision; the moderator stays anonymous. */
const about = (recipient: Types.ObjectId, target: Types.ObjectId): Intent[] => [
  tell({ recipient, actor: null, type: NotificationType.MODERATION, targetType: 'ModerationAction', target }),
];

/** Notifications about decisions of moderators. */
export const moderationNotifications: On = {
  'moderation.acted': ({ data }) => about(data.subject, data.action),
  'moderation.appeal-decided': ({ data }) => about(data.subject, data.action),
};
