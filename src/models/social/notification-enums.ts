import { registerEnumType } from 'type-graphql';

/** What a notification tells: the kinds of S0§8, those of S1, and requests to follow. */
export enum NotificationType {
  LIKE = 'like',
  COMMENT = 'comment',
  REPLY = 'reply',
  FOLLOW = 'follow',
  FOLLOW_REQUEST = 'follow_request',
  FOLLOW_ACCEPTED = 'follow_accepted',
  MENTION = 'mention',
  SHARE = 'share',
  QUOTE = 'quote',
  POST = 'post',
  GROUP_INVITE = 'group_invite',
  ACHIEVEMENT = 'achievement',
  COIN_EARNED = 'coin_earned',
  AI_GENERATION_COMPLETE = 'ai_generation_complete',
  MESSAGE = 'message',
  GROUP = 'group',
  EVENT = 'event',
  TICKET = 'ticket',
  MODERATION = 'moderation',
  BILLING = 'billing',
}
registerEnumType(NotificationType, {
  name: 'NotificationType',
  description: 'What a notification tells.',
  valuesConfig: {
    FOLLOW_REQUEST: { description: 'Somebody asks to follow.' },
    FOLLOW_ACCEPTED: { description: 'Somebody lets one follow who was asked for it.' },
    QUOTE: { description: 'Somebody has quoted one’s post in a post of theirs.' },
    POST: { description: 'Somebody whom one follows has published a post.' },
  },
});

/** What a notification can be about; later domains add rows. */
export enum NotificationTarget {
  POST = 'Post',
  COMMENT = 'Comment',
  USER = 'User',
  CONVERSATION = 'Conversation',
}
