import type { ComponentProps } from 'react';
import { useSession } from '../../app/session.js';
import { LinkTabs, Page } from '../../ui/index.js';
import styles from './admin.module.css';
import { SECTIONS } from './sections.js';

/** A page of the administration, with tabs for the sections that the viewer may use. */
export function AdminPage({ children, ...page }: ComponentProps<typeof Page>) {
  const { viewer } = useSession();
  const shown = SECTIONS.filter(({ may }) => viewer && may(viewer));
  return (
    <Page width="wide" {...page}>
      <div className={styles['sections']}>
        <LinkTabs
          label="Administration"
          items={shown.map(({ path, label }) => ({ to: path, label, end: path === '/admin' }))}
        />
      </div>
      {children}
    </Page>
  );
}
