import { defineDomain } from '../domain.js';
import { rows } from '../reactors/notifications/rows.js';
import { socialNodes } from '../resolvers/social/nodes.js';
import { socialResolvers } from '../resolvers/social/index.js';
import { reaching } from '../services/privacy/rows/reaching.js';
import { socialContent } from '../services/privacy/rows/social-content.js';
import { socialTies } from '../services/privacy/rows/social-ties.js';
import { socialTraces } from '../services/privacy/rows/social-traces.js';
import { socialTargets } from '../services/social/targets.js';
import { notificationKinds } from '../services/social/notification-words/kinds.js';
import { notificationCounters } from '../services/system/counters/notifications.js';
import { socialCounters } from '../services/system/counters/social.js';
import { HomeFeedSubscription } from '../subscriptions/social/home-feed.subscription.js';
import { NotificationSubscription } from '../subscriptions/social/notification.subscription.js';
import { PostActivitySubscription } from '../subscriptions/social/post-activity.subscription.js';

/** The manifest of posts, stories, the social graph, feeds and notifications. */
export const social = defineDomain({
  name: 'social',
  resolvers: socialResolvers,
  nodes: socialNodes,
  targets: socialTargets,
  guarded: {
    speaking: [
      ...['createPost', 'updatePost', 'publishPost', 'schedulePost', 'repost', 'sharePost', 'createStory'],
      ...['addComment', 'editComment'],
      ...['createHighlight', 'updateHighlight'],
    ],
    takingPart: ['react', 'follow', 'followTag'],
  },
  subscriptions: [PostActivitySubscription, NotificationSubscription, HomeFeedSubscription],
  counted: [...socialCounters, ...notificationCounters],
  personalData: [...socialContent, ...socialTies, ...socialTraces, ...reaching],
  notifications: { kinds: notificationKinds, on: rows },
});
