import { Plus, Star } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import type { StoryGroup } from '../stories/StoryTray.js';
import type { Profile } from './ProfilePage.js';
import styles from './Profile.module.css';

const StoryViewer = lazy(() => import('../stories/StoryViewer.js'));
const NewHighlight = lazy(() => import('../stories/NewHighlight.js'));

/** The stories that a user keeps on the profile. */
export function Highlights({ user, own }: { user: Profile; own: boolean }) {
  const [open, setOpen] = useState<number | null>(null);
  const [adding, setAdding] = useState(false);
  const shown = user.highlights.nodes.filter(({ stories }) => stories.length > 0);
  if (shown.length === 0 && !own) return null;
  const groups: StoryGroup[] = shown.map(({ title, stories }) => ({ title, stories }));
  return (
    <section className={styles['highlights']} aria-label="Highlights">
      {own && (
        <button type="button" className={styles['highlight']} onClick={() => setAdding(true)}>
          <span className={styles['disc']}>
            <Plus size={22} aria-hidden="true" />
          </span>
          New highlight
        </button>
      )}
      {shown.map(({ id, title, cover }, index) => (
        <button key={id} type="button" className={styles['highlight']} onClick={() => setOpen(index)}>
          <span className={styles['disc']}>
            {cover ? <img src={cover} alt="" loading="lazy" /> : <Star size={22} aria-hidden="true" />}
          </span>
          {title}
        </button>
      ))}
      <Suspense>
        {open !== null && <StoryViewer groups={groups} start={open} onClose={() => setOpen(null)} />}
        {adding && <NewHighlight username={user.username} onClose={() => setAdding(false)} />}
      </Suspense>
    </section>
  );
}
