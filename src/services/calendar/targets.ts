import { Event, EventModel, EventState, type Event as EventRow } from '../../models/calendar/index.js';
import { canSeeEvent } from '../../rules/calendar/index.js';
import { defineTarget, wordsOf, type Moderated } from '../../rules/target.js';

/** How moderators hide events. */
const moderatedEvent: Moderated = {
  async take(tx, id, { _id }) {
    const { matchedCount } = await EventModel.collection.updateOne(
      { _id: id, deletedAt: null },
      { $set: { deletedAt: tx.at, removedBy: _id, listed: false, updatedAt: tx.at } },
      { session: tx.session },
    );
    return matchedCount === 1;
  },
  async give(tx, id, { _id }) {
    const listed = { $in: ['$status', [EventState.PUBLISHED, EventState.COMPLETED]] };
    const { matchedCount } = await EventModel.collection.updateOne(
      { _id: id, removedBy: _id },
      [{ $set: { deletedAt: null, listed, updatedAt: tx.at } }, { $unset: 'removedBy' }],
      { session: tx.session },
    );
    return matchedCount === 1;
  },
  async edit(tx, id, text) {
    const before = (await EventModel.collection.findOneAndUpdate(
      { _id: id, deletedAt: null },
      { $set: { description: text, updatedAt: tx.at } },
      { session: tx.session },
    )) as EventRow | null;
    return before && (before.description ?? '');
  },
};

/** What reports and favourites of the calendar domain point at. */
export const calendarTargets = {
  Event: defineTarget<EventRow>({
    type: () => Event,
    noun: 'event',
    find: (ctx, id) => ctx.loaders.event.get(id),
    visible: canSeeEvent,
    author: ({ organizer }) => organizer,
    group: (_, { group }) => group,
    evidence: ({ title, description: text, coverImage, visibility, createdAt, deletedAt }) =>
      deletedAt
        ? null
        : { ...wordsOf({ title, text }), media: coverImage ? [coverImage] : [], visibility, createdAt },
    favorite: true,
    moderation: moderatedEvent,
  }),
};
