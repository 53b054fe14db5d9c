import { createUnionType, Field, ObjectType } from 'type-graphql';
import { ModerationCase, Report } from '../../models/community/index.js';
import { User } from '../../models/identity/index.js';
import { Message } from '../../models/messaging/index.js';
import { Comment, Post, Story } from '../../models/social/index.js';
import { connectionOf, edgeOf } from '../../schema/connection.js';
import { MutationPayload } from '../../schema/payload.js';

/** Whatever can be reported; values tell their type by `__typename`. */
export const ReportableUnion = createUnionType({
  name: 'Reportable',
  description: 'Whatever can be reported.',
  types: () => [Post, Comment, Story, User, Message] as const,
});

/** The answer to a report. */
@ObjectType({ description: 'The report, as its reporter sees it.' })
export class ReportPayload extends MutationPayload {
  @Field(() => Report, { nullable: true, simple: true, description: 'The report; null when refused.' })
  report?: Report | null;
}

/** A report at its place. */
@ObjectType('ReportEdge', { description: 'A report at its place in the list.', simpleResolvers: true })
export class ReportEdge extends edgeOf('Report', () => Report) {}

/** Reports. */
@ObjectType('ReportConnection', { description: 'A page of reports.' })
export class ReportConnection extends connectionOf(
  'Report',
  () => Report,
  () => ReportEdge,
) {}

/** A case at its place. */
@ObjectType('ModerationCaseEdge', { description: 'A case at its place in the queue.', simpleResolvers: true })
export class ModerationCaseEdge extends edgeOf('ModerationCase', () => ModerationCase) {}

/** Cases. */
@ObjectType('ModerationCaseConnection', { description: 'A page of the queue of cases.' })
export class ModerationCaseConnection extends connectionOf(
  'ModerationCase',
  () => ModerationCase,
  () => ModerationCaseEdge,
) {}
