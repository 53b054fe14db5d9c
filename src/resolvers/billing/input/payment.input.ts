import { InputType } from 'type-graphql';
import type { Types } from 'mongoose';
import { BillingInterval, RefundReason } from '../../../models/billing/index.js';
import { PlatformPlan } from '../../../models/identity/index.js';
import {
  ChoiceField,
  ClientIdField,
  DateField,
  FlagField,
  IdField,
  IntField,
  TextField,
  PageUrlField,
} from '../../../schema/input.js';

const LARGEST = 2 ** 31 - 1;

/** Starting a paid plan. */
@InputType({ description: 'A platform plan to pay for. The price comes from the catalogue.' })
export class CreateCheckoutInput {
  @ChoiceField(() => PlatformPlan, { description: 'The plan to use.' })
  plan: PlatformPlan;

  @ChoiceField(() => BillingInterval, { description: 'The length of a billing period.' })
  interval: BillingInterval;

  @TextField({
    description: 'The currency, as ISO 4217 code. Defaults to USD.',
    nullable: true,
    min: 3,
    max: 3,
  })
  currency?: string | null;

  @TextField({ description: 'The code of a coupon.', nullable: true, max: 40 })
  coupon?: string | null;

  @PageUrlField({ description: 'The page that the user comes back to after paying.' })
  successUrl: string;

  @PageUrlField({ description: 'The page that the user comes back to without paying.' })
  cancelUrl: string;

  @ClientIdField()
  clientId?: string | null;
}

/** Buying coins. */
@InputType({ description: 'A coin pack to pay for.' })
export class BuyCoinsInput {
  @IdField('CoinPack', { description: 'The coin pack.' })
  coinPackId: Types.ObjectId;

  @TextField({ description: 'The code of a coupon.', nullable: true, max: 40 })
  coupon?: string | null;

  @PageUrlField({ description: 'The page that the user comes back to after paying.' })
  successUrl: string;

  @PageUrlField({ description: 'The page that the user comes back to without paying.' })
  cancelUrl: string;

  @ClientIdField()
  clientId?: string | null;
}

/** Looking at a checkout again. */
@InputType({ description: 'A checkout whose payment page the viewer has left.' })
export class ConfirmCheckoutInput {
  @IdField('Checkout', { description: 'The checkout.' })
  checkoutId: Types.ObjectId;
}

/** Trying a coupon. */
@InputType({ description: 'A coupon and the price that it shall reduce.' })
export class CheckCouponInput {
  @TextField({ description: 'The code of the coupon.', max: 40 })
  code: string;

  @IdField(['PlanPrice', 'CoinPack'], { description: 'The price of a plan, or a coin pack.' })
  priceId: { type: 'PlanPrice' | 'CoinPack'; id: Types.ObjectId };
}

/** Opening the portal. */
@InputType({ description: 'Input of `createBillingPortal`.' })
export class CreateBillingPortalInput {
  @PageUrlField({ description: 'The page that the user comes back to.' })
  returnUrl: string;
}

/** Changing the plan. */
@InputType({ description: 'The plan to change to.' })
export class ChangePlanInput {
  @ChoiceField(() => PlatformPlan, { description: 'The plan to use.' })
  plan: PlatformPlan;

  @ChoiceField(() => BillingInterval, { description: 'The length of a billing period.' })
  interval: BillingInterval;

  @DateField({
    description: 'The `prorationDate` of the preview, so that the same amount is charged. Defaults to now.',
    nullable: true,
  })
  prorationDate?: Date | null;

  @ClientIdField()
  clientId?: string | null;
}

/** Ending the plan. */
@InputType({ description: 'When the plan ends.' })
export class CancelPlanInput {
  @FlagField({
    description:
      'Whether the plan lasts to the end of what is paid. If false it ends at once, without a refund.',
  })
  atPeriodEnd: boolean;
}

/** Keeping the plan. */
@InputType({ description: 'Keeps a plan that was to end or to change at its renewal.' })
export class ResumePlanInput {
  @ClientIdField()
  clientId?: string | null;
}

/** Giving money back. */
@InputType({ description: 'Money of a transaction to give back.' })
export class RefundTransactionInput {
  @IdField('Transaction', { description: 'The transaction.' })
  transactionId: Types.ObjectId;

  @IntField({
    description: 'The amount in minor units. Defaults to all that is left.',
    nullable: true,
    min: 1,
    max: LARGEST,
  })
  amount?: number | null;

  @ChoiceField(() => RefundReason, { description: 'The reason of the refund.' })
  reason: RefundReason;

  @ClientIdField()
  clientId?: string | null;
}

/** Notes of admins. */
@InputType({ description: 'Notes on a transaction, visible to admins only.' })
export class NoteTransactionInput {
  @IdField('Transaction', { description: 'The transaction.' })
  transactionId: Types.ObjectId;

  @TextField({ description: 'The notes. Null removes them.', nullable: true, max: 1000 })
  notes?: string | null;
}

/** Replaying an event. */
@InputType({ description: 'A webhook event to process again.' })
export class ReplayWebhookEventInput {
  @IdField('WebhookEvent', { description: 'The webhook event.' })
  webhookEventId: Types.ObjectId;
}
