import {
  AchievementModel,
  FavoriteModel,
  InventoryItemModel,
  LeaderboardEntryModel,
  LeaderboardModel,
  PointTransactionModel,
  RewardClaimModel,
  RewardDefinitionModel,
  RewardItemModel,
  UserAchievementModel,
  UserRewardsModel,
} from '../../../models/rewards/index.js';
import { own, type PersonalData } from '../personal-data.js';
import { remove } from '../steps.js';

/** Users' rewards, purchases and favourites. */
export const rewards: PersonalData[] = [
  { model: AchievementModel, untold: 'all', why: 'The catalogue is about nobody.' },
  { model: RewardDefinitionModel, untold: 'all', why: 'The catalogue is about nobody.' },
  { model: RewardItemModel, untold: 'all', why: 'The catalogue is about nobody.' },
  { model: LeaderboardModel, untold: 'all', why: 'A board holds numbers only.' },
  {
    model: LeaderboardEntryModel,
    ids: { board: 'nothing public', user: 'User' },
    untold: 'all',
    erased: [remove(LeaderboardEntryModel, 'user')],
    why: 'Entries are made anew every five minutes from rows that the export holds.',
  },
  {
    model: UserAchievementModel,
    ids: { user: 'User', achievement: 'Achievement' },
    told: { as: 'achievements', own: own('user'), fields: ['achievement', 'unlockedAt'] },
    untold: ['user'],
    erased: [
      remove(UserAchievementModel, 'user', (tx, rows) => {
        for (const { user, achievement } of rows as never as { user: never; achievement: never }[])
          tx.emit('achievement.revoked', { user, achievement });
      }),
    ],
    why: 'Achievements belong to their user; the counter follows.',
  },
  {
    model: UserRewardsModel,
    ids: {
      _id: 'User',
      'cosmetics.profileFrame': 'RewardItem',
      'cosmetics.profileTheme': 'RewardItem',
      'cosmetics.nameEffect': 'RewardItem',
      'cosmetics.achievements': 'Achievement',
    },
    told: {
      as: 'rewards',
      own: own('_id'),
      fields: [
        ...[
          'total',
          'available',
          'spent',
          'achievementPoints',
          'refundsUsed',
          'streak.days',
          'streak.longest',
        ],
        ...['streak.lastDay', 'streak.freezes', 'day.date', 'day.pointsEarned', 'day.actions'],
        ...[
          'cosmetics.profileFrame',
          'cosmetics.profileTheme',
          'cosmetics.nameEffect',
          'cosmetics.achievements',
        ],
      ],
    },
    erased: [remove(UserRewardsModel, '_id')],
    why: 'The wallet belongs to its user.',
  },
  {
    model: PointTransactionModel,
    ids: { user: 'User', item: 'RewardItem' },
    told: {
      as: 'pointTransactions',
      type: 'PointTransaction',
      own: own('user'),
      fields: ['type', 'amount', 'balanceAfter', 'description', 'item', 'createdAt'],
    },
    untold: ['user', 'fact', 'key'],
    erased: [remove(PointTransactionModel, 'user')],
    why: 'Points are no money and have no books to keep.',
  },
  {
    model: RewardClaimModel,
    ids: { user: 'User', reward: 'RewardDefinition' },
    told: { as: 'rewardClaims', own: own('user'), fields: ['reward', 'count', 'claimedAt'] },
    untold: ['user', 'period'],
    erased: [remove(RewardClaimModel, 'user')],
    why: 'Claims belong to their user.',
  },
  {
    model: InventoryItemModel,
    ids: { user: 'User', item: 'RewardItem' },
    told: {
      as: 'inventory',
      own: own('user'),
      fields: ['item', 'price', 'acquiredAt', 'equipped', 'refundableUntil'],
    },
    untold: ['user'],
    erased: [remove(InventoryItemModel, 'user')],
    why: 'Items belong to their user.',
  },
  {
    model: FavoriteModel,
    ids: { user: 'User', item: 'nothing public' },
    told: {
      as: 'favorites',
      type: 'Favorite',
      own: own('user'),
      fields: ['itemType', 'item', 'category', 'notes', 'tags', 'addedAt', 'lastAccessedAt', 'accessCount'],
    },
    untold: ['user'],
    erased: [remove(FavoriteModel, 'user')],
    why: 'Favorites are private lists of their user.',
  },
];
