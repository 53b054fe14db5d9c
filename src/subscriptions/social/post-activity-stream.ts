import { Types } from 'mongoose';
import type { Topics } from '../../events/topics.js';
import { crowdSeesComment, crowdSeesPost } from '../../rules/social/index.js';
import { ENDED, unnumbered, type Entry, type LiveStream } from '../live/index.js';

/** A change of a post. Not numbered: a client that reconnects reads the post again. */
export interface PostActivityEntry extends Entry {
  readonly signal: Topics['postActivity'];
}

/**
 * Changes of a post. New comments are sent one by one; other waiting changes are merged. A viewer who muted the
 * commenter, or has a block with them, only gets the changed counters.
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
