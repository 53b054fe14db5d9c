import { createUnionType, Field, ObjectType } from 'type-graphql';
import { targetClasses } from '../../domain.js';
import { ModerationCase, Report } from '../../models/moderation/index.js';
import type { Post } from '../../models/social/index.js';
import { connectionOf, edgeOf } from '../../schema/connection.js';
import { MutationPayload } from '../../schema/payload.js';

/** The reportable types. Values name their type in `__typename`. */
export const ReportableUnion = createUnionType({
  name: 'Reportable',
  description: 'Content that can be reported.',
  types: () => targetClasses('evidence') as unknown as readonly [typeof Post],
});

@ObjectType({ description: 'The report as its reporter sees it.' })
export class ReportPayload extends MutationPayload {
  @Field(() => Report, { nullable: true, simple: true, description: 'The report. Null on refusal.' })
  report?: Report | null;
}

@ObjectType('ReportEdge', { description: 'A report and its cursor.', simpleResolvers: true })
export class ReportEdge extends edgeOf('Report', () => Report) {}

@ObjectType('ReportConnection', { description: 'A page of reports.' })
export class ReportConnection extends connectionOf(
  'Report',
  () => Report,
  () => ReportEdge,
) {}

@ObjectType('ModerationCaseEdge', { description: 'A case and its cursor.', simpleResolvers: true })
export class ModerationCaseEdge extends edgeOf('ModerationCase', () => ModerationCase) {}

@ObjectType('ModerationCaseConnection', { description: 'A page of moderation cases.' })
export class ModerationCaseConnection extends connectionOf(
  'ModerationCase',
  () => ModerationCase,
  () => ModerationCaseEdge,
) {}
