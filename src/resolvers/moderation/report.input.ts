import { Field, ID, InputType } from 'type-graphql';
import { ReportReason } from '../../models/moderation/index.js';

@InputType({ description: 'The content to report, and the reason.' })
export class ReportInput {
  @Field(() => ID, {
    description:
      'A post, a comment, a story, a user, a message to the viewer, a community post, a group or a suggestion. A repost is reported as its original.',
  })
  targetId: string;

  @Field(() => ReportReason, { description: 'The reason of the report.' })
  reason: ReportReason;

  @Field(() => String, {
    nullable: true,
    description: 'Details, up to 500 characters. Required if the reason is OTHER.',
  })
  details?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Idempotency key, up to 64 characters. Repeating a request with the same key returns the first result.',
  })
  clientId?: string | null;
}
