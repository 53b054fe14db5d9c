import { NotificationType } from '../../../models/social/index.js';
import type { NotificationWords, Sentence } from './words.js';

/** German asks how many did it: `{hat}` becomes `hat` or `haben`, `{folgt}` likewise. */
const told = (text: string, comment?: string): Sentence => {
  const forms = (words: string) => ({
    one: words.replace('{hat}', 'hat').replace('{folgt}', 'folgt'),
    many: words.replace('{hat}', 'haben').replace('{folgt}', 'folgen'),
  });
  return { ...forms(text), ...(comment === undefined ? {} : { comment: forms(comment) }) };
};

/** The notifications in German. */
export const de: NotificationWords = {
  two: '{a} und {b}',
  andOne: '{a} und 1 weitere Person',
  andMore: '{a} und {count} weitere',
  somebody: 'Jemand',
  people: '{count} Personen',
  sentences: {
    [NotificationType.LIKE]: told(
      '{who} {hat} auf deinen Beitrag reagiert',
      '{who} {hat} auf deinen Kommentar reagiert',
    ),
    [NotificationType.COMMENT]: told('{who} {hat} deinen Beitrag kommentiert'),
    [NotificationType.REPLY]: told('{who} {hat} auf deinen Kommentar geantwortet'),
    [NotificationType.FOLLOW]: told('{who} {folgt} dir jetzt'),
    [NotificationType.FOLLOW_REQUEST]: { one: '{who} möchte dir folgen', many: '{who} möchten dir folgen' },
    [NotificationType.FOLLOW_ACCEPTED]: told('{who} {hat} deine Anfrage angenommen'),
    [NotificationType.MENTION]: {
      ...told('{who} {hat} dich in einem Beitrag erwähnt', '{who} {hat} dich in einem Kommentar erwähnt'),
      conversation: told('{who} {hat} dich in einer Unterhaltung erwähnt'),
    },
    [NotificationType.SHARE]: told('{who} {hat} deinen Beitrag geteilt'),
    [NotificationType.QUOTE]: told('{who} {hat} deinen Beitrag zitiert'),
    [NotificationType.POST]: told('{who} {hat} einen neuen Beitrag veröffentlicht'),
    [NotificationType.GROUP_INVITE]: told('{who} {hat} dich in eine Gruppe eingeladen'),
    [NotificationType.ACHIEVEMENT]: told('Du hast einen neuen Erfolg'),
    [NotificationType.COIN_EARNED]: told('Du hast Münzen verdient'),
    [NotificationType.AI_GENERATION_COMPLETE]: told('Was du von der KI wolltest, ist fertig'),
    [NotificationType.MESSAGE]: told('{who} {hat} dir eine Nachricht geschickt'),
    [NotificationType.GROUP]: told('In deiner Gruppe gibt es Neues'),
    [NotificationType.EVENT]: told('Zu deiner Veranstaltung gibt es Neues'),
    [NotificationType.TICKET]: told('Zu deiner Anfrage gibt es Neues'),
    [NotificationType.MODERATION]: told('Es gibt eine Entscheidung zu etwas, das du veröffentlicht hast'),
    [NotificationType.BILLING]: told('Zu deinen Zahlungen gibt es Neues'),
  },
};
