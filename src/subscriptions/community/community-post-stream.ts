import { Types } from 'mongoose';
import type { Topics } from '../../events/topics.js';
import { crowdSeesCommunityPost } from '../../rules/community/index.js';
import { crowdSeesComment } from '../../rules/social/index.js';
import { ENDED, unnumbered, type Entry, type LiveStream } from '../live/index.js';

/** Something happened to a community post. Not numbered: a client that comes back reads the post as it is then. */
export interface CommunityPostEntry extends Entry {
  readonly signal: Topics['communityPostActivity'];
}

/** What happens to a community post. New comments are told one by one; other changes that wait are one. */
export const communityPostStream: LiveStream<'communityPostActivity', CommunityPostEntry> = {
  ...unnumbered,
  topic: 'communityPostActivity',
  signal(signal) {
    const told = { seq: null, signal };
    return signal.newComment ? { entry: told } : { changed: told };
  },
  lookAgain: (post) => ({ seq: null, signal: { post, newComment: null } }),
  async audiences(channel, { signal }, viewers) {
    const comment = signal.newComment && new Types.ObjectId(signal.newComment);
    const [seesPost, seesComment] = await Promise.all([
      crowdSeesCommunityPost(new Types.ObjectId(channel), viewers),
      comment ? crowdSeesComment(comment, viewers) : null,
    ]);
    // Polls and reactions are shown as each viewer may see them, so nobody shares another's answer.
    return viewers.map((viewer, index) => {
      if (!seesPost[index]) return ENDED;
      return `${seesComment?.[index] ? 'all' : 'counts'}:${viewer?.id.toHexString() ?? ''}`;
    });
  },
};
