import { NotificationSubscription } from './social/notification.subscription.js';
import { PostActivitySubscription } from './social/post-activity.subscription.js';

/** Every subscription of the API. */
export const subscriptionResolvers = [PostActivitySubscription, NotificationSubscription];
