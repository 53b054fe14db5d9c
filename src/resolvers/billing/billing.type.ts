import { Field, Int, ObjectType } from 'type-graphql';
import {
  Checkout,
  CoinPack,
  Coupon,
  CouponRedemption,
  Invoice,
  Plan,
  Transaction,
  WebhookEvent,
} from '../../models/billing/index.js';
import { connection } from '../../schema/connection.js';
import { MutationPayload, payload } from '../../schema/payload.js';
import { PlatformSubscriptionView } from './subscription.type.js';

@ObjectType({ description: 'A page of invoices.' })
export class InvoiceConnection extends connection('Invoice', () => Invoice) {}

@ObjectType({ description: 'A page of transactions.' })
export class TransactionConnection extends connection('Transaction', () => Transaction) {}

@ObjectType({ description: 'A page of coupons.' })
export class CouponConnection extends connection('Coupon', () => Coupon) {}

@ObjectType({ description: 'A page of redemptions of a coupon.' })
export class CouponRedemptionConnection extends connection('CouponRedemption', () => CouponRedemption) {}

@ObjectType({ description: 'A page of webhook events.' })
export class WebhookEventConnection extends connection('WebhookEvent', () => WebhookEvent) {}

@ObjectType({ description: 'The result of a mutation about a checkout.' })
export class CheckoutPayload extends payload('checkout', () => Checkout, 'The checkout. Null on refusal.') {}

@ObjectType({ description: 'The result of checking a coupon.' })
export class CheckCouponPayload extends payload('coupon', () => Coupon, 'The coupon. Null on refusal.') {
  @Field(() => Int, {
    nullable: true,
    simple: true,
    description: 'The discount in minor units. Null on refusal.',
  })
  discount?: number | null;

  @Field(() => Int, {
    nullable: true,
    simple: true,
    description: 'The amount to pay in minor units. Null on refusal.',
  })
  total?: number | null;
}

@ObjectType({ description: 'The result of opening the billing portal.' })
export class CreateBillingPortalPayload extends MutationPayload {
  @Field(() => String, {
    nullable: true,
    simple: true,
    description: 'The page of the portal. Null on refusal.',
  })
  url?: string | null;
}

@ObjectType({ description: 'The result of a mutation about the viewer’s plan.' })
export class PlatformSubscriptionPayload extends payload(
  'subscription',
  () => PlatformSubscriptionView,
  'The viewer’s plan. Null on refusal.',
) {}

@ObjectType({ description: 'The result of changing the viewer’s plan.' })
export class ChangePlanPayload extends payload(
  'subscription',
  () => PlatformSubscriptionView,
  'The viewer’s plan. Null on refusal.',
) {
  @Field(() => Int, {
    nullable: true,
    simple: true,
    description:
      'The amount charged at once in minor units; negative if it is credited. 0 if the change waits for the renewal. Null on refusal.',
  })
  prorationAmount?: number | null;
}

@ObjectType({ description: 'The result of a mutation about a transaction.' })
export class TransactionPayload extends payload(
  'transaction',
  () => Transaction,
  'The transaction. Null on refusal.',
) {}

@ObjectType({ description: 'The result of a mutation about a coupon.' })
export class CouponPayload extends payload('coupon', () => Coupon, 'The coupon. Null on refusal.') {}

@ObjectType({ description: 'The result of a mutation about a plan.' })
export class PlanPayload extends payload('plan', () => Plan, 'The plan. Null on refusal.') {}

@ObjectType({ description: 'The result of a mutation about a coin pack.' })
export class CoinPackPayload extends payload('coinPack', () => CoinPack, 'The coin pack. Null on refusal.') {}

@ObjectType({ description: 'The result of a mutation about a webhook event.' })
export class WebhookEventPayload extends payload(
  'webhookEvent',
  () => WebhookEvent,
  'The webhook event. Null on refusal.',
) {}
