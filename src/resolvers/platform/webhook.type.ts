import { Field, ObjectType } from 'type-graphql';
import { WebhookDelivery, WebhookEndpoint } from '../../models/platform/index.js';
import { connection } from '../../schema/connection.js';
import { MutationPayload, payload } from '../../schema/payload.js';

/** A page of endpoints. */
export const WebhookEndpointConnection = connection('WebhookEndpoint', () => WebhookEndpoint);
/** A page of deliveries. */
export const WebhookDeliveryConnection = connection('WebhookDelivery', () => WebhookDelivery);

/** An event type that endpoints can get. */
@ObjectType({ description: 'An event type that endpoints can get.', simpleResolvers: true })
export class WebhookEventType {
  @Field(() => String, { description: 'The name of the type, such as post.created.' })
  name: string;

  @Field(() => String, { description: 'When the event is sent.' })
  description: string;

  @Field(() => Boolean, {
    description: 'Whether endpoints of a group can get the event. They get only what happens in their group.',
  })
  isForGroups: boolean;
}

/** The payload of a saved endpoint. */
@ObjectType({ description: 'A saved endpoint, with its signing secret where that is new.' })
export class SavedWebhookEndpointPayload extends MutationPayload {
  @Field(() => WebhookEndpoint, {
    simple: true,
    nullable: true,
    description: 'The endpoint. Null on refusal.',
  })
  endpoint?: WebhookEndpoint | null;

  @Field(() => String, {
    simple: true,
    nullable: true,
    description: 'The signing secret, shown this once. Null where it did not change, and on refusal.',
  })
  secret?: string | null;
}

/** The payload of mutations of an endpoint. */
@ObjectType({ description: 'The result of a test of an endpoint.' })
export class WebhookEndpointPayload extends payload(
  'endpoint',
  () => WebhookEndpoint,
  'The endpoint. Null on refusal.',
) {}

/** The payload of mutations of a delivery. */
@ObjectType({ description: 'The result of a redelivery.' })
export class WebhookDeliveryPayload extends payload(
  'delivery',
  () => WebhookDelivery,
  'The delivery. Null on refusal.',
) {}
