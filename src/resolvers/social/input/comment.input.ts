import { Field, ID, InputType } from 'type-graphql';
import { ListField } from '../../../schema/input.js';
import { CommunityAttachmentInput } from '../../system/community-attachment.input.js';

@InputType({ description: 'A new comment or reply.' })
export class AddCommentInput {
  @Field(() => ID, { description: 'The content to comment on: a post, a community post or a suggestion.' })
  targetId: string;

  @Field(() => ID, { nullable: true, description: 'The comment to reply to.' })
  parentId?: string | null;

  @Field(() => String, {
    description:
      'The text. 1 to 1,000 characters on posts, 2,000 on community posts, 500 on suggestions. @usernames become mentions.',
  })
  body: string;

  @ListField(() => CommunityAttachmentInput, {
    description: 'The attachments of a comment on a community post or a suggestion.',
    nullable: true,
    most: 10,
  })
  attachments?: CommunityAttachmentInput[] | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Idempotency key, up to 64 characters. Repeating a request with the same key returns the first result.',
  })
  clientId?: string | null;
}

@InputType({ description: 'New words for a comment.' })
export class EditCommentInput {
  @Field(() => ID, { description: 'The id of the comment.' })
  commentId: string;

  @Field(() => String, { description: 'The text, with the same limits as when it was written.' })
  body: string;
}

@InputType({ description: 'Input of `deleteComment`.' })
export class DeleteCommentInput {
  @Field(() => ID, { description: 'The id of the comment.' })
  commentId: string;
}
