import { Field, InputType } from 'type-graphql';
import type { Types } from 'mongoose';
import { AgentPeriod, PayWith } from '../../../models/agents/index.js';
import { ChoiceField, ClientIdField, IdField, PageUrlField, TextField } from '../../../schema/input.js';

/** A new subscription. */
@InputType({ description: 'A subscription to an agent. The price is that of the catalogue.' })
export class SubscribeToAgentInput {
  @IdField('Agent', { description: 'The agent to subscribe to.' })
  agentId: Types.ObjectId;

  @ChoiceField(() => AgentPeriod, { description: 'The billing period chosen.' })
  period: AgentPeriod;

  @Field(() => PayWith, { defaultValue: PayWith.CARD, description: 'The way of payment.' })
  payWith: PayWith;

  @Field(() => Boolean, {
    defaultValue: true,
    description: 'Whether the subscription renews at the end of the period.',
  })
  autoRenew: boolean;

  @TextField({ description: 'A coupon.', nullable: true, max: 50 })
  coupon?: string | null;

  @PageUrlField({ description: 'The page to come back to after paying by card.', nullable: true })
  successUrl?: string | null;

  @PageUrlField({ description: 'The page to come back to without paying by card.', nullable: true })
  cancelUrl?: string | null;

  @ClientIdField()
  clientId?: string | null;
}

/** A cancellation. */
@InputType({ description: 'A cancellation at the end of the paid period.' })
export class CancelAgentSubscriptionInput {
  @IdField('AgentSubscription', { description: 'The subscription.' })
  subscriptionId: Types.ObjectId;

  @TextField({ description: 'The reason.', nullable: true, max: 500 })
  reason?: string | null;
}

/** A subscription. */
@InputType({ description: 'A subscription to an agent.' })
export class ResumeAgentSubscriptionInput {
  @IdField('AgentSubscription', { description: 'The subscription.' })
  subscriptionId: Types.ObjectId;
}
