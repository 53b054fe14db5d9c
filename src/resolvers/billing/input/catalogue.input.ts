import { InputType } from 'type-graphql';
import type { Types } from 'mongoose';
import { BillingInterval, CouponDuration, CouponKind } from '../../../models/billing/index.js';
import {
  ChoiceField,
  DateField,
  FlagField,
  IdField,
  IntField,
  TextField,
  TextListField,
} from '../../../schema/input.js';
import { LARGEST_LIMIT } from '../../../services/billing/index.js';

const LARGEST = 2 ** 31 - 1;

/** A coupon as an admin saves it. */
@InputType({ description: 'A coupon. Saving the same code again changes the coupon.' })
export class SaveCouponInput {
  @TextField({
    description: 'The code: letters, digits, hyphens and underscores, in any case.',
    min: 2,
    max: 40,
  })
  code: string;

  @TextListField({
    description: 'Further codes of the same coupon. All codes share its limits.',
    nullable: true,
    most: 50,
    min: 2,
    max: 40,
  })
  moreCodes?: string[] | null;

  @ChoiceField(() => CouponKind, { description: 'The kind of discount of the coupon.' })
  kind: CouponKind;

  @IntField({ description: 'The percentage, for the kind PERCENT.', nullable: true, min: 1, max: 100 })
  percent?: number | null;

  @IntField({
    description: 'The amount in minor units, for the kind AMOUNT.',
    nullable: true,
    min: 1,
    max: LARGEST,
  })
  amount?: number | null;

  @TextField({
    description: 'The currency of the amount, as ISO 4217 code.',
    nullable: true,
    min: 3,
    max: 3,
  })
  currency?: string | null;

  @ChoiceField(() => CouponDuration, { description: 'The invoices that the coupon reduces.' })
  duration: CouponDuration;

  @IntField({ description: 'Number of months, for the duration REPEATING.', nullable: true, min: 1, max: 60 })
  durationInMonths?: number | null;

  @DateField({ description: 'Time from which the coupon is valid. Defaults to now.', nullable: true })
  validFrom?: Date | null;

  @DateField({
    description: 'Time until which the coupon is valid. Without it, it does not end.',
    nullable: true,
  })
  validUntil?: Date | null;

  @IntField({
    description: 'Number of redemptions in all. Without it there is no limit.',
    nullable: true,
    min: 1,
    max: LARGEST_LIMIT,
  })
  maxRedemptions?: number | null;

  @IntField({
    description: 'Number of redemptions for each user. Defaults to 1.',
    nullable: true,
    min: 1,
    max: 100,
  })
  maxPerUser?: number | null;

  @FlagField({ description: 'Whether the coupon can be redeemed. Defaults to true.', nullable: true })
  isActive?: boolean | null;
}

/** A plan as an admin changes it. */
@InputType({ description: 'Input of `updatePlan`. Absent fields stay as they are.' })
export class UpdatePlanInput {
  @IdField('Plan', { description: 'The plan to use.' })
  planId: Types.ObjectId;

  @TextField({ description: 'The name of the plan.', nullable: true, min: 1, max: 100 })
  name?: string | null;

  @TextField({ description: 'The description of the plan.', nullable: true, min: 1, max: 500 })
  description?: string | null;

  @TextListField({ description: 'The features of the plan.', nullable: true, most: 20, max: 100 })
  features?: string[] | null;

  @FlagField({ description: 'Whether the plan can be bought.', nullable: true })
  isActive?: boolean | null;

  @IntField({ description: 'Number of days of the trial period.', nullable: true, min: 0, max: 90 })
  trialDays?: number | null;

  @IntField({
    description: 'Number of coins that each paid invoice grants.',
    nullable: true,
    min: 0,
    max: 1_000_000,
  })
  coins?: number | null;
}

/** A price of a plan as an admin saves it. */
@InputType({ description: 'A price of a plan. Running subscriptions keep the price that they have.' })
export class SavePlanPriceInput {
  @IdField('Plan', { description: 'The plan to use.' })
  planId: Types.ObjectId;

  @ChoiceField(() => BillingInterval, { description: 'The length of a billing period.' })
  interval: BillingInterval;

  @TextField({ description: 'The currency, as ISO 4217 code.', min: 3, max: 3 })
  currency: string;

  @IntField({
    description: 'The amount in minor units, tax included. Null ends the sale at this price.',
    nullable: true,
    min: 1,
    max: LARGEST,
  })
  amount?: number | null;
}

/** A coin pack as an admin saves it. */
@InputType({ description: 'A coin pack. Saving the same number of coins again changes its price.' })
export class SaveCoinPackInput {
  @IntField({ description: 'Number of coins.', min: 1, max: 1_000_000_000 })
  coins: number;

  @TextField({ description: 'The currency, as ISO 4217 code.', min: 3, max: 3 })
  currency: string;

  @IntField({
    description: 'The price in minor units, tax included. Null ends the sale of the pack.',
    nullable: true,
    min: 1,
    max: LARGEST,
  })
  amount?: number | null;
}
