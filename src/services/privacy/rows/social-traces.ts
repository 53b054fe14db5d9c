import type { Types } from 'mongoose';
import { transact } from '../../../events/transact.js';
import {
  NotificationActorModel,
  NotificationCounterModel,
  NotificationModel,
  PostViewDayModel,
  PostViewModel,
  StoryViewModel,
  TagModel,
  TimelineEntryModel,
  TimelineFloorModel,
} from '../../../models/social/index.js';
import { own, type PersonalData } from '../personal-data.js';
import { BATCH, type Step } from '../step.js';
import { expires, follows, remove } from '../steps.js';

/**
 * Notifications of other users belong to their lane, which alone maintains their counts: an event names the actor
 * rows. They are removed when the lane has processed it, so this step continues by their ids.
 */
const leaveNotifications: Step = {
  path: 'actor',
  how: 'gone',
  async take({ id }, after) {
    const behind = { actor: id, ...(after ? { _id: { $gt: after } } : {}) };
    const rows = await NotificationActorModel.collection
      .find<{ _id: Types.ObjectId }>(behind, { sort: { _id: 1 }, limit: BATCH, projection: { _id: 1 } })
      .toArray();
    const actors = rows.map(({ _id }) => _id);
    if (actors.length > 0) await transact(null, async (tx) => void tx.emit('notifications.left', { actors }));
    return { rows: rows.length, after: actors.at(-1) ?? null };
  },
};

/** Data derived from users' actions. */
export const socialTraces: PersonalData[] = [
  {
    model: NotificationModel,
    ids: { recipient: 'User', target: 'nothing public', root: 'Post', actors: 'User' },
    told: {
      as: 'notifications',
      type: 'Notification',
      own: own('recipient'),
      fields: [
        ...['type', 'targetType', 'target', 'root', 'actors', 'actorCount', 'read', 'readAt'],
        ...['createdAt', 'updatedAt'],
      ],
    },
    untold: ['recipient', 'seq'],
    erased: [remove(NotificationModel, 'recipient'), follows('actors')],
    why: 'Notifications of the user are removed; those of others stay without the user, with correct counts.',
  },
  {
    model: NotificationActorModel,
    ids: {
      recipient: 'User',
      actor: 'User',
      notification: 'Notification',
      target: 'nothing public',
      source: 'Comment',
    },
    untold: 'all',
    erased: [remove(NotificationActorModel, 'recipient'), leaveNotifications],
    why: 'Who is behind a notification is told with the notification.',
  },
  {
    model: NotificationCounterModel,
    ids: { _id: 'User', event: 'nothing public' },
    untold: 'all',
    erased: [remove(NotificationCounterModel, '_id')],
    why: 'It counts what is unread.',
  },
  {
    model: PostViewModel,
    ids: { post: 'Post' },
    names: ['viewer'],
    untold: 'all',
    erased: [expires('viewer')],
    why: 'Who has seen what is forgotten after two days; only numbers are kept. It is found by post alone.',
  },
  {
    model: PostViewDayModel,
    ids: { post: 'Post' },
    untold: 'all',
    why: 'It counts views, of nobody in particular.',
  },
  {
    model: StoryViewModel,
    ids: { story: 'Story', viewer: 'User' },
    told: { as: 'storyViews', own: own('viewer'), fields: ['story', 'viewedAt'] },
    untold: ['viewer', 'expiresAt'],
    erased: [expires('viewer')],
    why: 'Who has seen a story is forgotten a day after the story.',
  },
  { model: TagModel, untold: 'all', why: 'A tag is everybody’s word.' },
  {
    model: TimelineEntryModel,
    ids: { owner: 'User', author: 'User', post: 'Post' },
    untold: 'all',
    erased: [remove(TimelineEntryModel, 'owner'), remove(TimelineEntryModel, 'author')],
    why: 'It is made anew from follows and posts, which are told.',
  },
  {
    model: TimelineFloorModel,
    ids: { owner: 'User', post: 'Post' },
    untold: 'all',
    erased: [remove(TimelineFloorModel, 'owner')],
    why: 'It says how far back a timeline goes.',
  },
];
