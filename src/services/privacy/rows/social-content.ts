import type { Types } from 'mongoose';
import type { Tx } from '../../../events/transact.js';
import { CommunityPostModel, type CommunityPost } from '../../../models/community/index.js';
import {
  Audience,
  CommentModel,
  HighlightModel,
  PostModel,
  PostStatus,
  StoryModel,
  type Comment,
  type Post,
  type Story,
} from '../../../models/social/index.js';
import { searchTextOf } from '../../../lib/text.js';
import { NOBODY } from '../../../models/privacy/index.js';
import { withdrawComment } from '../../social/index.js';
import { own, type PersonalData, type Row } from '../personal-data.js';
import { empty, remove, unmention } from '../steps.js';

const since = (tx: Tx) => ({ $ifNull: ['$deletedAt', tx.at] });

/** The emptied form of a post, which is kept for others' comments. */
const emptyPost = (tx: Tx): object[] => [
  {
    $set: {
      ...{ author: NOBODY, audience: Audience.NOBODY, deletedAt: since(tx), updatedAt: tx.at },
      ...{ media: [], tags: [], mentions: [], isFeatured: false, featuredAt: null },
    },
  },
  {
    $unset: [
      ...[
        'title',
        'caption',
        'aiDetails',
        'location',
        'flagReason',
        'neuralScore',
        'publishAt',
        'quoteOf',
        'searchText',
      ],
    ],
  },
];

function sayPosts(tx: Tx, rows: Row[]): void {
  for (const row of rows as unknown as Post[]) {
    if (row.deletedAt || row.status !== PostStatus.PUBLISHED) continue;
    const { _id: post, author, category, tags = [], audience, quoteOf } = row;
    tx.emit('post.deleted', { post, author, category, tags, audience, ...(quoteOf ? { quoteOf } : {}) });
  }
}

function sayReposts(tx: Tx, rows: Row[]): void {
  for (const { _id: post, author, repostOf } of rows as unknown as Post[])
    tx.emit('post.unreposted', { post, author, original: repostOf! });
}

const emptyComment = (tx: Tx): object[] => [
  {
    $set: {
      ...{ author: NOBODY, body: '', attachments: [], mentions: [], editedAt: null },
      ...{ deletedAt: since(tx), updatedAt: tx.at },
    },
  },
];

async function sayComments(tx: Tx, rows: Row[]): Promise<void> {
  for (const row of rows as unknown as Comment[]) {
    if (row.deletedAt) continue;
    const { _id: comment, author, targetType, target, parent } = row;
    await withdrawComment(tx, row);
    const place = targetType === 'CommunityPost' ? await placeOf(tx, target) : null;
    const group = place ? { group: place } : {};
    tx.emit('comment.deleted', { comment, author, targetType, target, parent, ...group });
  }
}

/** The group of a community post. */
async function placeOf(tx: Tx, _id: Types.ObjectId): Promise<Types.ObjectId | null> {
  const row = await CommunityPostModel.findOne({ _id }, { group: 1 })
    .session(tx.session)
    .lean<Pick<CommunityPost, 'group'>>();
  return row?.group ?? null;
}

function sayStories(tx: Tx, rows: Row[]): void {
  for (const { _id: story, author, deletedAt } of rows as unknown as Story[])
    if (!deletedAt) tx.emit('story.deleted', { story, author });
}

/** Users' published content. */
export const socialContent: PersonalData[] = [
  {
    model: PostModel,
    ids: {
      ...{ author: 'User', mentions: 'User', repostOf: 'Post', quoteOf: 'Post' },
      'media.upload': 'Upload',
      removedBy: 'ModerationAction',
    },
    told: {
      as: 'posts',
      type: 'Post',
      own: own('author'),
      fields: [
        ...[
          'category',
          'title',
          'caption',
          'media',
          'aiDetails',
          'location',
          'tags',
          'mentions',
          'visibility',
        ],
        ...[
          'status',
          'publishAt',
          'repostOf',
          'quoteOf',
          'isFeatured',
          'featuredAt',
          'flagged',
          'flagReason',
        ],
        ...['stats', 'reactions', 'editedAt', 'deletedAt', 'createdAt', 'updatedAt'],
      ],
    },
    untold: ['author', 'audience', 'neuralScore', 'score', 'searchText', 'removedBy'],
    erased: [
      unmention(PostModel, 'mentions', ['title', 'caption'], ({ title, caption }) =>
        searchTextOf(title, caption),
      ),
      remove(PostModel, 'author', sayReposts, { repostOf: { $exists: true } }),
      empty(PostModel, 'author', emptyPost, sayPosts),
    ],
    why: 'Others have commented, liked and saved there: the post stays without content and author. Reposts are removed.',
  },
  {
    model: CommentModel,
    ids: {
      ...{
        author: 'User',
        mentions: 'User',
        target: 'nothing public',
        parent: 'Comment',
        replyTo: 'Comment',
      },
      ...{ 'attachments.upload': 'Upload', 'attachments._id': 'nothing public' },
      removedBy: 'ModerationAction',
    },
    told: {
      as: 'comments',
      type: 'Comment',
      own: own('author'),
      fields: [
        ...['targetType', 'target', 'parent', 'replyTo', 'depth', 'body', 'mentions', 'stats', 'reactions'],
        ...['attachments', 'status', 'flagged', 'editedAt', 'deletedAt', 'createdAt', 'updatedAt'],
      ],
    },
    untold: ['author', 'removedBy'],
    erased: [
      unmention(CommentModel, 'mentions', ['body']),
      empty(CommentModel, 'author', emptyComment, sayComments),
    ],
    why: 'Others have answered: the comment stays in the tree without text and author.',
  },
  {
    model: StoryModel,
    ids: {
      ...{ author: 'User', highlights: 'Highlight', 'media.upload': 'Upload' },
      removedBy: 'ModerationAction',
    },
    told: {
      as: 'stories',
      type: 'Story',
      own: own('author'),
      fields: [
        ...[
          'type',
          'media',
          'text',
          'backgroundColor',
          'aiGenerated',
          'aiActivity',
          'duration',
          'visibility',
        ],
        ...['viewsCount', 'expiresAt', 'highlights', 'deletedAt', 'createdAt', 'updatedAt'],
      ],
    },
    untold: ['author', 'expireAt', 'removedBy'],
    erased: [remove(StoryModel, 'author', sayStories)],
    why: 'Nothing of others hangs on a story that is over.',
  },
  {
    model: HighlightModel,
    ids: { owner: 'User', stories: 'Story' },
    told: {
      as: 'highlights',
      type: 'Highlight',
      own: own('owner'),
      fields: ['title', 'coverUrl', 'stories', 'createdAt', 'updatedAt'],
    },
    untold: ['owner', 'slot'],
    erased: [remove(HighlightModel, 'owner')],
    why: 'A highlight consists of stories of the user.',
  },
];
