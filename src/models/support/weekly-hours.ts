import { modelOptions, prop } from '@typegoose/typegoose';
import { Field, ObjectType } from 'type-graphql';
import { registerEnumType } from 'type-graphql';

/** Days of the week, in ISO order. */
export enum Weekday {
  MONDAY = 'monday',
  TUESDAY = 'tuesday',
  WEDNESDAY = 'wednesday',
  THURSDAY = 'thursday',
  FRIDAY = 'friday',
  SATURDAY = 'saturday',
  SUNDAY = 'sunday',
}
registerEnumType(Weekday, {
  name: 'Weekday',
  description: 'A day of the week.',
  valuesConfig: {
    MONDAY: { description: 'The weekday Monday.' },
    TUESDAY: { description: 'The weekday Tuesday.' },
    WEDNESDAY: { description: 'The weekday Wednesday.' },
    THURSDAY: { description: 'The weekday Thursday.' },
    FRIDAY: { description: 'The weekday Friday.' },
    SATURDAY: { description: 'The weekday Saturday.' },
    SUNDAY: { description: 'The weekday Sunday.' },
  },
});

/** Hours on one day of the week, in local time. */
@ObjectType({ description: 'Hours on one day of the week, in local time.', simpleResolvers: true })
@modelOptions({ schemaOptions: { _id: false } })
export class WeeklyHours {
  @Field(() => Weekday, { description: 'The day of the week.' })
  @prop({ type: String, enum: Weekday, required: true })
  weekday: Weekday;

  @Field(() => String, { description: 'The start, such as 09:00.' })
  @prop({ type: String, required: true, match: /^([01]\d|2[0-3]):[0-5]\d$/ })
  from: string;

  @Field(() => String, { description: 'The end, such as 17:00. 24:00 is the end of the day.' })
  @prop({ type: String, required: true, match: /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/ })
  to: string;
}
