import { Types } from 'mongoose';
import type { Topics } from '../../events/topics.js';
import { crowdSeesComment, crowdSeesPost } from '../../rules/social/index.js';
import { ENDED, unnumbered, type Entry, type LiveStream } from '../live/index.js';

/** Something happened to a post. Not numbered: whoever comes back reads the post as it is then. */
export interface PostActivityEntry extends Entry {
  readonly signal: Topics['postActivity'];
}

/**
 * What happens to a post. New comments are told one by one; any number of other changes that wait are one. Whoever is
 * parted from a commenter by a block, or has muted them, is told that the counts changed.
 */
export const postActivityStream: LiveStream<'postActivity', PostActivityEntry> = {
  ...unnumbered,
  topic: 'postActivity',
  signal(signal) {
    const told = { seq: null, signal };
    return signal.newComment ? { entry: told } : { changed: told };
  },
  lookAgain: (post) => ({ seq: null, signal: { post, newComment: null } }),
  async audiences(channel, { signal }, viewers) {
    const comment = signal.newComment && new Types.ObjectId(signal.newComment);
    const [seesPost, seesComment] = await Promise.all([
      crowdSeesPost(new Types.ObjectId(channel), viewers),
      comment ? crowdSeesComment(comment, viewers) : null,
    ]);
    return viewers.map((_, index) => (!seesPost[index] ? ENDED : seesComment?.[index] ? 'all' : 'counts'));
  },
};
