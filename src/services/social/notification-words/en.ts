import { NotificationType } from '../../../models/social/index.js';
import type { NotificationWords, Sentence } from './words.js';

/** English verbs in the past don't ask how many did it. */
const same = (text: string, comment?: string): Sentence => ({
  one: text,
  many: text,
  ...(comment === undefined ? {} : { comment: { one: comment, many: comment } }),
});

/** The notifications in English: complete, and what every other language falls back to. */
export const en: NotificationWords = {
  two: '{a} and {b}',
  andOne: '{a} and 1 other',
  andMore: '{a} and {count} others',
  somebody: 'Somebody',
  people: '{count} people',
  sentences: {
    [NotificationType.LIKE]: same('{who} liked your post', '{who} liked your comment'),
    [NotificationType.COMMENT]: same('{who} commented on your post'),
    [NotificationType.REPLY]: same('{who} replied to your comment'),
    [NotificationType.FOLLOW]: same('{who} started following you'),
    [NotificationType.FOLLOW_REQUEST]: {
      one: '{who} wants to follow you',
      many: '{who} want to follow you',
    },
    [NotificationType.FOLLOW_ACCEPTED]: same('{who} accepted your request to follow'),
    [NotificationType.MENTION]: {
      ...same('{who} mentioned you in a post', '{who} mentioned you in a comment'),
      conversation: same('{who} mentioned you in a conversation'),
    },
    [NotificationType.SHARE]: same('{who} shared your post'),
    [NotificationType.QUOTE]: same('{who} quoted your post'),
    [NotificationType.POST]: same('{who} published a new post'),
    [NotificationType.GROUP_INVITE]: same('{who} invited you to a group'),
    [NotificationType.ACHIEVEMENT]: same('You have a new achievement'),
    [NotificationType.COIN_EARNED]: same('You have earned coins'),
    [NotificationType.AI_GENERATION_COMPLETE]: same('What you asked the AI for is ready'),
    [NotificationType.MESSAGE]: same('{who} sent you a message'),
    [NotificationType.GROUP]: same('There is news in your group'),
    [NotificationType.EVENT]: same('There is news about your event'),
    [NotificationType.TICKET]: same('There is news about your ticket'),
    [NotificationType.MODERATION]: same('There is a decision about what you published'),
    [NotificationType.BILLING]: same('There is news about your payments'),
  },
};
