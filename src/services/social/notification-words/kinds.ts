import { NotificationType } from '../../../models/social/index.js';
import { satz, sentence, type NotificationKind } from './words.js';

/** The notification types of the social domain, and those that other domains share. */
export const notificationKinds: { [T in NotificationType]?: NotificationKind } = {
  [NotificationType.LIKE]: {
    en: sentence('{who} liked your post', '{who} liked your comment'),
    de: satz('{who} {hat} auf deinen Beitrag reagiert', '{who} {hat} auf deinen Kommentar reagiert'),
    preference: 'likes',
  },
  [NotificationType.COMMENT]: {
    en: sentence('{who} commented on your post'),
    de: satz('{who} {hat} deinen Beitrag kommentiert'),
    preference: 'comments',
  },
  [NotificationType.REPLY]: {
    en: sentence('{who} replied to your comment'),
    de: satz('{who} {hat} auf deinen Kommentar geantwortet'),
    preference: 'comments',
  },
  [NotificationType.FOLLOW]: {
    en: sentence('{who} started following you'),
    de: satz('{who} {folgt} dir jetzt'),
    preference: 'follows',
  },
  [NotificationType.FOLLOW_REQUEST]: {
    en: {
      one: '{who} wants to follow you',
      many: '{who} want to follow you',
    },
    de: { one: '{who} möchte dir folgen', many: '{who} möchten dir folgen' },
    preference: 'follows',
  },
  [NotificationType.FOLLOW_ACCEPTED]: {
    en: sentence('{who} accepted your request to follow'),
    de: satz('{who} {hat} deine Anfrage angenommen'),
    preference: 'follows',
  },
  [NotificationType.MENTION]: {
    en: {
      ...sentence('{who} mentioned you in a post', '{who} mentioned you in a comment'),
      conversation: sentence('{who} mentioned you in a conversation'),
    },
    de: {
      ...satz('{who} {hat} dich in einem Beitrag erwähnt', '{who} {hat} dich in einem Kommentar erwähnt'),
      conversation: satz('{who} {hat} dich in einer Unterhaltung erwähnt'),
    },
    preference: 'mentions',
  },
  [NotificationType.SHARE]: {
    en: sentence('{who} shared your post'),
    de: satz('{who} {hat} deinen Beitrag geteilt'),
    preference: 'shares',
  },
  [NotificationType.QUOTE]: {
    en: sentence('{who} quoted your post'),
    de: satz('{who} {hat} deinen Beitrag zitiert'),
    preference: 'shares',
  },
  [NotificationType.POST]: {
    en: sentence('{who} published a new post'),
    de: satz('{who} {hat} einen neuen Beitrag veröffentlicht'),
    preference: 'posts',
  },
  [NotificationType.GROUP_INVITE]: {
    en: sentence('{who} invited you to a group'),
    de: satz('{who} {hat} dich in eine Gruppe eingeladen'),
    preference: 'groups',
  },
  [NotificationType.ACHIEVEMENT]: {
    en: sentence('You have a new achievement'),
    de: satz('Du hast einen neuen Erfolg'),
    preference: 'achievements',
  },
  [NotificationType.COIN_EARNED]: {
    en: sentence('You have earned coins'),
    de: satz('Du hast Münzen verdient'),
    preference: 'achievements',
  },
  [NotificationType.AI_GENERATION_COMPLETE]: {
    en: sentence('What you asked the AI for is ready'),
    de: satz('Was du von der KI wolltest, ist fertig'),
  },
  [NotificationType.MESSAGE]: {
    en: sentence('{who} sent you a message'),
    de: satz('{who} {hat} dir eine Nachricht geschickt'),
    preference: 'messages',
  },
  [NotificationType.GROUP]: {
    en: sentence('There is news in your group'),
    de: satz('In deiner Gruppe gibt es Neues'),
    preference: 'groups',
  },
  [NotificationType.EVENT]: {
    en: sentence('There is news about your event'),
    de: satz('Zu deiner Veranstaltung gibt es Neues'),
    preference: 'groups',
  },
  [NotificationType.TICKET]: {
    en: sentence('There is news about your ticket'),
    de: satz('Zu deiner Anfrage gibt es Neues'),
  },
  [NotificationType.MODERATION]: {
    en: sentence('There is a decision about what you published'),
    de: satz('Es gibt eine Entscheidung zu etwas, das du veröffentlicht hast'),
  },
  [NotificationType.BILLING]: {
    en: sentence('There is news about your payments'),
    de: satz('Zu deinen Zahlungen gibt es Neues'),
  },
};
