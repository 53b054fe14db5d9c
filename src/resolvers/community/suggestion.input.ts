import type { Types } from 'mongoose';
import { InputType } from 'type-graphql';
import {
  SUGGESTION_LIMITS,
  SuggestionCategory,
  SuggestionPriority,
  SuggestionStatus,
} from '../../models/community/index.js';
import {
  ChoiceField,
  ClientIdField,
  FlagField,
  IdField,
  ListField,
  TextField,
  TextListField,
} from '../../schema/input.js';
import { CommunityAttachmentInput } from '../system/community-attachment.input.js';

/** A new suggestion. */
@InputType({ description: 'A new suggestion.' })
export class CreateSuggestionInput {
  @TextField({ description: 'The title of it.', max: SUGGESTION_LIMITS.title })
  title: string;

  @TextField({ description: 'The text of the suggestion.', max: SUGGESTION_LIMITS.description })
  description: string;

  @ChoiceField(() => SuggestionCategory, { description: 'The category of the suggestion.' })
  category: SuggestionCategory;

  @TextListField({
    description: 'Words that the suggestion is found by.',
    nullable: true,
    most: SUGGESTION_LIMITS.tags,
    max: SUGGESTION_LIMITS.tag,
  })
  tags?: string[] | null;

  @ListField(() => CommunityAttachmentInput, {
    description: 'The attachments, in order.',
    nullable: true,
    most: 10,
  })
  attachments?: CommunityAttachmentInput[] | null;

  @ClientIdField()
  clientId?: string | null;
}

/** A suggestion. */
@InputType({ description: 'A suggestion to delete.' })
export class DeleteSuggestionInput {
  @IdField('Suggestion', { description: 'The suggestion.' })
  suggestionId: Types.ObjectId;
}

/** A vote for a suggestion. */
@InputType({ description: 'A vote for a suggestion.' })
export class VoteForSuggestionInput {
  @IdField('Suggestion', { description: 'The suggestion.' })
  suggestionId: Types.ObjectId;

  @FlagField({ description: 'Whether the viewer votes for it. False takes the vote back.' })
  vote: boolean;
}

/** A triage. */
@InputType({
  description: 'Input of `triageSuggestion`. Absent fields stay as they are.',
})
export class TriageSuggestionInput {
  @IdField('Suggestion', { description: 'The suggestion.' })
  suggestionId: Types.ObjectId;

  @ChoiceField(() => SuggestionStatus, { description: 'The status of the suggestion.', nullable: true })
  status?: SuggestionStatus | null;

  @ChoiceField(() => SuggestionPriority, { description: 'The priority of the suggestion.', nullable: true })
  priority?: SuggestionPriority | null;

  @IdField('User', {
    description: 'A moderator or admin to assign. Null takes the assignment away.',
    nullable: true,
  })
  assigneeId?: Types.ObjectId | null;
}

/** A suggestion to merge. */
@InputType({ description: 'A suggestion that says the same as another one.' })
export class MergeSuggestionInput {
  @IdField('Suggestion', { description: 'The suggestion to merge.' })
  suggestionId: Types.ObjectId;

  @IdField('Suggestion', { description: 'The suggestion that takes over its votes.' })
  intoId: Types.ObjectId;
}
