import { InputType } from 'type-graphql';
import type { Types } from 'mongoose';
import { FlagField, IdField, TextField, TextListField } from '../../schema/input.js';

/** An endpoint to make or to change. */
@InputType({ description: 'An endpoint to make, or to change where `endpointId` is given.' })
export class SaveWebhookEndpointInput {
  @IdField('WebhookEndpoint', { description: 'The endpoint to change. Absent to make one.', nullable: true })
  endpointId?: Types.ObjectId | null;

  @IdField('Group', {
    description: 'The group whose events are sent, when an endpoint is made. Absent for the whole platform.',
    nullable: true,
  })
  groupId?: Types.ObjectId | null;

  // The operator may allow origins of the own network, so the rule is the service's.
  @TextField({
    description: 'The address that events are posted to: https, on the public network.',
    max: 2048,
  })
  url: string;

  @TextListField({
    description: 'The event types to send, see `webhookEventTypes`.',
    max: 60,
    least: 1,
    most: 50,
  })
  events: string[];

  @TextField({ description: 'The purpose of the endpoint.', nullable: true, max: 200 })
  description?: string | null;

  @FlagField({ description: 'Whether events are sent. Defaults to true.', nullable: true })
  isActive?: boolean | null;

  @FlagField({
    description: 'Whether to make a new signing secret. The old one is worth nothing from then on.',
    nullable: true,
  })
  rotateSecret?: boolean | null;
}

/** Names an endpoint. */
@InputType({ description: 'Names an endpoint.' })
export class WebhookEndpointRefInput {
  @IdField('WebhookEndpoint', { description: 'The endpoint.' })
  endpointId: Types.ObjectId;
}

/** Names a delivery. */
@InputType({ description: 'Names a delivery.' })
export class RedeliverWebhookInput {
  @IdField('WebhookDelivery', { description: 'The delivery.' })
  deliveryId: Types.ObjectId;
}
