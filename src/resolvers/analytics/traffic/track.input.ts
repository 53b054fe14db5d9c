import { GraphQLJSONObject } from 'graphql-scalars';
import { Field, Float, ID, InputType, Int } from 'type-graphql';
import { AnalyticsEventType } from '../../../models/analytics/index.js';
import { ListField, TextField } from '../../../schema/input.js';
import { LONGEST, MOST_EVENTS, MOST_PROPERTY_BYTES } from '../../../services/analytics/index.js';

/** A text of an event: one that is too long is told of this event alone, and does not refuse the others. */
function EventText(name: keyof typeof LONGEST, description: string): PropertyDecorator {
  return Field(() => String, {
    nullable: true,
    description: `${description} Up to ${LONGEST[name]} characters.`,
  });
}

/** An event. Its limits are checked for each event by itself, see services/analytics/ingest/item.ts. */
@InputType({ description: 'An event of a client. One that is not allowed is rejected by itself.' })
export class TrackEventInput {
  @EventText(
    'id',
    "The client's own id of the event: the same visitor and id twice is stored once. Send one where requests may be repeated.",
  )
  id?: string | null;

  @Field(() => AnalyticsEventType, { description: 'The type of the event.' })
  type: AnalyticsEventType;

  @EventText('name', 'The name of the event. Defaults to the type in lower case; CUSTOM needs one.')
  name?: string | null;

  @EventText(
    'url',
    'The address or path of the page. PAGE_VIEW needs one. UTM parameters are read; the query is not stored.',
  )
  url?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The title of the page. It is cut after 300 characters.',
  })
  title?: string | null;

  @EventText('referrer', 'The page that led here, document.referrer.')
  referrer?: string | null;

  @Field(() => Date, {
    nullable: true,
    description:
      'Time of the event, up to 7 days ago; one of the future counts as now. Defaults to the time of receipt.',
  })
  at?: Date | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The global id of the content that the event is about, such as post_….',
  })
  targetId?: string | null;

  @EventText('category', 'The category of the event.')
  category?: string | null;

  @EventText('label', 'The label of the event.')
  label?: string | null;

  @Field(() => Float, { nullable: true, description: 'A number that belongs to the event.' })
  value?: number | null;

  @EventText('component', 'The part of the interface that the event comes from.')
  component?: string | null;

  @Field(() => GraphQLJSONObject, {
    nullable: true,
    description: `Further values by name, up to ${MOST_PROPERTY_BYTES} bytes as JSON. No personal data.`,
  })
  properties?: Record<string, unknown> | null;

  @EventText('view', 'The id of the page view that was left. PAGE_LEAVE needs it.')
  view?: string | null;

  @Field(() => Float, {
    nullable: true,
    description: 'The time spent on the page in seconds, up to a day. For PAGE_LEAVE and PAGE_VIEW.',
  })
  secondsSpent?: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'The furthest part of the page that was seen, 0 to 100 percent. For PAGE_LEAVE and PAGE_VIEW.',
  })
  scrollDepth?: number | null;
}

/** Events of one client. */
@InputType({ description: 'Events of one client.' })
export class TrackInput {
  @TextField({
    description:
      "The client's own random id, kept by the client; a UUID, say. Never a user's name or address.",
    max: 128,
  })
  visitorId: string;

  @ListField(() => TrackEventInput, {
    description: 'The events, in any order.',
    least: 1,
    most: MOST_EVENTS,
  })
  events: TrackEventInput[];

  @TextField({ description: 'The size of the screen, such as 1920x1080.', nullable: true, max: 20 })
  screenResolution?: string | null;

  @TextField({ description: 'The time zone of the client, such as Europe/Berlin.', nullable: true, max: 64 })
  timezone?: string | null;
}
