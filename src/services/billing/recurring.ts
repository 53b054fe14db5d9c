import { Types } from 'mongoose';
import { payments } from '../../integrations/payments/index.js';

/** Either has the same effect however often it is asked for, so each asking has a key of its own. */
const key = (): string => `recurring:${new Types.ObjectId().toHexString()}`;

/** Ends what a domain sells each period: with the period that is paid, or at once. The purpose's `onSubscription` runs then. */
export function endRecurring(subscription: string, { atPeriodEnd }: { atPeriodEnd: boolean }): Promise<void> {
  return atPeriodEnd
    ? payments().cancelAtPeriodEnd(subscription, true, key())
    : payments().cancelNow(subscription, key());
}

/** Takes an end with the period back. */
export const keepRecurring = (subscription: string): Promise<void> =>
  payments().cancelAtPeriodEnd(subscription, false, key());
