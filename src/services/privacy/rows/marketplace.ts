import type { Types } from 'mongoose';
import type { Tx } from '../../../events/transact.js';
import {
  ToolAdoptionModel,
  ToolModel,
  ToolReviewModel,
  ToolReviewState,
  ToolReviewVoteModel,
  ToolStarModel,
  ToolUseModel,
  ToolVersionModel,
  type ToolReview,
  type ToolReviewVote,
  type ToolStar,
} from '../../../models/marketplace/index.js';
import { NOBODY } from '../../../models/privacy/index.js';
import { SlugModel } from '../../../models/system/index.js';
import { own, type PersonalData, type Row } from '../personal-data.js';
import { anonymise, empty, remove } from '../steps.js';

const idsOf = (rows: readonly Row[]): Types.ObjectId[] => rows.map(({ _id }) => _id);

/** The emptied form of a tool, which is kept for others' reviews. */
const emptyTool = (tx: Tx): object[] => [
  {
    $set: {
      ...{ author: NOBODY, name: 'Deleted tool', nameKey: 'deleted tool', description: '', searchText: '' },
      slug: { $concat: ['deleted-', { $toString: '$_id' }] },
      ...{ codeUrl: '', mainFunction: '', currentVersion: null, isVerified: false, isFeatured: false },
      ...{ tags: [], inputs: [], outputs: [], settings: [], hooks: [], dependencies: [] },
      ...{ requiredPermissions: [], published: false, reviewState: ToolReviewState.UNREVIEWED },
      ...{ deletedAt: { $ifNull: ['$deletedAt', tx.at] }, updatedAt: tx.at },
    },
  },
  { $unset: ['longDescription', 'icon', 'banner'] },
];

/** Removes the versions, the slugs and the author's answers of a tool. */
async function removeParts(tx: Tx, rows: Row[]): Promise<void> {
  const tools = idsOf(rows);
  const { session } = tx;
  await ToolVersionModel.collection.deleteMany({ tool: { $in: tools } }, { session });
  await SlugModel.collection.deleteMany({ scope: 'Tool', target: { $in: tools } }, { session });
  await ToolReviewModel.collection.updateMany(
    { tool: { $in: tools } },
    { $unset: { reply: '' } },
    { session },
  );
}

async function sayReviews(tx: Tx, rows: Row[]): Promise<void> {
  await ToolReviewVoteModel.collection.deleteMany({ review: { $in: idsOf(rows) } }, { session: tx.session });
  for (const { _id: review, tool, author, rating, versionId, hiddenAt } of rows as unknown as ToolReview[])
    if (!hiddenAt)
      tx.emit('tool.reviewed', {
        ...{ tool, toolAuthor: null, review, reviewer: author },
        ...{ from: { rating, version: versionId }, to: null },
      });
}

function sayVotes(tx: Tx, rows: Row[]): void {
  for (const { review, user, helpful } of rows as unknown as ToolReviewVote[])
    tx.emit('tool.review-voted', { review, user, from: helpful, to: null });
}

function sayStars(tx: Tx, rows: Row[]): void {
  for (const { tool, user } of rows as unknown as ToolStar[]) tx.emit('tool.unstarred', { tool, user });
}

/** Tools, and users' actions on them. */
export const marketplace: PersonalData[] = [
  {
    model: ToolModel,
    ids: { author: 'User' },
    told: {
      as: 'tools',
      type: 'Tool',
      own: own('author'),
      fields: [
        ...['slug', 'name', 'description', 'longDescription', 'category', 'tags', 'icon', 'banner'],
        ...['currentVersion', 'codeUrl', 'mainFunction', 'inputs', 'outputs', 'settings', 'hooks'],
        ...['dependencies', 'requiredPermissions', 'sandboxed', 'riskLevel', 'published', 'publishedAt'],
        ...[
          'isVerified',
          'reviewState',
          'isFeatured',
          'stats',
          'ratings',
          'deletedAt',
          'createdAt',
          'updatedAt',
        ],
      ],
    },
    untold: ['author', 'nameKey', 'searchText', 'isBuiltIn'],
    erased: [empty(ToolModel, 'author', emptyTool, removeParts)],
    why: 'Others have reviewed the tool: its place stays, empty. Its versions are removed.',
  },
  {
    model: ToolVersionModel,
    ids: { tool: 'Tool' },
    untold: 'all',
    why: 'A version names nobody. The content of the current one is exported with its tool; all go with the tool.',
  },
  {
    model: ToolStarModel,
    ids: { tool: 'Tool', user: 'User' },
    told: { as: 'starredTools', own: own('user'), fields: ['tool', 'createdAt'] },
    untold: ['user'],
    erased: [remove(ToolStarModel, 'user', sayStars)],
    why: 'A star belongs to the user.',
  },
  {
    model: ToolAdoptionModel,
    ids: { tool: 'Tool', version: 'ToolVersion', user: 'User' },
    told: { as: 'toolDownloads', own: own('user'), fields: ['tool', 'version', 'kind', 'createdAt'] },
    untold: ['user'],
    erased: [anonymise(ToolAdoptionModel, 'user')],
    why: 'The numbers of downloads and uses stay; who is behind them does not.',
  },
  {
    model: ToolUseModel,
    ids: { tool: 'Tool', user: 'User', agent: 'Agent', chatSession: 'ChatSession' },
    told: {
      as: 'toolUses',
      own: own('user'),
      fields: [
        ...['tool', 'toolName', 'toolCategory', 'version', 'action', 'success', 'error', 'input', 'output'],
        ...['metadata', 'durationMs', 'statusCode', 'outputSize', 'agent', 'chatSession', 'createdAt'],
      ],
    },
    untold: ['user'],
    erased: [remove(ToolUseModel, 'user')],
    why: 'A run is the user’s; what is counted of it stays without them.',
  },
  {
    model: ToolReviewModel,
    ids: {
      tool: 'Tool',
      author: 'User',
      versionId: 'ToolVersion',
      'attachments.upload': 'Upload',
      removedBy: 'ModerationAction',
    },
    told: {
      as: 'toolReviews',
      type: 'ToolReview',
      own: own('author'),
      fields: [
        ...['tool', 'rating', 'title', 'body', 'pros', 'cons', 'version', 'attachments', 'reply'],
        ...['helpful', 'notHelpful', 'editedAt', 'hiddenAt', 'createdAt', 'updatedAt'],
      ],
    },
    untold: ['removedBy', 'author', 'versionId', 'score'],
    erased: [remove(ToolReviewModel, 'author', sayReviews)],
    why: 'A review is the words of its author. The average is made without it.',
  },
  {
    model: ToolReviewVoteModel,
    ids: { review: 'ToolReview', user: 'User' },
    told: { as: 'toolReviewVotes', own: own('user'), fields: ['review', 'helpful', 'createdAt'] },
    untold: ['user'],
    erased: [remove(ToolReviewVoteModel, 'user', sayVotes)],
    why: 'A vote belongs to the user.',
  },
];
