import type { Types } from 'mongoose';
import {
  AdoptionKind,
  ToolAdoptionModel,
  ToolModel,
  ToolReviewModel,
  ToolReviewVoteModel,
  ToolStarModel,
  ToolVersionModel,
  type Tool,
  type ToolReview,
  type ToolReviewVote,
  type ToolStar,
  type ToolVersion,
} from '../../models/marketplace/index.js';
import { batchedBy, byId, byKey, countPerParent, viewerRelation } from '../factories.js';

/** A user and a tool. */
export interface UserOfTool {
  tool: Types.ObjectId;
  user: Types.ObjectId;
}

/** A tool and the number of one of its versions. */
export interface NumberedVersion {
  tool: Types.ObjectId;
  version: string;
}

const hex = (id: unknown): string => String(id);

/** Loaders of tools and their reviews. */
export const marketplaceLoaders = {
  tool: byId<Tool>(ToolModel),
  toolBySlug: byKey<string, Tool>(ToolModel, 'slug'),
  toolVersion: byId<ToolVersion>(ToolVersionModel),
  toolReview: byId<ToolReview>(ToolReviewModel),
  viewerToolStar: viewerRelation<ToolStar>(ToolStarModel, { viewer: 'user', key: 'tool' }),
  viewerToolReview: viewerRelation<ToolReview>(ToolReviewModel, { viewer: 'author', key: 'tool' }),
  viewerReviewVote: viewerRelation<ToolReviewVote>(ToolReviewVoteModel, { viewer: 'user', key: 'review' }),
  toolReviewCount: countPerParent(ToolReviewModel, { parent: 'tool', where: { hiddenAt: null } }),
  toolVersionCount: countPerParent(ToolVersionModel, { parent: 'tool' }),
  /** A version by its number; null where the tool has none of it. */
  toolVersionByNumber: batchedBy<NumberedVersion, ToolVersion | null>(
    'ToolVersion.by.number',
    ({ tool, version }) => `${hex(tool)}:${version}`,
    async (keys, { roundTrip }) => {
      const rows = await roundTrip.ask<ToolVersion>(ToolVersionModel, [
        { $match: { $or: keys.map(({ tool, version }) => ({ tool, version })) } },
      ]);
      const found = new Map(rows.map((row) => [`${hex(row.tool)}:${row.version}`, row]));
      return keys.map(({ tool, version }) => {
        const row = found.get(`${hex(tool)}:${version}`);
        return row ? Object.assign(row, { __typename: 'ToolVersion' }) : null;
      });
    },
  ),
  /** Whether a user has used a tool: what verifies a review. */
  hasUsedTool: batchedBy<UserOfTool, boolean>(
    'ToolAdoption.used',
    ({ tool, user }) => `${hex(tool)}:${hex(user)}`,
    async (keys, { roundTrip }) => {
      const rows = await roundTrip.ask<{ _id: UserOfTool }>(ToolAdoptionModel, [
        { $match: { $or: keys.map(({ tool, user }) => ({ tool, user })), kind: AdoptionKind.USE } },
        { $group: { _id: { tool: '$tool', user: '$user' } } },
      ]);
      const found = new Set(rows.map(({ _id }) => `${hex(_id.tool)}:${hex(_id.user)}`));
      return keys.map(({ tool, user }) => found.has(`${hex(tool)}:${hex(user)}`));
    },
  ),
  /** Whether the viewer has downloaded or used a version: who has keeps it when it is yanked. */
  viewerHasVersion: viewerRelation<{ _id: Types.ObjectId }>(ToolAdoptionModel, {
    viewer: 'user',
    key: 'version',
  }),
};
