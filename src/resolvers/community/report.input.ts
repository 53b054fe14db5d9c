import { Field, ID, InputType } from 'type-graphql';
import { ReportReason } from '../../models/community/index.js';

/** A report. */
@InputType({ description: 'What to report, and why.' })
export class ReportInput {
  @Field(() => ID, {
    description:
      'A post, a comment, a story, a person or a message that one got; a repost is reported as its original.',
  })
  targetId: string;

  @Field(() => ReportReason, { description: 'Why.' })
  reason: ReportReason;

  @Field(() => String, {
    nullable: true,
    description: 'More about it, up to 500 characters; needed where the reason is `OTHER`.',
  })
  details?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The client’s own id of this report: repeated, it gives the first one.',
  })
  clientId?: string | null;
}
