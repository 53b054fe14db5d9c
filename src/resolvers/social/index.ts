import { CommentMutationResolver } from './comment-mutation.resolver.js';
import { CommentResolver } from './comment.resolver.js';
import { DashboardResolver, ViewerDashboardResolver } from './dashboard.resolver.js';
import { FeatureMutationResolver } from './feature-mutation.resolver.js';
import { FeedResolver } from './feed.resolver.js';
import { FollowMutationResolver } from './follow-mutation.resolver.js';
import { HighlightMutationResolver } from './highlight-mutation.resolver.js';
import { KeptPeopleResolver } from './kept-people.resolver.js';
import { NearbyResolver } from './nearby.resolver.js';
import { OwnPostsResolver } from './own-posts.resolver.js';
import { NotificationMutationResolver } from './notification-mutation.resolver.js';
import { NotificationResolver, ViewerNotificationResolver } from './notification.resolver.js';
import { MuteMutationResolver } from './mute-mutation.resolver.js';
import { UserTiesResolver, ViewerSuggestionResolver } from './people.resolver.js';
import { PostMutationResolver } from './post-mutation.resolver.js';
import { PostStatusMutationResolver } from './post-status-mutation.resolver.js';
import { PostResolver } from './post.resolver.js';
import { PresenceResolver } from './presence.resolver.js';
import { PushResolver } from './push.resolver.js';
import { ReactionMutationResolver } from './reaction-mutation.resolver.js';
import { RepostResolver, UserRepostsResolver } from './repost.resolver.js';
import { SearchResolver } from './search.resolver.js';
import {
  HighlightResolver,
  StoryResolver,
  UserStoryResolver,
  ViewerStoryResolver,
} from './story.resolver.js';
import { StoryMutationResolver } from './story-mutation.resolver.js';
import { TagMutationResolver } from './tag-mutation.resolver.js';
import { TagResolver } from './tag.resolver.js';
import { TrendingResolver } from './trending.resolver.js';
import { UserSocialResolver } from './user.resolver.js';
import { ViewerSocialResolver } from './viewer.resolver.js';

/** The resolvers of content, reactions and follows. */
export const socialResolvers = [
  FeedResolver,
  SearchResolver,
  NearbyResolver,
  TagResolver,
  PostResolver,
  CommentResolver,
  UserSocialResolver,
  PresenceResolver,
  ViewerSocialResolver,
  ViewerDashboardResolver,
  DashboardResolver,
  OwnPostsResolver,
  PostMutationResolver,
  PostStatusMutationResolver,
  RepostResolver,
  UserRepostsResolver,
  ReactionMutationResolver,
  CommentMutationResolver,
  FollowMutationResolver,
  TagMutationResolver,
  NotificationResolver,
  ViewerNotificationResolver,
  NotificationMutationResolver,
  PushResolver,
  StoryResolver,
  HighlightResolver,
  UserStoryResolver,
  ViewerStoryResolver,
  StoryMutationResolver,
  HighlightMutationResolver,
  KeptPeopleResolver,
  UserTiesResolver,
  ViewerSuggestionResolver,
  MuteMutationResolver,
  TrendingResolver,
  FeatureMutationResolver,
];
