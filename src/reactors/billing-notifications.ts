import type { Types } from 'mongoose';
import type { DomainEvent } from '../events/types.js';
import { PaymentPurpose } from '../models/billing/index.js';
import { NotificationType } from '../models/social/index.js';
import type { IdType } from '../schema/ids.js';
import { sentence, type NotificationKind } from '../services/social/notification-words/words.js';
import { tell, type Intent } from './notifications/intent.js';

const kind = (en: string, de: string): NotificationKind => ({ en: sentence(en), de: sentence(de) });

/** The sentences about payments. They concern the account, so no preference switches them off. */
export const billingKinds = {
  [NotificationType.PURCHASE]: kind('Your payment arrived', 'Deine Zahlung ist angekommen'),
  [NotificationType.PAYMENT_FAILED]: kind(
    'A payment for your subscription failed',
    'Eine Zahlung für dein Abonnement ist fehlgeschlagen',
  ),
  [NotificationType.PAYMENT_ACTION_REQUIRED]: kind(
    'A payment for your subscription needs your confirmation',
    'Eine Zahlung für dein Abonnement braucht deine Bestätigung',
  ),
  [NotificationType.PLAN_ENDED]: kind('Your plan has ended', 'Dein Tarif ist zu Ende'),
  [NotificationType.REFUND]: kind('A payment was refunded to you', 'Dir wurde eine Zahlung erstattet'),
};

const byPlatform = (
  recipient: Types.ObjectId,
  type: NotificationType,
  targetType: IdType,
  target: Types.ObjectId,
): Intent[] => [tell({ recipient, actor: null, type, targetType, target })];

/** The notifications of payment events. Domains that sell notify of their own purchases themselves. */
export const billingRows = {
  'payment.completed': ({ data: { user, purpose, transaction } }: DomainEvent<'payment.completed'>) =>
    purpose === PaymentPurpose.PLAN || purpose === PaymentPurpose.COINS
      ? byPlatform(user, NotificationType.PURCHASE, 'Transaction', transaction)
      : [],
  'payment.failed': ({ data: { user, invoice, actionRequired } }: DomainEvent<'payment.failed'>) =>
    byPlatform(
      user,
      actionRequired ? NotificationType.PAYMENT_ACTION_REQUIRED : NotificationType.PAYMENT_FAILED,
      'Invoice',
      invoice,
    ),
  'payment.refunded': ({ data: { user, transaction } }: DomainEvent<'payment.refunded'>) =>
    byPlatform(user, NotificationType.REFUND, 'Transaction', transaction),
  'plan.ended': ({ data: { user } }: DomainEvent<'plan.ended'>) =>
    byPlatform(user, NotificationType.PLAN_ENDED, 'PlatformSubscription', user),
};
