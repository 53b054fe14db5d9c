import { VapidKeyModel } from '../../../models/identity/index.js';
import { DigestStateModel, PushMessageModel, PushSubscriptionModel } from '../../../models/social/index.js';
import { own, type PersonalData } from '../personal-data.js';
import { remove } from '../steps.js';

/** Data for reaching users who are not connected. */
export const reaching: PersonalData[] = [
  {
    model: PushSubscriptionModel,
    ids: { user: 'User', session: 'UserSession' },
    told: { as: 'pushSubscriptions', own: own('user'), fields: ['session', 'createdAt', 'expireAt'] },
    untold: ['user', 'endpoint', 'keys', 'serverKey'],
    erased: [remove(PushSubscriptionModel, 'user')],
    why: 'Who knows the address of a browser and its keys can send there.',
  },
  {
    model: PushMessageModel,
    ids: { user: 'User', subscription: 'nothing public', notification: 'Notification' },
    untold: 'all',
    erased: [remove(PushMessageModel, 'user')],
    why: 'What it says is told with the notification.',
  },
  {
    model: DigestStateModel,
    ids: { _id: 'User' },
    told: { as: 'digests', own: ({ id }) => ({ _id: id }), fields: ['sentAt'] },
    untold: ['seq', 'dueAt'],
    erased: [remove(DigestStateModel, '_id')],
    why: 'It is the person’s; the mails are told.',
  },
  { model: VapidKeyModel, untold: 'all', why: 'It is the gateway’s.' },
];
