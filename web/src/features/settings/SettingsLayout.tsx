import { Outlet } from 'react-router';
import { LinkTabs, Page } from '../../ui/index.js';
import styles from './settings.module.css';

const PAGES = [
  { to: '/settings/profile', label: 'Profile' },
  { to: '/settings/account', label: 'Account' },
  { to: '/settings/notifications', label: 'Notifications' },
  { to: '/settings/privacy', label: 'Privacy' },
  { to: '/settings/data', label: 'Your data' },
  { to: '/settings/api-keys', label: 'API keys' },
  { to: '/settings/appearance', label: 'Appearance' },
];

/** The frame of all settings. */
export function Component() {
  return (
    <Page title="Settings" width="wide">
      <div className={styles['frame']}>
        <LinkTabs label="Settings" items={PAGES} />
        <div className="stack">
          <Outlet />
        </div>
      </div>
    </Page>
  );
}
