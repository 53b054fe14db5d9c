import { CommentMutationResolver } from './comment-mutation.resolver.js';
import { FollowMutationResolver } from './follow-mutation.resolver.js';
import { PostMutationResolver } from './post-mutation.resolver.js';
import { ReactionMutationResolver } from './reaction-mutation.resolver.js';
import { TagMutationResolver } from './tag-mutation.resolver.js';

/** The resolvers of posts, comments, reactions, follows and tags. */
export const socialResolvers = [
  PostMutationResolver,
  ReactionMutationResolver,
  CommentMutationResolver,
  FollowMutationResolver,
  TagMutationResolver,
];
