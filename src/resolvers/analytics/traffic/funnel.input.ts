import { InputType } from 'type-graphql';
import { AnalyticsEventType } from '../../../models/analytics/index.js';
import { ChoiceField, ListField, TextField } from '../../../schema/input.js';

/** Most steps of a funnel. */
export const MOST_FUNNEL_STEPS = 10;
const MOST_EXCLUSIONS = 5;
/** The longest window of a funnel, in days. */
export const LONGEST_FUNNEL_WINDOW = 90;
/** The window of a funnel by default, in days. */
export const FUNNEL_WINDOW = 7;

/** Which events are meant. */
@InputType({ description: 'Events that a funnel is about.' })
export class FunnelEventInput {
  @ChoiceField(() => AnalyticsEventType, { description: 'The type of the events.' })
  type: AnalyticsEventType;

  @TextField({
    description: 'The path of page views. Any page without it.',
    nullable: true,
    min: 1,
    max: 512,
  })
  path?: string | null;

  @TextField({
    description: 'The name of other events. Any name without it.',
    nullable: true,
    min: 1,
    max: 100,
  })
  event?: string | null;
}

/** A step of a funnel. */
@InputType({ description: 'A step of a funnel.' })
export class FunnelStepInput extends FunnelEventInput {
  @TextField({ description: "The step's name, for the answer.", max: 100 })
  name: string;

  @ListField(() => FunnelEventInput, {
    description:
      'Events that must not come between the step before and this one. They end the attempt; a later one may come through.',
    nullable: true,
    most: MOST_EXCLUSIONS,
  })
  exclusions?: FunnelEventInput[] | null;
}
