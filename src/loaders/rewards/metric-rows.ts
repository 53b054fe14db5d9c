import type { AnyModel } from '../../lib/exchange/index.js';
import { AchievementMetric } from '../../models/rewards/index.js';
import {
  CommentModel,
  FollowModel,
  FollowStatus,
  LikeModel,
  LISTED,
  PostModel,
  SaveModel,
} from '../../models/social/index.js';

/** The rows that a metric counts. */
export interface MetricRows {
  model: AnyModel;
  /** The field that holds the user. */
  by: string;
  match: Record<string, unknown>;
}

const ACTIVE = { status: FollowStatus.ACTIVE };

/** What each metric of achievements counts. The streak is a number of the wallet instead. */
export const METRIC_ROWS: { [M in AchievementMetric]?: MetricRows } = {
  [AchievementMetric.POSTS]: { model: PostModel, by: 'author', match: LISTED },
  [AchievementMetric.COMMENTS]: { model: CommentModel, by: 'author', match: { deletedAt: null } },
  [AchievementMetric.REACTIONS]: { model: LikeModel, by: 'user', match: {} },
  [AchievementMetric.FOLLOWERS]: { model: FollowModel, by: 'following', match: ACTIVE },
  [AchievementMetric.FOLLOWING]: { model: FollowModel, by: 'follower', match: ACTIVE },
  [AchievementMetric.SAVES]: { model: SaveModel, by: 'user', match: {} },
};
