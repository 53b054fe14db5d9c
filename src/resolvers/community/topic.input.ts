import type { Types } from 'mongoose';
import { InputType } from 'type-graphql';
import {
  CommunityPostCategory,
  CommunityPostFormat,
  CommunityPostStatus,
  CommunityPostType,
  CommunityPostVisibility,
  PollResults,
  TOPIC_LIMITS,
} from '../../models/community/index.js';
import {
  ChoiceField,
  ClientIdField,
  DateField,
  FlagField,
  IdField,
  IdListField,
  ListField,
  TextField,
  TextListField,
} from '../../schema/input.js';
import { CommunityAttachmentInput } from '../system/community-attachment.input.js';

/** A new poll. */
@InputType({ description: 'A new poll.' })
export class PollInput {
  @TextField({ description: 'The text of the question.', max: TOPIC_LIMITS.question })
  question: string;

  @TextListField({
    description: 'The options.',
    least: TOPIC_LIMITS.leastOptions,
    most: TOPIC_LIMITS.mostOptions,
    max: TOPIC_LIMITS.option,
  })
  options: string[];

  @FlagField({ description: 'Whether a user may choose several options. Defaults to false.', nullable: true })
  allowMultiple?: boolean | null;

  @ChoiceField(() => PollResults, {
    description: 'When the results can be seen. Defaults to ALWAYS.',
    nullable: true,
  })
  results?: PollResults | null;

  @DateField({ description: 'When the poll closes. Null: no end.', nullable: true })
  endsAt?: Date | null;
}

/** An option of a changed poll. */
@InputType({ description: 'An option of a changed poll.' })
export class PollOptionInput {
  @IdField('PollOption', { description: 'The option that this is. Null for a new one.', nullable: true })
  id?: Types.ObjectId | null;

  @TextField({ description: 'The text. An option that has votes keeps its text.', max: TOPIC_LIMITS.option })
  text: string;
}

/** A change of a poll. */
@InputType({ description: 'A change of an open poll. Options keep their votes by their ids.' })
export class UpdatePollInput {
  @TextField({
    description: 'The question. It cannot change after the first vote.',
    nullable: true,
    min: 1,
    max: TOPIC_LIMITS.question,
  })
  question?: string | null;

  @ListField(() => PollOptionInput, {
    description: 'All options, in their new order.',
    nullable: true,
    least: TOPIC_LIMITS.leastOptions,
    most: TOPIC_LIMITS.mostOptions,
  })
  options?: PollOptionInput[] | null;

  @DateField({ description: 'When the poll closes. Null: no end.', nullable: true })
  endsAt?: Date | null;
}

/** What creation and change have in common. */
@InputType()
abstract class TopicFields {
  @TextField({ description: 'The body, in `format`.', nullable: true, max: TOPIC_LIMITS.body, trim: false })
  body?: string | null;

  @ChoiceField(() => CommunityPostFormat, {
    description: 'The format of the body. Defaults to MARKDOWN.',
    nullable: true,
  })
  format?: CommunityPostFormat | null;

  @ChoiceField(() => CommunityPostType, {
    description: 'The type of the post. Defaults to DISCUSSION. Announcements and news are for moderators.',
    nullable: true,
  })
  type?: CommunityPostType | null;

  @ChoiceField(() => CommunityPostCategory, {
    description: 'The topic. Defaults to GENERAL.',
    nullable: true,
  })
  category?: CommunityPostCategory | null;

  @TextListField({ description: 'The tags of the post.', nullable: true, most: TOPIC_LIMITS.tags, max: 51 })
  tags?: string[] | null;

  @ChoiceField(() => CommunityPostVisibility, {
    description: 'The audience of the post. Defaults to MEMBERS in a group, else to PUBLIC.',
    nullable: true,
  })
  visibility?: CommunityPostVisibility | null;

  @ListField(() => CommunityAttachmentInput, {
    description: 'The attachments, in order.',
    nullable: true,
    most: 10,
  })
  attachments?: CommunityAttachmentInput[] | null;
}

/** A new community post. */
@InputType({ description: 'A new community post.' })
export class CreateCommunityPostInput extends TopicFields {
  @IdField('Group', { description: 'The group. Null: outside of groups.', nullable: true })
  groupId?: Types.ObjectId | null;

  @TextField({ description: 'The title of it.', max: TOPIC_LIMITS.title })
  title: string;

  @ChoiceField(() => PollInput, { description: 'The poll of a post of the type POLL.', nullable: true })
  poll?: PollInput | null;

  @FlagField({ description: 'Whether to keep the post as a draft. Defaults to false.', nullable: true })
  isDraft?: boolean | null;

  @ClientIdField()
  clientId?: string | null;
}

/** A change of a community post. */
@InputType({ description: 'A change of a community post. Fields that are absent stay as they are.' })
export class UpdateCommunityPostInput extends TopicFields {
  @IdField('CommunityPost', { description: 'The community post.' })
  communityPostId: Types.ObjectId;

  @TextField({ description: 'The title of it.', nullable: true, min: 1, max: TOPIC_LIMITS.title })
  title?: string | null;

  @ChoiceField(() => CommunityPostStatus, {
    description: 'PUBLISHED publishes a draft or takes a post out of the archive. ARCHIVED archives a post.',
    nullable: true,
  })
  status?: CommunityPostStatus | null;

  @ChoiceField(() => UpdatePollInput, { description: 'A change of the poll.', nullable: true })
  poll?: UpdatePollInput | null;
}

/** A community post. */
@InputType({ description: 'A community post.' })
export class CommunityPostIdInput {
  @IdField('CommunityPost', { description: 'The community post.' })
  communityPostId: Types.ObjectId;
}

/** A community post to delete. */
@InputType({ description: 'A community post to delete.' })
export class DeleteCommunityPostInput extends CommunityPostIdInput {}

/** A community post to share. */
@InputType({ description: 'A community post that the viewer shared.' })
export class ShareCommunityPostInput extends CommunityPostIdInput {}

/** A poll to close. */
@InputType({ description: 'A poll to close before its end.' })
export class ClosePollInput extends CommunityPostIdInput {}

/** A decision about a post. */
@InputType({ description: 'A decision about a post that waits for approval, or was removed.' })
export class ReviewCommunityPostInput extends CommunityPostIdInput {
  @FlagField({ description: 'Whether to publish the post.' })
  approve: boolean;

  @TextField({ description: 'The reason. The author reads it.', nullable: true, max: 500 })
  reason?: string | null;
}

/** A post to pin. */
@InputType({ description: 'A community post to pin or to let go.' })
export class PinCommunityPostInput extends CommunityPostIdInput {
  @FlagField({ description: 'Whether the post is pinned.' })
  pinned: boolean;
}

/** A post to lock. */
@InputType({ description: 'A community post to lock or to open.' })
export class LockCommunityPostInput extends CommunityPostIdInput {
  @FlagField({ description: 'Whether the post is locked.' })
  locked: boolean;
}

/** A post to feature. */
@InputType({ description: 'A community post to feature or to let go.' })
export class FeatureCommunityPostInput extends CommunityPostIdInput {
  @FlagField({ description: 'Whether the post is featured.' })
  featured: boolean;
}

/** A vote. */
@InputType({ description: 'A vote in a poll.' })
export class VoteInPollInput extends CommunityPostIdInput {
  @IdListField('PollOption', {
    description:
      'The options that the viewer chooses, instead of an earlier choice. Empty withdraws the vote.',
    most: TOPIC_LIMITS.mostOptions,
  })
  optionIds: Types.ObjectId[];
}

/** An answer to accept. */
@InputType({ description: 'An answer to accept.' })
export class AcceptAnswerInput extends CommunityPostIdInput {
  @IdField('Comment', { description: 'The comment. Null takes the acceptance back.', nullable: true })
  commentId?: Types.ObjectId | null;
}

/** A version to hide. */
@InputType({ description: 'A former version to hide or to show.' })
export class HideCommunityPostVersionInput {
  @IdField('CommunityPostVersion', { description: 'The version.' })
  versionId: Types.ObjectId;

  @FlagField({ description: 'Whether the version is hidden. Defaults to true.', nullable: true })
  hidden?: boolean | null;
}
