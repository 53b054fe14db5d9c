import type { StoryPartsFragment, StoryTrayPartsFragment } from '@leela/client/documents/feed.js';
import { Plus } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useSession } from '../../app/session.js';
import { Avatar } from '../../ui/index.js';
import styles from './StoryTray.module.css';

const StoryViewer = lazy(() => import('./StoryViewer.js'));
const StoryComposer = lazy(() => import('./StoryComposer.js'));

/** The stories of a user, oldest first. */
export interface StoryGroup {
  title: string;
  stories: readonly StoryPartsFragment[];
}

/** The row of users with stories. It has one height, also while it is loaded. */
export function StoryTray({ items }: { items: StoryTrayPartsFragment['nodes'] | undefined }) {
  const { viewer } = useSession();
  const [open, setOpen] = useState<{ groups: readonly StoryGroup[]; at: number } | null>(null);
  const [composing, setComposing] = useState(false);
  const groups = (items ?? []).map(({ author, stories }) => ({ title: author.fullName, stories }));
  return (
    <section className={styles['tray']} aria-label="Stories">
      <button type="button" className={styles['item']} onClick={() => setComposing(true)}>
        <span className={styles['ring']} data-kind="add">
          <Avatar name={viewer?.user.fullName ?? ''} src={viewer?.user.avatar} size={56} />
          <span className={styles['plus']}>
            <Plus size={14} aria-hidden="true" />
          </span>
        </span>
        Add a story
      </button>
      {items?.map(({ author, stories }, at) => {
        const unseen = stories.some(({ viewerHasSeen }) => !viewerHasSeen) && author.id !== viewer?.user.id;
        return (
          <button
            key={author.id}
            type="button"
            className={styles['item']}
            onClick={() => setOpen({ groups, at })}
            aria-label={`Stories of ${author.fullName}${unseen ? ', new' : ''}`}
          >
            <span className={styles['ring']} data-kind={unseen ? 'unseen' : 'seen'}>
              <Avatar name={author.fullName} src={author.avatar} size={56} />
            </span>
            <span className={styles['who']}>{author.id === viewer?.user.id ? 'You' : author.username}</span>
          </button>
        );
      })}
      {!items && (
        <>
          <span className={styles['ring']} data-kind="seen" aria-hidden="true" />
          <span className={styles['ring']} data-kind="seen" aria-hidden="true" />
        </>
      )}
      <Suspense>
        {open && <StoryViewer groups={open.groups} start={open.at} onClose={() => setOpen(null)} />}
        {composing && <StoryComposer onClose={() => setComposing(false)} />}
      </Suspense>
    </section>
  );
}
