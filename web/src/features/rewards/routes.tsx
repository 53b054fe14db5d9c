import { Gift, ShoppingBag, Trophy } from 'lucide-react';
import type { Feature } from '../../app/feature.js';
import { withSession } from '../../app/RequireSession.js';

const feature: Feature = {
  nav: [
    { label: 'Leaderboard', to: '/leaderboard', icon: Trophy, order: 50, group: 'community' },
    { label: 'Rewards', to: '/rewards', icon: Gift, order: 10, group: 'account', who: 'signed-in' },
    { label: 'Shop', to: '/shop', icon: ShoppingBag, order: 20, group: 'account' },
  ],
  routes: [
    withSession(
      { path: 'rewards', lazy: () => import('./RewardsPage.js') },
      { path: 'rewards/points', lazy: () => import('./PointsPage.js') },
      { path: 'shop/inventory', lazy: () => import('./InventoryPage.js') },
    ),
    { path: 'rewards/achievements', lazy: () => import('./AchievementsPage.js') },
    { path: 'shop', lazy: () => import('./ShopPage.js') },
    { path: 'leaderboard', lazy: () => import('./LeaderboardPage.js') },
  ],
};
export default feature;
