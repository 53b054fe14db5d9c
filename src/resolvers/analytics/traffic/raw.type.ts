import { createUnionType, Field, getMetadataStorage, Int, ObjectType } from 'type-graphql';
import {
  ANALYTICS_TARGETS,
  AnalyticsEvent,
  PageView,
  Visitor,
  VisitSession,
} from '../../../models/analytics/index.js';
import type { Post } from '../../../models/social/index.js';
import { connection } from '../../../schema/connection.js';

const targetClasses = () =>
  getMetadataStorage()
    .objectTypes.filter(({ name }) => (ANALYTICS_TARGETS as readonly string[]).includes(name))
    .map(({ target }) => target);

/** Content that events are about; values tell their type by `__typename`. */
export const AnalyticsTarget = createUnionType({
  name: 'AnalyticsTarget',
  description: 'Content that a tracked event can be about.',
  types: () => targetClasses() as unknown as readonly [typeof Post],
});

/** Counts of a visitor. */
@ObjectType({ description: 'Counts of a visitor.', simpleResolvers: true })
export class VisitorStats {
  @Field(() => Int, { description: 'Number of sessions.' })
  visits: number;
}

/** Visitors. */
@ObjectType('VisitorConnection', { description: 'A page of visitors.' })
export class VisitorConnection extends connection('Visitor', () => Visitor) {}

/** Sessions. */
@ObjectType('VisitSessionConnection', { description: 'A page of sessions of visitors.' })
export class VisitSessionConnection extends connection('VisitSession', () => VisitSession) {}

/** Page views. */
@ObjectType('PageViewConnection', { description: 'A page of page views.' })
export class PageViewConnection extends connection('PageView', () => PageView) {}

/** Events. */
@ObjectType('AnalyticsEventConnection', { description: 'A page of tracked events.' })
export class AnalyticsEventConnection extends connection('AnalyticsEvent', () => AnalyticsEvent) {}
