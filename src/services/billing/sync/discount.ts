import { Types } from 'mongoose';
import type { ProviderSubscription } from '../../../integrations/payments/index.js';
import { addCalendar } from '../../../lib/civil-time.js';
import {
  CheckoutModel,
  CouponDuration,
  CouponModel,
  type Checkout,
  type Coupon,
  type SubscriptionDiscount,
} from '../../../models/billing/index.js';

/** What the coupon of a subscription's checkout takes off its invoices. Null without one. */
export async function subscriptionDiscount({
  metadata,
  trialEnd,
  createdAt,
}: Pick<ProviderSubscription, 'metadata' | 'trialEnd' | 'createdAt'>): Promise<SubscriptionDiscount | null> {
  const { checkout: id } = metadata;
  if (!id || !Types.ObjectId.isValid(id)) return null;
  const checkout = await CheckoutModel.findById(id, { coupon: 1 }).lean<Pick<Checkout, 'coupon'>>();
  const coupon = checkout?.coupon && (await CouponModel.findById(checkout.coupon).lean<Coupon>());
  if (!coupon) return null;
  const { percent, amount, duration, durationInMonths } = coupon;
  const endsAt =
    duration === CouponDuration.REPEATING
      ? addCalendar(trialEnd ?? createdAt, durationInMonths ?? 1, 'month')
      : null;
  return { percent, amount, duration, endsAt };
}
