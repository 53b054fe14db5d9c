import { ConversationSubscription } from './messaging/conversation.subscription.js';
import { InboxSubscription } from './messaging/inbox.subscription.js';
import { HomeFeedSubscription } from './social/home-feed.subscription.js';
import { NotificationSubscription } from './social/notification.subscription.js';
import { PostActivitySubscription } from './social/post-activity.subscription.js';

/** Every subscription of the API. */
export const subscriptionResolvers = [
  PostActivitySubscription,
  NotificationSubscription,
  HomeFeedSubscription,
  ConversationSubscription,
  InboxSubscription,
];
