import { Field, Int, ObjectType } from 'type-graphql';
import type { Types } from 'mongoose';
import type { BilledSubscription } from '../../models/billing/index.js';
import { PlatformPlan, type User } from '../../models/identity/index.js';
import { Node } from '../../schema/node.js';

/** The next invoice of a subscription. */
@ObjectType({
  description: 'The next invoice of a subscription, as far as it is known.',
  simpleResolvers: true,
})
export class UpcomingInvoice {
  @Field(() => Int, { description: 'The amount in minor units, tax included.' })
  amount: number;

  @Field(() => String, { description: 'The currency, as ISO 4217 code.' })
  currency: string;

  @Field(() => Date, {
    nullable: true,
    description: 'Time at which it is collected. Null if it is not known.',
  })
  dueAt: Date | null;
}

/** Something that the user has to confirm. */
@ObjectType({
  description: 'A payment that waits for the user’s confirmation at their bank.',
  simpleResolvers: true,
})
export class PaymentAction {
  @Field(() => String, { description: 'The page on which the user confirms the payment.' })
  hostedInvoiceUrl: string;
}

/** What a change of the plan would cost. */
@ObjectType({ description: 'The preview of a change of the plan.', simpleResolvers: true })
export class PlanChangePreview {
  @Field(() => Int, {
    description:
      'The amount that is charged at once in minor units; negative if it is credited. 0 if the change waits for the renewal.',
  })
  prorationAmount: number;

  @Field(() => String, { description: 'The currency, as ISO 4217 code.' })
  currency: string;

  @Field(() => Date, { description: 'Time at which the change takes effect.' })
  appliesAt: Date;

  @Field(() => Date, {
    description: 'The moment of the preview. Pass it to `changePlan` to be charged the same amount.',
  })
  prorationDate: Date;
}

/**
 * A user's platform plan with the subscription behind it. There is one for every user, also on the free plan, so its id is
 * the user's and stays the same when plans change.
 */
@ObjectType('PlatformSubscription', {
  implements: Node,
  description: 'The viewer’s platform plan. Every user has one; without a paid plan it is the free plan.',
})
export class PlatformSubscriptionView extends Node {
  declare __typename: 'PlatformSubscription';

  /** The account, and the subscription that counts. */
  user: User;

  row: BilledSubscription | null;

  plan: PlatformPlan;
}

/** Makes the view. */
export const subscriptionView = (
  user: User,
  row: BilledSubscription | null,
  plan: PlatformPlan,
): PlatformSubscriptionView =>
  ({
    __typename: 'PlatformSubscription',
    _id: user._id as Types.ObjectId,
    user,
    row,
    plan,
  }) as PlatformSubscriptionView;
