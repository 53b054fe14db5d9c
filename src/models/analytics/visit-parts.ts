import { modelOptions, prop } from '@typegoose/typegoose';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { BaseDocument } from '../base.js';
import { DeviceType } from '../identity/index.js';

/** What an event of a client is about. */
export enum AnalyticsEventType {
  PAGE_VIEW = 'page_view',
  PAGE_LEAVE = 'page_leave',
  VIEW = 'view',
  CLICK = 'click',
  SHARE = 'share',
  SEARCH = 'search',
  CUSTOM = 'custom',
}
registerEnumType(AnalyticsEventType, {
  name: 'AnalyticsEventType',
  description: 'The types of events that clients track.',
  valuesConfig: {
    PAGE_VIEW: { description: 'A page was opened.' },
    PAGE_LEAVE: { description: 'A page was left: time spent and scroll depth of its page view.' },
    VIEW: { description: 'Content on a page was seen.' },
    CLICK: { description: 'A button or a link was clicked.' },
    SHARE: { description: 'Content was shared.' },
    SEARCH: { description: 'The visitor searched for something.' },
    CUSTOM: { description: "An event of the client's own, told by its name." },
  },
});

/** UTM parameters of a page's address, in lower case (S1 utmParams). */
@ObjectType({
  description: 'The campaign parameters (UTM) of a visit, in lower case.',
  simpleResolvers: true,
})
@modelOptions({ schemaOptions: { _id: false } })
export class VisitCampaign {
  @Field(() => String, { description: 'The source: utm_source, or where the visit came from without it.' })
  @prop({ type: String, required: true })
  source: string;

  @Field(() => String, { nullable: true, description: 'The medium, utm_medium. Null if absent.' })
  @prop({ type: String })
  medium?: string;

  @Field(() => String, { nullable: true, description: 'The campaign, utm_campaign. Null if absent.' })
  @prop({ type: String })
  campaign?: string;

  @Field(() => String, { nullable: true, description: 'The search term, utm_term. Null if absent.' })
  @prop({ type: String })
  term?: string;

  @Field(() => String, { nullable: true, description: 'The variant, utm_content. Null if absent.' })
  @prop({ type: String })
  content?: string;
}

/** What the gateway read from the User-Agent header and from headers of a trusted proxy. Neither text nor address is kept. */
@ObjectType()
export abstract class SeenClient extends BaseDocument {
  @Field(() => String, { nullable: true, simple: true, description: 'The browser. Null if unknown.' })
  @prop({ type: String })
  browser?: string;

  @Field(() => String, {
    nullable: true,
    simple: true,
    description: 'The operating system. Null if unknown.',
  })
  @prop({ type: String })
  os?: string;

  @Field(() => DeviceType, {
    nullable: true,
    simple: true,
    description: 'The kind of device. Null if unknown.',
  })
  @prop({ type: String, enum: DeviceType })
  device?: DeviceType;

  @Field(() => String, {
    nullable: true,
    simple: true,
    description: 'The country, two capital letters. Null if no trusted proxy tells it.',
  })
  @prop({ type: String })
  country?: string;

  /** The end of retention (ANALYTICS_RETENTION_DAYS); a TTL index removes the row then. */
  @prop({ type: Date, required: true })
  expireAt: Date;
}

/** Counts of a session. */
@ObjectType({ description: 'Counts of a session.', simpleResolvers: true })
@modelOptions({ schemaOptions: { _id: false } })
export class VisitSessionStats {
  @Field(() => Int, { description: 'Number of page views.' })
  @prop({ type: Number, required: true })
  pageViews: number;

  @Field(() => Int, { description: 'Number of events beside page views.' })
  @prop({ type: Number, required: true })
  events: number;
}
