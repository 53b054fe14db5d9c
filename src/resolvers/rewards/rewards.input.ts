import type { Types } from 'mongoose';
import { InputType } from 'type-graphql';
import { FavoriteType } from '../../models/rewards/index.js';
import {
  ClientIdField,
  FlagField,
  IdField,
  IdListField,
  IntField,
  TextField,
  TextListField,
} from '../../schema/input.js';

const FAVORITES = Object.values(FavoriteType);

/** The input of `claimReward`. */
@InputType({ description: 'Input of `claimReward`.' })
export class ClaimRewardInput {
  @IdField('RewardDefinition', { description: 'The reward to claim.' })
  rewardId: Types.ObjectId;

  @ClientIdField()
  clientId?: string | null;
}

/** The input of `buyItem`. */
@InputType({ description: 'Input of `buyItem`.' })
export class BuyItemInput {
  @IdField('RewardItem', { description: 'The item to buy.' })
  itemId: Types.ObjectId;

  @IntField({
    description: 'The price that the viewer saw. Another price is a CONFLICT.',
    nullable: true,
    min: 0,
    max: 1_000_000_000,
  })
  expectedPrice?: number | null;

  @ClientIdField()
  clientId?: string | null;
}

/** The input of `refundItem`. */
@InputType({ description: 'Input of `refundItem`.' })
export class RefundItemInput {
  @IdField('RewardItem', { description: 'The item to refund.' })
  itemId: Types.ObjectId;
}

/** The input of `equipItem`. */
@InputType({ description: 'Input of `equipItem`.' })
export class EquipItemInput {
  @IdField('RewardItem', { description: 'The owned item.' })
  itemId: Types.ObjectId;

  @FlagField({ description: 'Whether the profile shows the item.' })
  equipped: boolean;
}

/** The input of `showAchievements`. */
@InputType({ description: 'Input of `showAchievements`.' })
export class ShowAchievementsInput {
  @IdListField('Achievement', { description: 'The unlocked achievements, in order.', most: 6 })
  achievementIds: Types.ObjectId[];
}

/** The input of `favorite`. */
@InputType({ description: 'Input of `favorite`. Absent fields of an existing favorite stay.' })
export class FavoriteInput {
  @IdField(FAVORITES, { description: 'The item.' })
  itemId: { type: FavoriteType; id: Types.ObjectId };

  @TextField({ description: 'The category.', nullable: true, max: 50 })
  category?: string | null;

  @TextField({ description: 'Private notes.', nullable: true, max: 200 })
  notes?: string | null;

  @TextListField({ description: 'The tags of the post.', nullable: true, max: 50, most: 20 })
  tags?: string[] | null;
}

/** The input of `unfavorite` and `openFavorite`. */
@InputType({ description: 'Input of `unfavorite` and `openFavorite`.' })
export class FavoriteItemInput {
  @IdField(FAVORITES, { description: 'The item.' })
  itemId: { type: FavoriteType; id: Types.ObjectId };
}
