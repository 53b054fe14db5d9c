import { CommentModel } from '../../src/models/social/index.js';
import { CommunityPostModel } from '../../src/models/community/index.js';
import { encodeCursor } from '../../src/schema/cursor.js';
import { toGlobalId } from '../../src/schema/ids.js';
import { before, idOf } from '../data/ids.js';
import { insert } from '../data/insert.js';
import { VIEWER } from '../data/people.js';
import { commentRow } from '../data/posts.js';
import type { Domain } from './domain.js';
import { fillGroup, join, topicRow } from './groups.js';

const GROUP = 3;
const SMALL = { topic: 200_000, size: 60, first: 5_000_000 };
const LARGE = { topic: 200_001, size: 20_000, first: 6_000_000 };
const commentedAt = (n: number): Date => before(30_000_000 - n);

const page = (topic: number, after: string | null = null) => ({
  viewer: VIEWER,
  variables: { id: toGlobalId('CommunityPost', idOf('topic', topic)), sort: 'NEWEST', after },
});
const MIDDLE = LARGE.size / 2;
const behindTheMiddle = encodeCursor({ key: commentedAt(MIDDLE), id: idOf('comment', LARGE.first + MIDDLE) });

/** The comments of a topic. */
export const topic: Domain = {
  large: 'topic of 20,000 comments',
  small: 'topic of 60',
  ...{ operation: 'Thread', field: 'comments' },
  async fill() {
    await fillGroup({ group: GROUP, members: 0, posts: 0, first: 0 });
    await join(GROUP, VIEWER);
    for (const { topic: n, size, first } of [SMALL, LARGE]) {
      await CommunityPostModel.collection.insertOne(topicRow(n, GROUP, size));
      await insert(CommentModel.collection, 0, size, (index) => ({
        ...commentRow(first + index, idOf('topic', n), commentedAt(index)),
        targetType: 'CommunityPost',
      }));
    }
  },
  pages: {
    small: page(SMALL.topic),
    large: page(LARGE.topic),
    middle: page(LARGE.topic, behindTheMiddle),
  },
};
