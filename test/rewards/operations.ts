/** Operations that several tests of rewards send. */
export const REWARDS = `{ viewer { coins rewards {
  points { total available spent }
  level { name pointsToNext }
  mastery
  streak { days longest lastDay freezesLeft atRisk }
  today { pointsEarned actions claimed }
  cosmetics { profileFrame { code } achievements { code } }
  stats { achievementPoints refundsUsed }
} } }`;
export const CLAIMABLE =
  '{ viewer { claimableRewards { id code claimsLeft nextClaimAt viewerCanClaim viewerBlock { reason message until } } } }';
export const CLAIM = `mutation ($id: ID!, $clientId: String) {
  claimReward(input: { rewardId: $id, clientId: $clientId }) { points coins reward { claimsLeft nextClaimAt } }
}`;
export const SHOP = '{ shopItems(first: 50) { nodes { id code price stock viewerOwns viewerStatus } } }';
export const BUY = `mutation ($input: BuyItemInput!) {
  buyItem(input: $input) { item { id viewerOwns } viewer { rewards { points { available spent } } } }
}`;
export const REFUND = `mutation ($id: ID!) {
  refundItem(input: { itemId: $id }) { item { viewerOwns } viewer { rewards { points { available } } } }
}`;
export const EQUIP = `mutation ($input: EquipItemInput!) {
  equipItem(input: $input) { viewer { rewards { cosmetics { profileFrame { code } } } } }
}`;
export const BADGES = `query ($username: String!) {
  user(username: $username) { achievements(first: 12) { totalCount nodes { achievement { code } unlockedAt } } }
}`;
export const FAVORITE = `mutation ($input: FavoriteInput!) {
  favorite(input: $input) { favorite { id category notes tags accessCount item { __typename } } }
}`;
export const FAVORITES = `query ($type: FavoriteType, $category: String, $tag: String) {
  viewer {
    favoriteCategories { name count }
    favorites(first: 20, type: $type, category: $category, tag: $tag) {
      totalCount nodes { id category item { __typename } }
    }
  }
}`;
export const BOARD = `query ($category: LeaderboardCategory!, $period: LeaderboardPeriod!) {
  leaderboard(category: $category, period: $period) {
    participants viewerEntry { rank score change trend }
    entries(first: 50) { nodes { rank score user { id } } }
  }
}`;
