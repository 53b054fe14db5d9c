import { NotificationType } from '../../models/social/index.js';
import { satz, sentence, type NotificationKind } from '../social/index.js';

/** The notification types of the community. */
export const communityKinds: { [T in NotificationType]?: NotificationKind } = {
  [NotificationType.GROUP_REQUEST]: {
    en: { one: '{who} wants to join your group', many: '{who} want to join your group' },
    de: { one: '{who} möchte deiner Gruppe beitreten', many: '{who} möchten deiner Gruppe beitreten' },
    preference: 'groups',
  },
  [NotificationType.GROUP_APPROVED]: {
    en: sentence('{who} accepted your request to join a group'),
    de: satz('{who} {hat} dich in eine Gruppe aufgenommen'),
    preference: 'groups',
  },
  [NotificationType.GROUP_ROLE]: {
    en: sentence('{who} changed your role in a group'),
    de: satz('{who} {hat} deine Rolle in einer Gruppe geändert'),
    preference: 'groups',
  },
  [NotificationType.POST_PENDING]: {
    en: sentence('{who} submitted a post for approval'),
    de: satz('{who} {hat} einen Beitrag zur Freigabe eingereicht'),
    preference: 'groups',
  },
  [NotificationType.POST_APPROVED]: {
    en: sentence('Your post was approved'),
    de: satz('Dein Beitrag wurde freigegeben'),
    preference: 'groups',
  },
  [NotificationType.POST_REJECTED]: {
    en: sentence('A moderator removed your post'),
    de: satz('Dein Beitrag wurde von der Moderation entfernt'),
  },
  [NotificationType.ANSWER_ACCEPTED]: {
    en: sentence('{who} accepted your answer'),
    de: satz('{who} {hat} deine Antwort angenommen'),
    preference: 'comments',
  },
  [NotificationType.SUGGESTION_STATUS]: {
    en: sentence('There is progress on your suggestion'),
    de: satz('Zu deinem Vorschlag gibt es Neues'),
  },
  [NotificationType.SUGGESTION_ASSIGNED]: {
    en: sentence('{who} assigned a suggestion to you'),
    de: satz('{who} {hat} dir einen Vorschlag zugewiesen'),
  },
};
