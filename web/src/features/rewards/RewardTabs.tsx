import { LinkTabs } from '../../ui/index.js';

/** The pages of the viewer's rewards. */
export function RewardTabs() {
  return (
    <LinkTabs
      label="Rewards"
      items={[
        { to: '/rewards', label: 'Overview' },
        { to: '/rewards/achievements', label: 'Achievements' },
        { to: '/rewards/points', label: 'Points' },
        { to: '/shop', label: 'Shop' },
      ]}
    />
  );
}
