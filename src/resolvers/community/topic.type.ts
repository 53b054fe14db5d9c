import type { Types } from 'mongoose';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import {
  CommunityPost,
  CommunityPostVersion,
  PollResults,
  Suggestion,
} from '../../models/community/index.js';
import { connection } from '../../schema/connection.js';
import { payload } from '../../schema/payload.js';

/** The orders of community posts; the values are the names of loaders/community/lists/topic.ts. */
export enum CommunityPostSort {
  NEW = 'new',
  ACTIVE = 'active',
  TOP = 'top',
  HOT = 'hot',
}
registerEnumType(CommunityPostSort, {
  name: 'CommunityPostSort',
  description: 'The order of a list of community posts.',
  valuesConfig: {
    NEW: { description: 'Newest first. In a group, pinned posts come before all others.' },
    ACTIVE: { description: 'Latest post or comment first.' },
    TOP: { description: 'Most reactions first.' },
    HOT: { description: 'Newest first, where each reaction, comment, share and view makes a post younger.' },
  },
});

/** The orders of suggestions. */
export enum SuggestionSort {
  NEW = 'new',
  TOP = 'top',
}
registerEnumType(SuggestionSort, {
  name: 'SuggestionSort',
  description: 'The order of a list of suggestions.',
  valuesConfig: { NEW: { description: 'The newest come first.' }, TOP: { description: 'Most votes first.' } },
});

/** An option of a poll, as the viewer may see it. */
@ObjectType('PollOption', { description: 'An option of a poll.', simpleResolvers: true })
export class PollOptionView {
  /** What the global id is made of. */
  _id: Types.ObjectId;

  @Field(() => ID, { description: 'The id of the option, for voteInPoll.' })
  id?: string;

  @Field(() => String, { description: 'The text of the option.' })
  text: string;

  @Field(() => Int, {
    nullable: true,
    description: 'Number of users who chose the option. Null while the results are not shown to the viewer.',
  })
  votes: number | null;

  @Field(() => Boolean, { description: 'Whether the viewer has chosen the option.' })
  viewerHasChosen: boolean;
}

/** A poll, as the viewer may see it. */
@ObjectType('Poll', { description: 'The poll of a community post. Votes are secret.', simpleResolvers: true })
export class PollView {
  @Field(() => String, { description: 'The text of the question.' })
  question: string;

  @Field(() => Boolean, { description: 'Whether a user may choose several options.' })
  allowMultiple: boolean;

  @Field(() => PollResults, { description: 'When the results can be seen.' })
  results: PollResults;

  @Field(() => Date, {
    nullable: true,
    description: 'When the poll closes, or when it was closed before its end. Null if it has no end.',
  })
  endsAt: Date | null;

  @Field(() => Boolean, { description: 'Whether the poll takes no further votes.' })
  isClosed: boolean;

  @Field(() => Int, {
    nullable: true,
    description: 'Number of choices of all users. Null while the results are not shown to the viewer.',
  })
  totalVotes: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Number of users who voted. Null while the results are not shown to the viewer.',
  })
  voters: number | null;

  @Field(() => [PollOptionView], { description: 'The options, in order.' })
  options: PollOptionView[];
}

/** Community posts. */
@ObjectType('CommunityPostConnection', { description: 'A page of a list of community posts.' })
export class CommunityPostConnection extends connection('CommunityPost', () => CommunityPost) {}

/** Former versions of a community post. */
@ObjectType('CommunityPostVersionConnection', {
  description: 'A page of former versions of a community post.',
})
export class CommunityPostVersionConnection extends connection(
  'CommunityPostVersion',
  () => CommunityPostVersion,
) {}

/** Suggestions. */
@ObjectType('SuggestionConnection', { description: 'A page of a list of suggestions.' })
export class SuggestionConnection extends connection('Suggestion', () => Suggestion) {}

/** The answer of what changes a community post. */
@ObjectType({ description: 'The answer of a mutation that changes a community post.' })
export class CommunityPostPayload extends payload(
  'communityPost',
  () => CommunityPost,
  'The community post. Null on refusal, or if the viewer no longer sees it.',
) {}

/** The answer of what changes a suggestion. */
@ObjectType({ description: 'The answer of a mutation that changes a suggestion.' })
export class SuggestionPayload extends payload(
  'suggestion',
  () => Suggestion,
  'The suggestion. Null on refusal.',
) {}
